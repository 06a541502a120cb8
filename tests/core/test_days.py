"""Several days in one programme: a night between them, times of one day, and everything else goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.core import commands as c
from app.core.agenda import ZONE, agenda, overrun
from app.core.audiences import phone_view
from app.core.days import today
from app.core.plan import Plan, Seat
from app.core.progress import Move, Phase
from app.core.refusals import Reason
from app.core.revisions import revising
from app.core.screen import screen_view
from app.core.stages import NIGHT, next_move, stage_now
from app.plan_file import read_plan, write_plan
from tests.core.day import AGREEMENT, Day

FILE = """---
titel: Tweedaagse
datum: 29 oktober 2020
---
## 9:00 Inloop
soort: ontvangst
## 9:30 Stemming
### Wat is nodig?
- Leermodules
- Cases
## 17:00 Diner
soort: diner
# vrijdag 30 oktober 2020
## 9:00 Welkom terug
## 9:30 Wat zei de zaal?
soort: terugblik
uitslag van: Wat is nodig?
## 12:00 Slot
soort: wrap-up
"""


def two_days(file: str = FILE) -> Day:
    day = Day(read_plan(file, "dag"))
    day.join(6, 6)
    at(day, "2020-10-29 09:00")
    return day


def at(day: Day, moment: str) -> None:
    day.now = datetime.fromisoformat(moment).replace(tzinfo=ZONE).timestamp()


def until_night(day: Day) -> None:
    while next_move(day.state) is not Move.END_DAY:
        day.advance()
    at(day, "2020-10-29 20:00")
    day.advance()


def test_the_button_ends_the_first_day_and_begins_the_second() -> None:
    day = two_days()
    until_night(day)
    assert day.state.stage == NIGHT
    assert stage_now(day.state).is_night
    assert next_move(day.state) is Move.START_BLOCK
    day.advance()
    assert day.state.current == day.plan.blocks[3]
    assert day.replayed() == day.state


def test_at_night_phone_and_beamer_say_when_the_next_day_begins() -> None:
    day = two_days()
    day.do(c.GoToBlock(step=0, block="diner"))
    for view in (phone_view(day.state, Seat.HALL), screen_view(day.state)):
        assert (view.stage.next_title, view.stage.next_day) == ("Welkom terug", "2020-10-30")
        assert not view.stage.is_night
    day.advance()
    stage = screen_view(day.state).stage
    assert (stage.is_night, stage.next_day, stage.next_start) == (True, "2020-10-30", 540)
    assert {row.state for row in agenda(day.state)} == {"done", "later"}


def test_today_is_the_day_of_now_and_at_night_still_the_one_that_was() -> None:
    day = two_days()
    assert today(day.state) == "2020-10-29"
    until_night(day)
    assert today(day.state) == "2020-10-29"
    day.advance()
    assert today(day.state) == "2020-10-30"


def test_what_is_open_is_sealed_when_the_day_ends() -> None:
    day = two_days(FILE.replace("## 17:00 Diner\nsoort: diner\n", ""))
    day.do(c.GoToBlock(step=0, block="stemming"))
    day.advance(2)
    assert next_move(day.state) is Move.END_DAY
    day.advance()
    assert day.round("wat-is-nodig").phase is Phase.SEALED


def test_a_step_back_from_the_night_is_the_evening_before() -> None:
    day = two_days()
    until_night(day)
    day.do(c.GoBack(step=day.state.step))
    assert (day.state.stage, next_move(day.state)) == (0, Move.END_DAY)
    assert day.replayed() == day.state


def test_what_is_recorded_at_night_leaves_it_night() -> None:
    day = two_days()
    until_night(day)
    day.do(c.RecordOutcome(wording=AGREEMENT))
    assert stage_now(day.state).is_night


def test_each_day_has_its_own_overrun_and_the_next_begins_on_time() -> None:
    day = two_days()
    at(day, "2020-10-29 09:00")
    day.advance()
    at(day, "2020-10-29 09:50")
    day.advance()
    assert overrun(day.state) == 20
    assert [row.predicted for row in agenda(day.state)] == [540, 590, 1040, 540, 570, 720]
    until_night(day)
    assert overrun(day.state) == 0
    at(day, "2020-10-30 09:10")
    day.advance()
    assert overrun(day.state) == 10
    assert [row.predicted for row in agenda(day.state)][3:] == [550, 580, 730]


def test_a_try_out_of_two_days_in_one_evening_runs_each_on_its_own_clock() -> None:
    day = two_days()
    at(day, "2020-10-20 20:00")
    until_night(day)
    at(day, "2020-10-20 20:30")
    day.advance()
    assert overrun(day.state) == 0
    assert [row.predicted for row in agenda(day.state)][3:] == [1230, 1260, 1410]


def test_the_second_day_shows_the_result_of_the_first() -> None:
    day = two_days()
    day.do(c.GoToBlock(step=0, block="stemming"))
    day.advance()
    for person in day.join(8):
        day.vote(person, 1, question="wat-is-nodig")
    day.do(c.GoToBlock(step=day.state.step, block="wat-zei-de-zaal"))
    assert next_move(day.state) is Move.NEXT_STAGE
    day.advance()
    review = screen_view(day.state).stage.review
    assert review is not None
    assert review.result is not None
    assert review.question.text == "Wat is nodig?"


def test_what_was_never_asked_is_not_looked_back_at() -> None:
    day = two_days()
    day.do(c.GoToBlock(step=0, block="wat-zei-de-zaal"))
    assert next_move(day.state) is Move.START_BLOCK


# -- a changed file ----------------------------------------------------------------------------


def revise(day: Day, file: str) -> Plan:
    day.record([*revising(day.state, file, read_plan(file, "dag"), day.now)])
    plan = day.state.plan
    assert read_plan(write_plan(plan), "dag").days == plan.days
    return plan


def test_a_day_that_began_keeps_its_date_and_the_next_may_move() -> None:
    day = two_days()
    day.advance()
    assert revise(day, FILE.replace("vrijdag 30 oktober 2020", "6 november 2020")).days == ("2020-10-29", "2020-11-06")
    until_night(day)
    day.advance()
    before = day.state.plan.days
    assert revise(day, FILE.replace("vrijdag 30 oktober 2020", "13 november 2020")).days == before


def test_a_third_day_can_be_added_and_the_second_can_go() -> None:
    day = two_days()
    day.advance()
    third = f"{FILE}# 31 oktober 2020\n## 10:00 Nazit\n"
    assert revise(day, third).days == ("2020-10-29", "2020-10-30", "2020-10-31")
    plan = revise(day, FILE.partition("# vrijdag")[0])
    assert (plan.days, {block.day for block in plan.blocks}) == ((), {0})


def test_a_block_at_the_same_hour_of_another_day_is_another_block() -> None:
    day = two_days()
    day.advance()
    changed = FILE.replace("## 9:00 Welkom terug", "## 9:00 Inloop")
    plan = revise(day, changed)
    assert [(block.title, block.day) for block in plan.blocks if block.start == 540] == [("Inloop", 0), ("Inloop", 1)]


# -- what is skipped ---------------------------------------------------------------------------


def test_a_skipped_block_is_passed_by_in_both_directions() -> None:
    day = two_days(FILE.replace("### Wat is nodig?", "overslaan: ja\n### Wat is nodig?"))
    day.advance(2)
    assert day.state.current == day.plan.blocks[2]
    day.do(c.GoBack(step=day.state.step))
    assert day.state.current == day.plan.blocks[0]
    assert day.refused(c.GoBack(step=day.state.step)) is Reason.NOTHING_BEFORE


def test_a_skipped_block_gives_its_time_back_that_day() -> None:
    day = two_days()
    day.advance()
    day.do(c.SkipBlock(step=day.state.step, block="stemming"))
    rows = agenda(day.state)
    assert [row.state for row in rows] == ["now", "skipped", "later", "later", "later", "later"]
    assert [row.predicted for row in rows] == [540, 570, 570, 540, 570, 720]


def test_a_jump_to_a_skipped_block_holds_it_after_all() -> None:
    day = two_days(FILE.replace("### Wat is nodig?", "overslaan: ja\n### Wat is nodig?"))
    day.do(c.GoToBlock(step=0, block="stemming"))
    assert [row.state for row in agenda(day.state)][:3] == ["done", "now", "later"]


def test_a_day_whose_last_blocks_are_skipped_still_ends() -> None:
    plan = read_plan(FILE, "dag")
    blocks = tuple(replace(b, is_skipped=b.id in ("diner", "slot")) for b in plan.blocks)
    day = Day(replace(plan, blocks=blocks))
    day.join(12)
    day.do(c.GoToBlock(step=0, block="stemming"))
    day.advance(2)
    assert next_move(day.state) is Move.END_DAY
    day.advance(2)
    day.do(c.GoToBlock(step=day.state.step, block="wat-zei-de-zaal"))
    day.advance()
    assert next_move(day.state) is Move.CLOSE_DAY
