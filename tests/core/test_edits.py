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
from app.core.refusals import Reason, Refused
from app.core.screen import screen_view
from app.core.stages import next_move, stage_now, stages_of
from app.core.views import Move, Phase
from app.plan_file import read_plan, write_plan
from tests.core.day import AGREEMENT, Day

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


def ask(day: Day, text: str = "Gaan we door?", options: tuple[str, ...] = ("Ja", "Nee"), **more: object) -> None:
    day.do(c.AddQuestion(step=day.state.step, text=text, options=options, **more))  # type: ignore[arg-type]


def titles(day: Day) -> list[str]:
    return [block.title for block in day.state.plan.blocks]


def times(day: Day) -> list[int]:
    return [block.start for block in day.state.plan.blocks]


# -- a question on the spot --------------------------------------------------------------------


def test_a_quick_question_comes_right_behind_the_stage_of_now_and_can_be_open_at_once() -> None:
    day = at(day_of(), "data")
    ask(day, is_opened=True)
    question = stage_now(day.state).question
    assert question is not None
    assert (question.text, question.form.kind, question.form.options) == ("Gaan we door?", "choice", ("Ja", "Nee"))
    assert day.round(question.id).phase is Phase.OPEN
    day.advance()
    assert next_move(day.state) is Move.NEXT_STAGE
    day.advance()
    assert stage_now(day.state).question == day.state.plan.questions["wat-leerde-je"]
    assert day.replayed() == day.state


def test_a_quick_question_that_waits_is_the_next_step() -> None:
    day = at(day_of(), "data")
    day.advance()
    ask(day, options=())
    assert stage_now(day.state).question == day.state.plan.questions["wat-leerde-je"]
    day.advance(3)
    question = stage_now(day.state).question
    assert question is not None
    assert (question.text, question.form.kind) == ("Gaan we door?", "open")


def test_between_two_pitches_a_quick_question_is_asked_and_the_pitches_go_on() -> None:
    day = at(day_of(), "pitchronde")
    day.advance()
    ask(day, is_opened=True)
    assert [view.state for view in screen_view(day.state).stage.pitches] == ["done", "later", "later"]
    day.advance()
    assert next_move(day.state) is Move.NEXT_PITCH
    day.advance()
    pitch = stage_now(day.state).pitch
    assert pitch is not None
    assert pitch.owner == "gemeente Goirle"
    assert day.round("pitchronde-neem-mee").phase is Phase.OPEN


def test_in_the_walk_past_the_agreements_a_quick_question_keeps_its_place() -> None:
    day = day_of()
    for _ in range(3):
        day.do(c.RecordOutcome(wording=AGREEMENT))
    at(day, "slot")
    day.advance(2)
    ask(day, is_opened=True)
    assert stage_now(day.state).question is not None
    day.do(c.WithdrawOutcome(outcome="o3"))
    assert stage_now(day.state).question is not None
    day.advance()
    day.do(c.WithdrawOutcome(outcome="o1"))
    assert stage_now(day.state).question is not None


def test_several_quick_questions_behind_one_stage_come_last_asked_first() -> None:
    day = at(day_of(), "pitchronde")
    ask(day, "Een?")
    ask(day, "Twee?")
    block = day.state.current
    assert block is not None
    asked = [stage.question.text for stage in stages_of(day.state, block) if stage.question]
    assert asked == ["Twee?", "Een?", "Wat viel op?"]


def test_a_quick_question_does_not_shut_one_that_people_are_answering() -> None:
    day = at(day_of(), "data")
    day.advance(2)
    assert day.refused(c.AddQuestion(step=day.state.step, text="Nu?", is_opened=True)) is Reason.QUESTION_STILL_OPEN
    ask(day, "Nu?", ())
    assert day.round("wat-leerde-je").phase is Phase.OPEN


def test_with_few_people_a_quick_question_is_not_anonymous() -> None:
    day = at(day_of(people=3), "data")
    step = day.state.step
    assert day.refused(c.AddQuestion(step=step, text="Nu?", is_opened=True)) is Reason.FEW_PRESENT
    ask(day, "Nu?", (), anonymity=Anonymity.CONFIDENTIAL, is_opened=True)
    assert day.round("question-1").anonymity is Anonymity.CONFIDENTIAL


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"text": "  "}, Reason.NOTHING_SAID),
        ({"text": "a" * 301}, Reason.TEXT_TOO_LONG),
        ({"text": "Hoe?", "options": ("Ja", " ja", "")}, None),
        ({"text": "Hoe?", "options": ("Ja",)}, Reason.QUESTION_UNFIT),
        ({"text": "Hoe?", "kind": "quiz"}, Reason.QUESTION_UNFIT),
        ({"text": "Hoe?", "kind": "open", "options": ("Ja", "Nee")}, Reason.QUESTION_UNFIT),
    ],
)
def test_a_quick_question_is_checked_as_one_in_the_file(more: dict[str, object], reason: Reason | None) -> None:
    day = at(day_of(), "data")
    command = c.AddQuestion(step=day.state.step, **more)  # type: ignore[arg-type]
    if reason:
        assert day.refused(command) is reason
    else:
        day.do(command)


def test_before_the_day_there_is_no_block_to_ask_in() -> None:
    day = day_of()
    assert day.refused(c.AddQuestion(step=0, text="Nu?")) is Reason.NOTHING_ON
    assert day.refused(c.AddBlock(step=0, title="Wandeling", minutes=10)) is Reason.NOTHING_ON


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
    [("inloop", True), ("pitchronde", False), ("slot", True), ("pauze", False)],
    ids=["what is on", "before what is on", "behind the end", "a break is no matter"],
)
def test_only_what_lies_ahead_moves_and_only_among_itself(block: str, is_later: bool) -> None:
    day = day_of()
    day.advance()
    command = c.MoveBlock(step=day.state.step, block=block, is_later=is_later)
    if block == "pauze":
        day.do(command)
    else:
        assert day.refused(command) is Reason.CANNOT_MOVE


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


def written(plan: Plan) -> Plan:
    return read_plan(write_plan(plan), "dag")


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_chair_changes_the_day_goes_on_and_can_be_replayed_and_written(seed: int) -> None:
    rng, day = random.Random(seed), day_of(people=20)
    for _ in range(60):
        blocks = [block.id for block in day.state.plan.blocks]
        step, block = day.state.step, rng.choice(blocks)
        command = rng.choice(
            [
                c.Advance(step=step, despite_incomplete=True),
                c.AddQuestion(step=step, text=f"Vraag {rng.randrange(9)}?", is_opened=rng.random() < 0.5),
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
