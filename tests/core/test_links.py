"""Which links there are to hand out, and what taking one back does to the day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.link import link_name, link_parts
from app.core.links import handed_out, revocable
from app.core.plan import Block, BlockKind, Breakout
from app.core.refusals import Reason
from app.core.roles import Actor, Role
from tests.core.day import CHAIR, PLAN, Day

SESSIONS = Block("sessies", BlockKind.BREAKOUTS, "Sessies", 12 * 60, breakouts=(Breakout("een", "Wethouders"),))
EVENING = replace(PLAN, blocks=(SESSIONS, *PLAN.blocks))
ORGANISER = Actor(Role.ORGANISER)


def test_every_role_and_every_session_has_a_link() -> None:
    assert handed_out(EVENING) == ("chair:extra", "speaker", "helper", "communication", "rapporteur:een")


def test_a_name_says_whose_link_it_is() -> None:
    names = revocable(EVENING, Role.ORGANISER)
    assert [link_name(*link_parts(name)) for name in names] == list(names)
    assert link_parts("rapporteur:een") == (Role.RAPPORTEUR, "een")


def test_only_the_organiser_may_take_the_chairs_own_link_back() -> None:
    assert set(revocable(EVENING, Role.ORGANISER)) - set(revocable(EVENING, Role.CHAIR)) == {"chair"}
    day = Day(EVENING)
    assert day.refused(c.RevokeLink(link="chair"), CHAIR) is Reason.UNKNOWN_LINK
    day.do(c.RevokeLink(link="chair"), ORGANISER)
    assert day.state.turns == {"chair": 1}


@pytest.mark.parametrize("actor", [CHAIR, ORGANISER])
@pytest.mark.parametrize("link", ["organiser", "participant", "screen", "rapporteur:weg", "rapporteur", ""])
def test_what_nobody_hands_out_cannot_be_taken_back(link: str, actor: Actor) -> None:
    assert Day(EVENING).refused(c.RevokeLink(link=link), actor) is Reason.UNKNOWN_LINK


def test_a_press_counts_for_the_link_that_was_seen() -> None:
    day = Day(EVENING)
    day.do(c.RevokeLink(link="helper", turn=0))
    assert day.do(c.RevokeLink(link="helper", turn=0)) == []
    day.do(c.RevokeLink(link="helper", turn=1))
    assert day.state.turns == {"helper": 2}
    assert day.replayed().turns == day.state.turns
