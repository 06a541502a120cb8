"""The programme changed from the regie while the day runs: each change is one event, and the day goes on."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.core import commands as c
from app.core import events as e
from app.core.agenda import agenda
from app.core.audiences import chair_view
from app.core.differences import differences
from app.core.plan import Anonymity, BlockKind, Plan
from app.core.progress import Move
from app.core.refusals import Reason, Refused
from app.core.screen import screen_view
from app.core.stages import next_move
from app.plan_file import read_plan, write_plan
from tests.core.day import Day

FILE = """---
titel: Dag
datum: 2020-09-17
---
## 9:00 Inloop
soort: ontvangst
## 9:30 Pitchronde
- gemeente Dongen
- gemeente Goirle
- gemeente Tilburg
### Wat viel op?
## 10:00-10:20 Data
soort: keynote
spreker: hoogleraar
### Wat leerde je?
### En wat nu?
## 10:30 Pauze
soort: pauze
## 11:00 Terug
soort: terugblik
uitslag van: Wat viel op?
## 12:00 Slot
soort: wrap-up
"""


def day_of(file: str = FILE, people: int = 12) -> Day:
    day = Day(read_plan(file, "dag"))
    day.join(people)
    return day


def at(day: Day, block: str) -> Day:
    day.do(c.GoToBlock(step=day.state.step, block=block))
    return day


def titles(day: Day) -> list[str]:
    return [block.title for block in day.state.plan.blocks]


def times(day: Day) -> list[int]:
    return [block.start for block in day.state.plan.blocks]


# -- blocks ------------------------------------------------------------------------------------


def test_two_blocks_change_places_and_take_the_time_that_they_took() -> None:
    day = day_of()
    day.advance()
    day.do(c.MoveBlock(step=day.state.step, block="data", is_later=False))
    assert titles(day)[1:4] == ["Data", "Pitchronde", "Pauze"]
    assert times(day) == [540, 570, 590, 630, 660, 720]
    day.do(c.MoveBlock(step=day.state.step, block="data"))
    assert titles(day) == [block.title for block in day.plan.blocks]
    assert day.replayed() == day.state


def test_the_last_block_can_come_earlier_although_it_has_no_end() -> None:
    day = day_of(FILE.replace("uitslag van: Wat viel op?\n", ""))
    day.advance()
    day.do(c.MoveBlock(step=day.state.step, block="slot", is_later=False))
    assert titles(day)[-2:] == ["Slot", "Terug"]
    assert times(day)[-2:] == [660, 720]


@pytest.mark.parametrize(
    ("block", "is_later"),
    [("inloop", True), ("pitchronde", False), ("slot", True)],
    ids=["what is on", "before what is on", "behind the end"],
)
def test_only_what_lies_ahead_moves_and_only_among_itself(block: str, is_later: bool) -> None:
    day = day_of()
    day.advance()
    assert day.refused(c.MoveBlock(step=day.state.step, block=block, is_later=is_later)) is Reason.CANNOT_MOVE


def test_a_break_moves_like_any_other() -> None:
    day = day_of()
    day.advance()
    day.do(c.MoveBlock(step=day.state.step, block="pauze", is_later=False))
    assert titles(day)[1:4] == ["Pitchronde", "Pauze", "Data"]


def test_a_look_back_stays_behind_what_it_looks_back_at() -> None:
    day = day_of("\n".join(FILE.split("## 10:00")[0].splitlines()) + "\n## 11:00 Terug\nsoort: terugblik\n"
                 "uitslag van: Wat viel op?\n")  # fmt: skip
    day.advance()
    assert day.refused(c.MoveBlock(step=day.state.step, block="terug", is_later=False)) is Reason.CANNOT_MOVE


def test_an_added_block_comes_after_the_one_of_now_and_the_rest_makes_room() -> None:
    day = at(day_of(), "data")
    day.do(c.AddBlock(step=day.state.step, title="  Even  wandelen ", minutes=15))
    assert titles(day)[2:5] == ["Data", "Even wandelen", "Pauze"]
    assert times(day) == [540, 570, 600, 620, 635, 665, 725]
    assert day.state.plan.blocks[3].kind is BlockKind.PLENARY
    day.advance()
    assert day.replayed() == day.state


def test_an_added_block_takes_up_a_gap_before_it_moves_the_day() -> None:
    day = at(day_of(), "data")
    day.do(c.AddBlock(step=day.state.step, title="Vragen", minutes=10))
    assert times(day)[3:] == [620, 630, 660, 720]


def test_a_block_is_not_added_past_midnight_or_without_a_length_or_of_a_kind_that_needs_more() -> None:
    day = at(day_of(FILE.replace("## 12:00 Slot", "## 23:50 Slot")), "terug")
    step = day.state.step
    assert day.refused(c.AddBlock(step=step, title="Lang", minutes=60)) is Reason.DAY_FULL
    assert day.refused(c.AddBlock(step=step, title="Niets", minutes=0)) is Reason.BLOCK_UNFIT
    assert day.refused(c.AddBlock(step=step, title="P", kind=BlockKind.PITCHES, minutes=5)) is Reason.BLOCK_UNFIT
    assert day.refused(c.AddBlock(step=step, title="", minutes=5)) is Reason.NOTHING_SAID


@pytest.mark.parametrize(
    ("later", "on", "command"),
    [
        ("## 23:00-23:40 Slot", "slot", c.AddBlock(title="Borrel", minutes=30)),
        ("## 14:00-23:50 Slot", "terug", c.AddBlock(title="Wandeling", minutes=570)),
        ("## 22:00-23:30 Film\n## 23:30 Slot", "terug", c.MoveBlock(block="slot", is_later=False)),
    ],
    ids=["added", "pushed", "moved"],
)
def test_no_block_goes_on_past_midnight_however_it_came_there(later: str, on: str, command: c.StepCommand) -> None:
    day = at(day_of(FILE.replace("## 12:00 Slot", later)), on)
    assert day.refused(replace(command, step=day.state.step)) is Reason.DAY_FULL


def test_a_block_may_leave_the_hours_of_a_role_and_the_programme_can_still_be_written() -> None:
    day = day_of(WITH_HOURS.replace("uitslag van: Wat viel op?\n", ""))
    day.advance()
    day.do(c.MoveBlock(step=day.state.step, block="slot", is_later=False))
    assert max(times(day)) < 11 * 60 + 45
    assert differences(day.state.plan, written(day.state.plan)) == ()


def test_a_skipped_block_comes_back_when_the_chair_thinks_better_of_it() -> None:
    day = day_of()
    day.advance()
    before = day.state.plan
    day.do(c.SkipBlock(step=day.state.step, block="pitchronde"))
    assert next_move(day.state) is Move.START_BLOCK
    assert chair_view(day.state).move_title == "Data"
    day.do(c.SkipBlock(step=day.state.step, block="pitchronde", is_skipped=False))
    assert day.state.plan == before
    assert day.do(c.SkipBlock(step=day.state.step, block="pitchronde", is_skipped=False)) == []


def test_every_screen_shows_the_new_times() -> None:
    day = at(day_of(), "data")
    day.do(c.SkipBlock(step=day.state.step, block="pauze"))
    stage = screen_view(day.state).stage
    assert stage.next_title == "Terug"
    assert [row.state for row in agenda(day.state)][3] == "skipped"


# -- any change --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        c.AddQuestion(text="Nu?"),
        c.AddBlock(title="Wandeling", minutes=10),
        c.MoveBlock(block="pauze"),
        c.SkipBlock(block="pauze"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_change_that_saw_an_older_day_does_not_count(command: c.StepCommand) -> None:
    day = day_of()
    day.advance()
    assert day.refused(command) is Reason.STALE_STEP
    day.do(replace(command, step=day.state.step))


HOURS = "rollen: wethouder vanaf 11:45, manager vanaf 9:10 tot 9:40, projectleider\n---\n## "
WITH_HOURS = FILE.replace("---\n## ", HOURS, 1).replace("12:00 Slot", "12:00-12:10 Slot")


def written(plan: Plan) -> Plan:
    return read_plan(write_plan(plan), "dag")


def quick_question(step: int, rng: random.Random) -> c.AddQuestion:
    text = rng.choice(["Vraag?", "vraag?", "13:30 Aan de slag", "14:00-15:00 Wie gaat mee?", "## Kop", "soort: open"])
    options = tuple(rng.choices(["Ja", "ja", "JA", " Nee ", "", "- Soms", "anoniem: op naam"], k=rng.randrange(5)))
    anonymity, is_opened = rng.choice(list(Anonymity)), rng.random() < 0.5
    return c.AddQuestion(step=step, text=text, options=options, anonymity=anonymity, is_opened=is_opened)


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_chair_changes_the_day_goes_on_and_can_be_replayed_and_written(seed: int) -> None:
    rng = random.Random(seed)
    day = day_of(rng.choice([FILE, WITH_HOURS]), people=rng.choice([3, 20]))
    for _ in range(60):
        blocks = [block.id for block in day.state.plan.blocks]
        step, block = day.state.step, rng.choice(blocks)
        command = rng.choice(
            [
                c.Advance(step=step, despite_incomplete=True),
                quick_question(step, rng),
                c.AddBlock(step=step, title=f"Deel {rng.randrange(9)}", minutes=rng.randrange(1, 40)),
                c.MoveBlock(step=step, block=block, is_later=rng.random() < 0.5),
                c.SkipBlock(step=step, block=block, is_skipped=rng.random() < 0.5),
            ]
        )
        try:
            facts = day.do(command)
        except Refused:
            continue
        plan = day.state.plan
        assert len({block.id for block in plan.blocks}) == len(plan.blocks)
        assert sorted(times(day)) == times(day)
        if any(isinstance(fact, e.PlanRevised) for fact in facts):
            assert differences(plan, written(plan)) == ()
    assert day.replayed() == day.state
