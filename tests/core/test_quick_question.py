"""A question on the spot: right behind the stage of now, and checked as one in the file."""

from __future__ import annotations

import pytest

from app.core import commands as c
from app.core.differences import differences
from app.core.plan import Anonymity
from app.core.progress import Move, Phase
from app.core.refusals import Reason
from app.core.screen import screen_view
from app.core.stages import next_move, stage_now, stages_of
from tests.core.day import AGREEMENT, Day
from tests.core.test_edits import at, day_of, written


def ask(day: Day, text: str = "Gaan we door?", options: tuple[str, ...] = ("Ja", "Nee"), **more: object) -> None:
    day.do(c.AddQuestion(step=day.state.step, text=text, options=options, **more))  # type: ignore[arg-type]


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
        ({"text": "Hoe?", "options": ("Ja",)}, Reason.QUESTION_UNFIT),
        ({"text": "Hoe?", "kind": "quiz"}, Reason.QUESTION_UNFIT),
        ({"text": "Hoe?", "kind": "open", "options": ("Ja", "Nee")}, Reason.QUESTION_UNFIT),
    ],
)
def test_a_quick_question_is_checked_as_one_in_the_file(more: dict[str, object], reason: Reason) -> None:
    day = at(day_of(), "data")
    assert day.refused(c.AddQuestion(step=day.state.step, **more)) is reason  # type: ignore[arg-type]


def test_an_option_counts_once_however_it_was_typed_and_an_empty_line_does_not() -> None:
    day = at(day_of(), "data")
    day.do(c.AddQuestion(step=day.state.step, text="Hoe?", options=(" Ja", "", "Nee", "ja")))
    assert day.state.plan.questions["question-1"].form.options == ("Ja", "Nee")
    assert differences(day.state.plan, written(day.state.plan)) == ()


def test_a_question_by_name_asks_nobody_at_the_door_for_a_role_that_the_programme_does_not_have() -> None:
    day = at(day_of(people=3), "data")
    ask(day, "Wie doet mee?", anonymity=Anonymity.NAMED)
    assert not day.state.plan.needs_role
    assert differences(day.state.plan, written(day.state.plan)) == ()


def test_before_the_day_there_is_no_block_to_ask_in() -> None:
    day = day_of()
    assert day.refused(c.AddQuestion(step=0, text="Nu?")) is Reason.NOTHING_ON
    assert day.refused(c.AddBlock(step=0, title="Wandeling", minutes=10)) is Reason.NOTHING_ON
