"""When we go on after a break: it keeps its length, also when it begins early; every screen says the same time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.core import commands as c
from app.core.agenda import ZONE, agenda
from app.core.audiences import phone_view
from app.core.plan import Block, BlockKind, Seat
from app.core.role_views import speaker_view
from app.core.screen import screen_view
from tests.core.day import PLAN, Day

ARRIVAL = Block("inloop", BlockKind.ARRIVAL, "Inloop", 13 * 60, 30)
OPENING = Block("opening", BlockKind.PLENARY, "Opening", 13 * 60 + 30, 90)
AFTER = Block("verder", BlockKind.PLENARY, "Verder", 15 * 60 + 30, 30)
LAST = Block("slot", BlockKind.PLENARY, "Slot", 16 * 60, 30)


def paused(time: str, kind: BlockKind = BlockKind.BREAK) -> Day:
    """A day in which a break of half an hour, planned at three, begins at this time."""
    pause = Block("pauze", kind, "Pauze", 15 * 60, 30)
    day = Day(replace(PLAN, blocks=(ARRIVAL, OPENING, pause, AFTER, LAST)))
    at(day, "13:00")
    day.advance()
    at(day, "13:30")
    day.advance()
    at(day, time)
    day.advance()
    return day


def at(day: Day, time: str) -> None:
    day.now = datetime.fromisoformat(f"2020-09-17 {time}").replace(tzinfo=ZONE).timestamp()


def goes_on(day: Day) -> str:
    """The one time that all screens and the run sheet say."""
    row = agenda(day.state)[3].predicted
    stages = [screen_view(day.state).stage, speaker_view(day.state).stage]
    stages += [phone_view(day.state, seat).stage for seat in Seat]
    assert {stage.next_start for stage in stages} == {row}
    return f"{row // 60}:{row % 60:02}"


@pytest.mark.parametrize("kind", [BlockKind.BREAK, BlockKind.MEAL])
@pytest.mark.parametrize(("began", "on"), [("14:40", "15:10"), ("15:00", "15:30"), ("15:12", "15:42")])
def test_we_go_on_when_the_break_has_had_its_time(kind: BlockKind, began: str, on: str) -> None:
    assert goes_on(paused(began, kind)) == on


def test_what_comes_after_that_is_no_earlier_than_planned() -> None:
    assert agenda(paused("14:40").state)[4].predicted == LAST.start
    assert agenda(paused("15:12").state)[4].predicted == LAST.start + 12


def test_a_talk_that_begins_early_moves_nothing() -> None:
    assert goes_on(paused("14:40", BlockKind.PLENARY)) == "15:30"


def test_what_is_skipped_after_the_break_is_not_what_we_go_on_with() -> None:
    day = paused("14:40")
    day.do(c.SkipBlock(step=day.state.step, block="verder"))
    assert (screen_view(day.state).stage.next_title, screen_view(day.state).stage.next_start) == ("Slot", 15 * 60 + 10)


@pytest.mark.parametrize(("began", "on"), [("12:40", OPENING.start), ("13:10", OPENING.start + 10)])
def test_who_was_invited_for_the_opening_is_not_called_earlier(began: str, on: int) -> None:
    day = Day(replace(PLAN, blocks=(ARRIVAL, OPENING)))
    at(day, began)
    day.advance()
    assert phone_view(day.state, Seat.HALL).stage.next_start == on
