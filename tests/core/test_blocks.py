"""The run of the day: one press, one step; back, a jump, and an end that is chosen."""

from __future__ import annotations

from dataclasses import replace

from app.core import commands as c
from app.core import events as e
from app.core.plan import Anonymity
from app.core.progress import Move, Phase
from app.core.refusals import Reason
from app.core.stages import next_move, stage_now
from app.core.wording import OutcomeKind, Wording
from tests.core.day import AGREEMENT, Day


def full_day() -> Day:
    day = Day()
    day.join(6, 5)
    return day


def test_the_big_button_walks_the_whole_day() -> None:
    day, moves = full_day(), []
    while (move := next_move(day.state)) is not Move.NOTHING:
        moves.append(move)
        day.advance()
    assert moves == [
        Move.START_DAY,
        Move.START_BLOCK,
        Move.NEXT_PITCH,
        Move.NEXT_PITCH,
        Move.START_BLOCK,
        Move.OPEN_QUESTION,
        Move.CLOSE_QUESTION,
        Move.NEXT_STAGE,
        Move.OPEN_QUESTION,
        Move.CLOSE_QUESTION,
        Move.START_BLOCK,
        Move.CLOSE_DAY,
    ]
    assert day.state.is_over


def test_two_presses_on_the_same_step_are_one_step() -> None:
    day = full_day()
    press = c.Advance(step=day.state.step)
    day.do(press)
    assert day.refused(press) is Reason.STALE_STEP


def test_votes_never_make_the_button_stale() -> None:
    day = full_day()
    people = day.join(3)
    day.advance(6)
    step = day.state.step
    for person in people:
        day.vote(person, 1)
    assert day.state.step == step


def test_the_takeaway_is_open_during_the_pitches_and_closed_when_they_are_over() -> None:
    day = full_day()
    day.advance(2)
    assert day.round("neem-mee").phase is Phase.OPEN
    day.advance(3)
    assert day.round("neem-mee").phase is Phase.CLOSED


def test_a_pitch_round_with_few_people_asks_the_chair() -> None:
    day = Day()
    day.join(2)
    day.advance()
    assert day.refused(c.Advance(step=day.state.step)) is Reason.FEW_PRESENT
    day.advance(anonymity=Anonymity.CONFIDENTIAL)
    assert day.round("neem-mee").anonymity is Anonymity.CONFIDENTIAL


def test_a_jump_to_a_pitch_round_with_few_people_takes_the_same_choice() -> None:
    day = Day()
    day.join(2)
    jump = c.GoToBlock(step=day.state.step, block="pitches")
    assert day.refused(jump) is Reason.FEW_PRESENT
    day.do(replace(jump, anonymity=Anonymity.NAMED))
    assert day.round("neem-mee").anonymity is Anonymity.NAMED


def test_another_round_with_few_people_takes_the_same_choice() -> None:
    day = Day()
    day.join(2)
    day.do(c.GoToBlock(step=day.state.step, block="stemming"))
    day.advance(anonymity=Anonymity.CONFIDENTIAL)
    day.advance()
    again = c.OpenNextRound(step=day.state.step, question="nodig")
    assert day.refused(again) is Reason.FEW_PRESENT
    day.do(replace(again, anonymity=Anonymity.NAMED))
    assert (day.round("nodig").number, day.round("nodig").anonymity) == (2, Anonymity.NAMED)


def test_leaving_a_block_seals_what_was_asked_in_it() -> None:
    day = full_day()
    day.advance(6)
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    assert day.round("nodig").phase is Phase.SEALED


def test_back_goes_a_stage_or_to_the_end_of_the_block_before() -> None:
    day = full_day()
    day.advance(4)
    day.do(c.GoBack(step=day.state.step))
    assert stage_now(day.state).pitch == day.plan.blocks[1].pitches[0]
    day.do(c.GoToBlock(step=day.state.step, block="stemming"))
    day.do(c.GoBack(step=day.state.step))
    assert stage_now(day.state).pitch == day.plan.blocks[1].pitches[1]


def test_back_is_refused_while_people_are_answering_and_at_the_start() -> None:
    day = full_day()
    assert day.refused(c.GoBack(step=day.state.step)) is Reason.NOTHING_BEFORE
    day.advance(6)
    assert day.refused(c.GoBack(step=day.state.step)) is Reason.CLOSE_FIRST


def test_the_wrap_up_walks_through_what_was_recorded() -> None:
    day = full_day()
    day.do(c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=AGREEMENT))
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    assert next_move(day.state) is Move.NEXT_STAGE
    day.advance()
    assert stage_now(day.state).outcome == "o1"
    assert next_move(day.state) is Move.CLOSE_DAY


def test_closing_with_an_incomplete_agreement_takes_a_deliberate_choice() -> None:
    day = full_day()
    day.do(c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=Wording("Vaart maken met cases")))
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    day.advance()
    assert day.refused(c.Advance(step=day.state.step)) is Reason.OUTCOMES_INCOMPLETE
    facts = day.do(c.Advance(step=day.state.step, despite_incomplete=True))
    assert e.DayClosed(day.now, ("o1",)) in facts


def test_after_the_end_nothing_moves_until_the_day_is_opened_again() -> None:
    day = full_day()
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    day.advance()
    assert day.refused(c.GoToBlock(step=day.state.step, block="inloop")) is Reason.DAY_CLOSED
    day.do(c.ReopenDay(step=day.state.step))
    assert not day.state.is_over


def test_time_is_added_to_the_clock_that_runs_and_forgotten_at_the_next_stage() -> None:
    day = full_day()
    day.advance(3)
    day.do(c.AddTime(seconds=30))
    assert day.state.extra_seconds == 30
    day.advance()
    assert day.state.extra_seconds == 0
