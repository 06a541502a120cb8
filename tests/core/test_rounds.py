"""Answers: one per person, change until close, twice is once, nothing after the end."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from app.core import commands as c
from app.core import events as e
from app.core.plan import Anonymity, Seat
from app.core.progress import Phase
from app.core.records import Ballot, RoundErased, Text
from app.core.refusals import Reason
from app.core.rounds import REST_SECONDS
from tests.core.day import CHAIR, CHOICE, CLOCK, OPEN, Day, opened, plan_with


def test_a_vote_counts_once_in_the_group_of_its_seat() -> None:
    day, people = opened()
    day.vote(people[0], 1)
    assert dict(day.round("nodig").tally) == {(Seat.HALL, 1, 1): 1}
    assert dict(day.round("nodig").voters) == {Seat.HALL: 1}


def test_a_changed_vote_moves_and_does_not_add() -> None:
    day, people = opened()
    day.vote(people[0], 1)
    day.vote(people[0], 2)
    assert dict(day.round("nodig").tally) == {(Seat.HALL, 2, 1): 1}


def test_the_same_op_twice_is_one_deed_and_is_answered_twice() -> None:
    day, people = opened()
    ballot = day.ballot(people[0], 1, op="op-000001")
    day.do(ballot, people[0])
    assert day.do(ballot, people[0]) == []
    assert sum(day.round("nodig").voters.values()) == 1


def test_an_old_answer_from_a_queue_is_refused() -> None:
    day, people = opened()
    old = day.ballot(people[0], 0, op="op-000001")
    day.do(day.ballot(people[0], 1, op="op-000002"), people[0])
    assert day.refused(old, people[0]) is Reason.STALE_ANSWER
    assert dict(day.round("nodig").tally) == {(Seat.HALL, 1, 1): 1}


def test_a_resend_of_an_acknowledged_answer_is_fine_even_after_the_close() -> None:
    day, people = opened()
    ballot = day.ballot(people[0], 1, op="op-000001")
    day.do(ballot, people[0])
    day.advance()
    assert day.round("nodig").phase is Phase.CLOSED
    assert day.do(ballot, people[0]) == []


def test_after_the_close_a_new_answer_is_refused() -> None:
    day, people = opened()
    day.advance()
    assert day.refused(day.ballot(people[0], 1), people[0]) is Reason.QUESTION_CLOSED


def test_after_the_seal_who_answered_hears_that_it_counts_and_the_others_that_it_is_late() -> None:
    day, people = opened()
    for person in people[:6]:
        day.vote(person, 1)
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="nodig"))
    late = c.CastAnswer("op-000009", question="nodig", round=1, fields={"option": ("0",)})
    assert day.refused(late, people[0]) is Reason.ANSWER_COUNTED
    assert day.refused(late, people[9]) is Reason.QUESTION_SEALED


def test_an_anonymous_ballot_does_not_name_its_voter() -> None:
    day, people = opened()
    day.vote(people[0], 1)
    ballot = next(fact for fact in day.facts if isinstance(fact, Ballot))
    key = day.round("nodig").key
    assert people[0].id not in repr(ballot)
    assert ballot.voter == hashlib.blake2s(people[0].id.encode(), key=key.encode()[:32], digest_size=16).hexdigest()


def test_the_seal_throws_ballots_and_key_away_and_keeps_no_order() -> None:
    day, people = opened()
    for index, person in enumerate(reversed(people)):
        day.vote(person, index % 3)
    day.advance()
    facts = day.do(c.RevealResult(step=day.state.step, question="nodig"))
    sealed = next(fact for fact in facts if isinstance(fact, e.QuestionSealed))
    assert sealed.box == tuple(sorted(sealed.box))
    assert sealed.voted == tuple(sorted(person.id for person in people))
    assert sealed.signed == ()
    assert RoundErased("nodig", 1) in facts
    assert not day.round("nodig").ballots
    assert day.round("nodig").key == ""


def test_the_counts_after_the_seal_are_those_before_it() -> None:
    day, people = opened()
    for index, person in enumerate(people):
        day.vote(person, index % 2)
    before = dict(day.round("nodig").tally)
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="nodig"))
    box = day.round("nodig").box
    assert box is not None
    assert dict(box.counts) == before


def test_who_answers_by_name_has_said_who_that_is() -> None:
    day = Day(plan_with(replace(CHOICE, anonymity=Anonymity.NAMED)))
    (person,) = day.join(1)
    day.advance(2)
    assert day.refused(day.ballot(person, 1), person) is Reason.ROLE_NEEDED
    day.describe(person)
    day.vote(person, 1)
    assert person.id in day.round("nodig").ballots


def test_named_answers_keep_their_names_confidential_ones_only_who_voted() -> None:
    for anonymity, is_signed in ((Anonymity.NAMED, True), (Anonymity.CONFIDENTIAL, False)):
        day, people = opened(replace(CHOICE, anonymity=anonymity))
        day.vote(people[0], 2)
        day.advance()
        facts = day.do(c.RevealResult(step=day.state.step, question="nodig"))
        sealed = next(fact for fact in facts if isinstance(fact, e.QuestionSealed))
        assert sealed.voted == (people[0].id,)
        assert sealed.signed == (((people[0].id, ((2, 1),), ()),) if is_signed else ())


def test_online_may_answer_until_the_stream_has_shown_the_close() -> None:
    day = Day(replace(plan_with(CHOICE), delay=14))
    hall, *_, stream = day.join(5, 1)
    day.advance(2)
    day.now += 60
    day.advance()
    assert day.round("nodig").phase is Phase.CLOSING
    day.now += 13
    day.vote(stream, 1)
    assert day.refused(day.ballot(hall, 1), hall) is Reason.QUESTION_CLOSED
    day.now += 2
    assert day.refused(day.ballot(stream, 2), stream) is Reason.QUESTION_CLOSED
    day.do(c.Tick(), CLOCK)
    assert day.round("nodig").phase is Phase.CLOSED


def test_a_close_can_be_undone_until_the_seal() -> None:
    day, people = opened()
    day.advance()
    day.do(c.ReopenQuestion(step=day.state.step, question="nodig"))
    day.vote(people[0], 1)
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="nodig"))
    assert day.refused(c.ReopenQuestion(step=day.state.step, question="nodig")) is Reason.CANNOT_UNDO


def test_a_closed_question_that_is_left_alone_is_sealed_by_the_clock() -> None:
    day, _ = opened()
    day.advance()
    day.now += REST_SECONDS + 1
    day.do(c.Tick(), CLOCK)
    assert day.round("nodig").phase is Phase.SEALED


def test_a_second_round_starts_empty_with_another_key() -> None:
    day, people = opened()
    day.vote(people[0], 1)
    first_key = day.round("nodig").key
    day.advance()
    day.do(c.OpenNextRound(step=day.state.step, question="nodig"))
    assert day.round("nodig").number == 2
    assert not day.round("nodig").ballots
    assert day.round("nodig").key != first_key


def test_a_question_of_a_part_that_was_left_gets_no_next_round() -> None:
    """Nobody would close it, so its ballots would never be thrown away."""
    day = Day()
    day.join(6, 5)
    while day.state.round_of("nodig") is None or day.state.current is None or day.state.current.id != "afspraken":
        day.advance()
    assert day.refused(c.OpenNextRound(step=day.state.step, question="nodig")) is Reason.PART_LEFT
    while not day.state.is_over:
        day.advance(despite_incomplete=True)
    assert day.refused(c.OpenNextRound(step=day.state.step, question="nodig")) is Reason.DAY_CLOSED


def test_with_fewer_than_five_present_the_chair_is_asked_and_nothing_changes_silently() -> None:
    day = Day(plan_with(CHOICE))
    day.join(4)
    day.advance()
    assert day.refused(c.Advance(step=day.state.step)) is Reason.FEW_PRESENT
    day.advance(anonymity=Anonymity.CONFIDENTIAL)
    assert day.round("nodig").anonymity is Anonymity.CONFIDENTIAL


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ((), Reason.EMPTY_ANSWER),
        (("3",), Reason.UNKNOWN_OPTION),
        (("-1",), Reason.UNKNOWN_OPTION),
        (("x",), Reason.UNKNOWN_OPTION),
        (("0", "1"), Reason.TOO_MANY_CHOICES),
    ],
)
def test_an_answer_that_is_none_is_refused(options: tuple[str, ...], reason: Reason) -> None:
    day, people = opened()
    command = c.CastAnswer("op-000001", question="nodig", round=1, fields={"option": options})
    assert day.refused(command, people[0]) is reason


def test_ticking_nothing_is_no_answer_also_where_more_can_be_chosen() -> None:
    day, people = opened(replace(CHOICE, form=replace(CHOICE.form, most=2)))
    nothing = c.CastAnswer("op-000001", question="nodig", round=1)
    assert day.refused(nothing, people[0]) is Reason.EMPTY_ANSWER
    day.vote(people[0], 1)
    assert day.refused(replace(nothing, op="op-000002", base=1), people[0]) is Reason.EMPTY_ANSWER
    assert sum(day.round("nodig").voters.values()) == 1


def test_what_was_taken_along_can_be_left_again_but_not_when_there_is_nothing() -> None:
    day = Day()
    people = day.join(6)
    day.advance(2)
    nothing = c.CastAnswer("op-000001", question="neem-mee", round=1)
    assert day.refused(nothing, people[0]) is Reason.EMPTY_ANSWER
    day.do(replace(nothing, op="op-000002", fields={"option": ("1",)}), people[0])
    day.do(replace(nothing, op="op-000003", base=1), people[0])
    assert not day.round("neem-mee").tally


def test_open_answers_add_up_to_three_and_the_same_text_is_one() -> None:
    day, people = opened(OPEN)
    day.write(people[0], "Vertrouwen", "Ruimte")
    day.write(people[0], "vertrouwen.")
    assert sorted(day.round("loslaten").texts.values()) == ["Ruimte", "Vertrouwen"]
    day.write(people[0], "Tijd")
    fourth = c.CastAnswer("op-000009", question="loslaten", round=1, fields={"text": ("Geld",)})
    assert day.refused(fourth, people[0]) is Reason.TOO_MANY_ENTRIES


def test_an_own_text_can_be_taken_back_while_the_question_is_open() -> None:
    day, people = opened(OPEN)
    day.write(people[0], "Vertrouwen")
    text = next(iter(day.round("loslaten").texts))
    withdrawal = c.WithdrawText(question="loslaten", round=1, text=text)
    assert day.refused(withdrawal, people[1]) is Reason.UNKNOWN_TEXT
    day.do(withdrawal, people[0])
    assert not day.round("loslaten").texts
    assert not day.round("loslaten").voters


def test_a_text_that_is_too_long_is_refused_with_its_limit() -> None:
    day, people = opened(OPEN)
    command = c.CastAnswer("op-000001", question="loslaten", round=1, fields={"text": ("a" * 301,)})
    assert day.refused(command, people[0]) is Reason.TEXT_TOO_LONG


def test_sealed_texts_stand_beside_the_journal_and_the_journal_has_only_their_digest() -> None:
    day, people = opened(OPEN)
    day.write(people[0], "Durf om los te laten")
    day.advance()
    facts = day.do(c.RevealResult(step=day.state.step, question="loslaten"))
    sealed = next(fact for fact in facts if isinstance(fact, e.QuestionSealed))
    text = next(fact for fact in facts if isinstance(fact, Text))
    assert "Durf" not in repr(sealed)
    assert sealed.texts[0].id == text.id
    assert sealed.texts[0].digest == hashlib.sha256(f"{text.salt}\n{text.body}".encode()).hexdigest()


def test_a_hidden_text_stays_hidden_after_the_seal() -> None:
    day, people = opened(OPEN)
    day.write(people[0], "Onaardig")
    text = next(iter(day.round("loslaten").texts))
    day.do(c.HideText(question="loslaten", round=1, text=text))
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="loslaten"))
    assert day.round("loslaten").hidden == {text}
    assert day.refused(c.HideText(question="loslaten", round=1, text="zoek"), CHAIR) is Reason.UNKNOWN_TEXT
