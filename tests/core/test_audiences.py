"""What is sent to whom: a hidden tally is never in a view, nor anything of one person in a shared one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.audiences import chair_view, phone_view
from app.core.own import has_own, own_key, own_view, sees_after_answer
from app.core.plan import Anonymity, Seat, Visibility
from app.core.questions.choice import ChoiceResult
from app.core.report_views import report_view
from app.core.screen import screen_view
from app.core.views import Few
from app.core.wording import OutcomeKind
from tests.core.day import AGREEMENT, CHOICE, OPEN, Day, opened


def public_result(day: Day) -> object:
    question = screen_view(day.state).stage.question
    assert question is not None
    assert question == phone_view(day.state, Seat.HALL).stage.question
    return question.result


@pytest.mark.parametrize(
    ("visibility", "while_open", "after_close"),
    [
        (Visibility.HIDDEN, False, False),
        (Visibility.AFTER_ANSWER, False, True),
        (Visibility.LIVE, True, True),
        (Visibility.AFTER_CLOSE, False, True),
    ],
)
def test_a_result_is_shown_when_its_question_says_so(
    visibility: Visibility, while_open: bool, after_close: bool
) -> None:
    day, people = opened(replace(CHOICE, visibility=visibility))
    for index, person in enumerate(people):
        day.vote(person, index % 2)
    assert (public_result(day) is not None) is while_open
    day.advance()
    assert (public_result(day) is not None) is after_close


def test_a_hidden_result_is_shown_when_the_chair_reveals_it() -> None:
    day, people = opened(replace(CHOICE, visibility=Visibility.HIDDEN))
    for person in people:
        day.vote(person, 1)
    day.advance(2)
    assert isinstance(public_result(day), ChoiceResult)


def test_who_answered_may_see_more_only_where_the_question_says_so() -> None:
    day, people = opened(replace(CHOICE, visibility=Visibility.AFTER_ANSWER))
    for index, person in enumerate(people[:10]):
        day.vote(person, index % 2)
    assert sees_after_answer(day.state, people[0].id)
    assert not sees_after_answer(day.state, people[10].id)
    shown = phone_view(day.state, Seat.HALL, has_answered=True).stage.question
    assert shown is not None
    assert shown.result is not None


def test_the_chair_sees_the_count_while_open_but_not_of_a_secret_question() -> None:
    day, people = opened()
    for index, person in enumerate(people):
        day.vote(person, index % 2)
    assert chair_view(day.state).question.result is not None  # type: ignore[union-attr]
    day, people = opened(replace(CHOICE, is_secret=True))
    for person in people[:7]:
        day.vote(person, 0)
    question = chair_view(day.state).question
    assert question is not None
    assert question.result is None
    assert (question.turnout.hall, question.turnout.is_rounded) == (5, True)


def test_a_secret_result_waits_for_the_seal() -> None:
    day, people = opened(replace(CHOICE, is_secret=True))
    for index, person in enumerate(people):
        day.vote(person, index % 2)
    day.advance()
    assert public_result(day) is None
    day.advance()
    assert public_result(day) is not None


def test_the_pitches_taken_are_not_shown_while_people_choose() -> None:
    day = Day()
    people = day.join(6, 6)
    day.advance(3)
    for person in people:
        day.vote(person, 0, question="neem-mee")
    assert [pitch.taken for pitch in screen_view(day.state).stage.pitches] == [0, 0]
    assert chair_view(day.state).takeaway.result is not None  # type: ignore[union-attr]


def test_what_is_shared_is_the_same_whoever_did_something() -> None:
    day, people = opened()
    day.vote(people[0], 1)
    assert people[0].id not in repr(phone_view(day.state, Seat.HALL))
    assert people[0].id not in repr(screen_view(day.state))


def test_my_own_answer_is_mine_and_the_others_get_an_empty_region() -> None:
    day, people = opened()
    day.vote(people[0], 1)
    mine, other = own_view(day.state, Seat.HALL, people[0].id), own_view(day.state, Seat.HALL, people[1].id)
    assert [mark.item for mark in mine.marks] == [1]
    assert mine.version == 1
    assert other == replace(own_view(day.state, Seat.HALL), role="", organisation="")
    assert has_own(day.state, people[0].id)
    assert not has_own(day.state, people[1].id)


def test_the_guarded_region_gets_another_key_only_when_its_form_changes() -> None:
    day, people = opened()
    key = own_key(day.state, Seat.HALL)
    for person in people:
        day.vote(person, 1)
    assert own_key(day.state, Seat.HALL) == key
    day.advance()
    assert own_key(day.state, Seat.HALL) != key


def test_the_guarded_region_gets_another_key_when_the_day_closes_and_opens_again() -> None:
    day = Day()
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    key = own_key(day.state, Seat.HALL)
    day.advance()
    assert own_key(day.state, Seat.HALL) != key
    day.do(c.ReopenDay(step=day.state.step))
    assert own_key(day.state, Seat.HALL) == key


def test_after_the_seal_the_server_knows_that_i_answered_but_not_what() -> None:
    day, people = opened()
    for person in people:
        day.vote(person, 1)
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="nodig"))
    own = own_view(day.state, Seat.HALL, people[0].id)
    assert own.is_counted
    assert own.marks == ()


def test_texts_reach_the_chair_without_who_or_where() -> None:
    day, people = opened(OPEN)
    day.write(people[0], "Vertrouwen")
    (entry,) = chair_view(day.state).texts
    assert (entry.body, entry.author) == ("Vertrouwen", "")


def test_the_report_has_what_was_recorded_and_nothing_else() -> None:
    day = Day()
    day.join(6, 5)
    day.advance(2)
    day.do(c.WritePitchLine(pitch="goirle", line="Buren doen mee"))
    day.do(c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=AGREEMENT))
    report = report_view(day.state, "abc")
    assert [pitch.line for pitch in report.blocks[1].pitches] == ["", "Buren doen mee"]
    assert report.blocks[2].questions == ()
    assert report.blocks[2].is_skipped
    assert [outcome.origin for outcome in report.agreements] == ["Pitchronde"]


def test_the_chair_is_offered_a_choice_wherever_anonymous_would_be_refused() -> None:
    day = Day()
    day.join(2)
    assert chair_view(day.state).few.blocks == ("pitches",)
    day.do(c.GoToBlock(step=day.state.step, block="stemming"))
    assert chair_view(day.state).few == Few(is_next=True, blocks=("pitches",), is_few=True)
    day.advance(anonymity=Anonymity.CONFIDENTIAL)
    assert chair_view(day.state).few == Few(blocks=("pitches",), is_few=True)
    day.advance()
    assert chair_view(day.state).few == Few(is_again=True, blocks=("pitches",), is_few=True)
    day.do(c.GoToBlock(step=day.state.step, block="pitches", anonymity=Anonymity.NAMED))
    assert chair_view(day.state).few == Few(is_few=True)


def test_with_enough_people_nothing_is_asked() -> None:
    day = Day()
    day.join(3, 2)
    day.advance(6)
    assert chair_view(day.state).few == Few()


def test_an_overrun_moves_the_times_of_what_comes() -> None:
    day = Day()
    day.join(6, 5)
    day.now = 1_600_340_460.0  # 13:01 in Amsterdam
    day.advance()
    day.now += 35 * 60
    day.advance()
    rows = chair_view(day.state).agenda
    assert chair_view(day.state).overrun == 6
    assert rows[2].predicted == 14 * 60 + 6


def test_a_day_that_is_tried_out_at_night_has_no_overrun() -> None:
    day = Day()
    day.now = 1_600_300_000.0
    day.advance()
    assert chair_view(day.state).overrun == 0
