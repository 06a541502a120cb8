"""Taking pitches along: open as long as the round is on, open again for who goes back, counted for good after that."""

from __future__ import annotations

from dataclasses import replace

from app.core import commands as c
from app.core.plan import Anonymity
from app.core.progress import Phase, Progress
from app.core.questions.choice import ChoiceResult
from app.core.refusals import Reason
from app.core.roles import Actor, Role
from app.core.rounds import REST_SECONDS
from app.core.scene import stage_view
from app.core.stages import stage_now
from tests.core.day import PLAN, Day

FIRST_PITCH, LAST_PITCH, AFTER_THE_ROUND = 3, 4, 5
"""Presses of the big button."""


def at(presses: int, hall: int = 6, stream: int = 5) -> tuple[Day, list[Actor]]:
    day = Day()
    people = day.join(hall, stream)
    day.advance(presses)
    return day, people


def back(day: Day, times: int = 1) -> None:
    for _ in range(times):
        day.do(c.GoBack(step=day.state.step))


def take(day: Day, person: Actor, *pitches: int) -> None:
    day.vote(person, *pitches, question="neem-mee")


def taken(day: Day) -> int:
    return sum(day.round("neem-mee").tally.values())


def test_going_back_to_an_earlier_pitch_leaves_it_open() -> None:
    day, people = at(LAST_PITCH)
    back(day)
    assert day.round("neem-mee").phase is Phase.OPEN
    take(day, people[0], 0)
    assert taken(day) == 1


def test_who_comes_back_to_the_round_takes_along_again_and_keeps_what_was_taken() -> None:
    day, people = at(LAST_PITCH)
    take(day, people[0], 0)
    day.advance()
    assert day.round("neem-mee").phase is Phase.CLOSED
    back(day)
    pitch = stage_now(day.state).pitch
    assert pitch is not None
    assert day.round("neem-mee").phase is Phase.OPEN
    take(day, people[0], 0, 1)
    assert taken(day) == 2
    assert day.replayed() == day.state


def test_a_jump_back_to_the_round_opens_it_again_too() -> None:
    day, people = at(AFTER_THE_ROUND)
    day.do(c.GoToBlock(step=day.state.step, block="pitches"))
    assert day.round("neem-mee").phase is Phase.OPEN
    take(day, people[0], 1)


def test_it_is_counted_for_good_as_soon_as_the_next_part_is_over() -> None:
    day, _ = at(AFTER_THE_ROUND)
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    assert day.round("neem-mee").phase is Phase.SEALED
    day.do(c.GoToBlock(step=day.state.step, block="pitches"))
    assert day.round("neem-mee").phase is Phase.SEALED


def test_it_is_counted_for_good_after_a_while_and_at_the_end_of_the_day() -> None:
    day, _ = at(AFTER_THE_ROUND)
    day.now += REST_SECONDS + 1
    day.do(c.Tick(), Actor(Role.CLOCK))
    assert day.round("neem-mee").phase is Phase.SEALED
    other = Day(replace(PLAN, blocks=(PLAN.blocks[1], PLAN.blocks[3])))
    other.join(6)
    other.advance(4)
    assert other.round("neem-mee").phase is Phase.CLOSED
    other.advance()
    assert other.state.is_over
    assert other.round("neem-mee").phase is Phase.SEALED


def test_what_was_counted_is_asked_again_in_a_new_round_and_the_first_stays() -> None:
    day, people = at(LAST_PITCH)
    for person in people:
        take(day, person, 0)
    day.advance()
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    day.do(c.GoToBlock(step=day.state.step, block="pitches"))
    day.do(c.OpenNextRound(step=day.state.step, question="neem-mee"))
    take(day, people[0], 1)
    first, second = day.state.rounds["neem-mee"]
    assert first.box is not None
    assert sum(first.box.voters.values()) == len(people)
    assert (second.phase, sum(second.tally.values())) == (Phase.OPEN, 1)


def test_after_the_last_pitch_the_chair_shows_what_people_take_along() -> None:
    day, people = at(LAST_PITCH)
    for person in people:
        take(day, person, 0)
    assert stage_view(day.state).review is None
    assert day.refused(c.RevealResult(step=day.state.step, question="neem-mee")) is Reason.CLOSE_FIRST
    day.do(c.CloseQuestion(step=day.state.step, question="neem-mee"))
    assert stage_view(day.state).review is None
    day.do(c.RevealResult(step=day.state.step, question="neem-mee"))
    shown = stage_view(day.state)
    assert shown.pitch is None
    assert shown.review is not None
    assert isinstance(shown.review.result, ChoiceResult)
    assert [row.together.people for row in shown.review.result.rows] == [len(people), 0]
    assert {pitch.state for pitch in shown.pitches} == {Progress.DONE}
    assert shown.ends_at == 0


def test_a_pitch_that_is_gone_back_to_and_a_new_round_take_the_place_of_what_was_taken() -> None:
    day, people = at(LAST_PITCH)
    for person in people:
        take(day, person, 0)
    day.do(c.CloseQuestion(step=day.state.step, question="neem-mee"))
    day.do(c.RevealResult(step=day.state.step, question="neem-mee"))
    back(day)
    assert stage_view(day.state).pitch is not None
    day.advance()
    assert stage_view(day.state).review is not None
    day.do(c.OpenNextRound(step=day.state.step, question="neem-mee"))
    assert stage_view(day.state).pitch is not None


def test_a_step_back_into_a_round_that_was_passed_by_opens_it() -> None:
    day, people = at(1)
    day.do(c.GoToBlock(step=day.state.step, block="stemming"))
    back(day)
    assert day.state.current is not None
    assert day.state.current.id == "pitches"
    take(day, people[0], 0)


def test_with_few_people_the_step_back_is_taken_and_the_chair_opens_it_on_purpose() -> None:
    day, people = at(1, hall=3, stream=0)
    day.do(c.GoToBlock(step=day.state.step, block="stemming"))
    back(day)
    assert "neem-mee" not in day.state.rounds
    day.do(c.OpenNextRound(step=day.state.step, question="neem-mee", anonymity=Anonymity.NAMED))
    day.describe(people[0])
    take(day, people[0], 0)
