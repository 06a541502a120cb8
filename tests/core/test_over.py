"""After the day: nothing of it runs on, and the next date is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.audiences import phone_view
from app.core.plan import Plan, Seat
from app.core.roles import Actor, Role
from app.core.scene import stage_view
from app.core.wording import Due, DueKind
from tests.core.day import AGREEMENT, CHOICE, PLAN, Day, opened

END = replace(PLAN, blocks=PLAN.blocks[-1:])
OCTOBER = Due(DueKind.DATE, "1 oktober", "2020-10-01")
LATER = Due(DueKind.DATE, "1 november", "2020-11-01")


def agreed(*dues: Due, plan: Plan = END) -> Day:
    day = Day(plan)
    day.join(6)
    day.advance()
    for due in dues:
        day.do(c.RecordOutcome(wording=replace(AGREEMENT, what=f"Iets {due.text}", due=due)))
    return day


def over(day: Day) -> Day:
    while not day.state.is_over:
        day.advance(despite_incomplete=True)
    return day


def test_the_last_part_does_not_run_on() -> None:
    day, _ = opened(CHOICE)
    stage = stage_view(over(day).state)
    assert (stage.question, stage.pitch, stage.next_title, stage.ends_at) == (None, None, "", 0)
    assert phone_view(day.state, Seat.HALL).stage.question is None


def test_a_day_that_ends_early_has_nothing_to_come() -> None:
    day = Day(replace(PLAN, blocks=(PLAN.blocks[0], PLAN.blocks[3], PLAN.blocks[1])))
    day.join(6)
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    day.do(c.SkipBlock(step=day.state.step, block="pitches"))
    assert stage_view(over(day).state).next_title == ""


@pytest.mark.parametrize(
    ("dues", "next_date"),
    [
        ((), ""),
        ((OCTOBER,), "2020-10-01"),
        ((LATER, Due(DueKind.SEASON, "najaar", review="2020-10-15")), "2020-10-15"),
        ((Due(DueKind.DATE, "vandaag", "2020-09-17"),), ""),
        ((Due(DueKind.FUZZY, "ooit"),), ""),
    ],
)
def test_the_next_date_is_the_first_on_which_something_comes_back(dues: tuple[Due, ...], next_date: str) -> None:
    day = agreed(*dues)
    assert stage_view(day.state).next_day == ""
    assert stage_view(over(day).state).next_day == next_date


@pytest.mark.parametrize("meeting", ["2020-09-30", "2020-10-29"])
def test_the_next_meeting_goes_before_what_is_due(meeting: str) -> None:
    plan = replace(END, next_date=meeting)
    assert stage_view(over(agreed(OCTOBER, plan=plan)).state).next_day == meeting
    assert stage_view(over(agreed(plan=plan)).state).next_day == meeting


def test_what_was_withdrawn_or_declined_has_no_date() -> None:
    day = agreed(OCTOBER, LATER)
    owner = Actor(Role.PARTICIPANT, "p000")
    day.do(c.DescribeSelf(role="manager"), owner)
    day.do(c.AssignOutcome(outcome="o1", participant="p000", is_spokesperson=True))
    day.do(c.ReplyToOutcome(outcome="o1", reply=c.Reply.NO), owner)
    day.do(c.WithdrawOutcome(outcome="o2"))
    assert stage_view(over(day).state).next_day == ""
