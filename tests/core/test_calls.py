"""Somebody calls the chair: once at a time, with or without a few words, until it was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.audiences import chair_view
from app.core.breakout_views import rapporteur_view
from app.core.plan import Block, BlockKind, Breakout
from app.core.refusals import Reason
from app.core.role_views import helper_view
from app.core.roles import Actor, Role
from tests.core.day import PLAN, Day

BREAKOUTS = (Breakout("een", "Wethouders"), Breakout("twee", "Managers"))
SESSIONS = Block("sessies", BlockKind.BREAKOUTS, "Sessies", 12 * 60, breakouts=BREAKOUTS)
HELPER = Actor(Role.HELPER)
ONE, TWO = Actor(Role.RAPPORTEUR, "een"), Actor(Role.RAPPORTEUR, "twee")


@pytest.fixture
def day() -> Day:
    return Day(replace(PLAN, blocks=(SESSIONS, *PLAN.blocks)))


def said(day: Day) -> list[tuple[str, str]]:
    return [(call.title, call.text) for call in chair_view(day.state).desk.calls]


def test_the_chair_sees_who_calls_and_why_the_longest_first(day: Day) -> None:
    day.do(c.CallChair(text="  De beamer \n doet het niet "), ONE)
    day.do(c.CallChair(), HELPER)
    assert said(day) == [("Wethouders", "De beamer doet het niet"), ("", "")]


def test_one_press_takes_a_call_off_and_a_second_does_nothing(day: Day) -> None:
    day.do(c.CallChair(), ONE)
    assert day.do(c.DismissCall(call="c1"))
    assert day.do(c.DismissCall(call="c1")) == []
    assert day.do(c.DismissCall(call="c9")) == []
    assert said(day) == []


def test_one_call_at_a_time_of_each(day: Day) -> None:
    day.do(c.CallChair(), ONE)
    assert day.refused(c.CallChair(text="Nog eens"), ONE) is Reason.ALREADY_CALLED
    day.do(c.CallChair(), TWO)
    day.do(c.DismissCall(call="c1"))
    day.do(c.CallChair(text="Nog eens"), ONE)
    assert len(said(day)) == 2


def test_the_same_deed_twice_is_one_call_also_after_it_was_seen(day: Day) -> None:
    day.do(c.CallChair("roep-0001"), ONE)
    day.do(c.DismissCall(call="c1"))
    assert day.do(c.CallChair("roep-0001"), ONE) == []


def test_who_called_sees_that_it_waits(day: Day) -> None:
    day.do(c.CallChair(), ONE)
    assert rapporteur_view(day.state, "een").called_at == day.now
    assert rapporteur_view(day.state, "twee").called_at == 0
    assert helper_view(day.state).called_at == 0
    day.do(c.CallChair(), HELPER)
    assert helper_view(day.state).called_at == day.now


def test_a_call_is_short_and_is_over_with_the_day(day: Day) -> None:
    assert day.refused(c.CallChair(text="x" * 141), HELPER) is Reason.TEXT_TOO_LONG
    day.state = replace(day.state, closed_at=day.now)
    assert day.refused(c.CallChair(), HELPER) is Reason.DAY_CLOSED


def test_calls_come_back_after_a_restart(day: Day) -> None:
    day.do(c.CallChair(text="Kom even"), ONE)
    day.do(c.CallChair(), HELPER)
    day.do(c.DismissCall(call="c2"))
    assert chair_view(day.replayed()).desk.calls == chair_view(day.state).desk.calls
