"""What becomes of a question of the audience: on the screen, answered or merged; and after the day only counted."""

from __future__ import annotations

import pytest

from app.core import commands as c
from app.core.commands import Fate
from app.core.events import Event, QueriesSealed
from app.core.plan import Seat
from app.core.queries import live_query
from app.core.query import QUERIES
from app.core.records import Ballot, QuestionKey, RoundErased
from app.core.refusals import Reason
from app.core.role_views import speaker_view
from app.core.roles import Actor, Role
from app.store.codec import EVENTS
from tests.core.day import Day
from tests.core.test_queries import ask, count, query_of, support, talk

HELPER = Actor(Role.HELPER)


def test_one_question_is_on_the_screen_at_a_time() -> None:
    day, people = talk()
    first, second = ask(day, people[0]), ask(day, people[1])
    day.do(c.SettleQuery("", first, Fate.LIVE), HELPER)
    day.do(c.SettleQuery("", second, Fate.LIVE))
    assert query_of(day, first).fate is Fate.QUEUED
    assert live_query(day.state) == query_of(day, second)
    assert query_of(day, first).shown_at > 0


def test_the_next_step_takes_it_off_the_screen_and_answers_nothing() -> None:
    day, people = talk()
    query = ask(day, people[0])
    day.do(c.SettleQuery("", query, Fate.LIVE))
    day.advance(1)
    assert query_of(day, query).fate is Fate.QUEUED


def test_hiding_takes_it_off_the_screen() -> None:
    day, people = talk()
    query = ask(day, people[0])
    day.do(c.SettleQuery("", query, Fate.LIVE))
    day.do(c.HideQuery("", query))
    assert live_query(day.state) is None
    assert day.refused(c.SettleQuery("", query, Fate.LIVE)) is Reason.QUERIES_CLOSED


@pytest.mark.parametrize("fate", [Fate.WRITTEN, Fate.DECLINED])
def test_who_answers_and_why_not_have_to_be_said(fate: Fate) -> None:
    day, people = talk()
    query = ask(day, people[0])
    assert day.refused(c.SettleQuery("", query, fate)) is Reason.NO_QUERY_TEXT
    day.do(c.SettleQuery("", query, fate, "De regio, in november"))
    assert day.state.text(query_of(day, query).note) == "De regio, in november"


@pytest.mark.parametrize("fate", [Fate.ANSWERED, Fate.WRITTEN, Fate.DECLINED, Fate.QUEUED])
def test_what_was_decided_can_be_undone(fate: Fate) -> None:
    day, people = talk()
    query = ask(day, people[0])
    day.do(c.SettleQuery("", query, fate, "Daarom"))
    day.do(c.SettleQuery("", query, Fate.NEW))
    assert query_of(day, query).fate is Fate.NEW
    assert query_of(day, query).note is None


def test_a_speaker_is_told_how_many_were_dealt_with_and_nothing_of_hidden_ones() -> None:
    day, people = talk()
    first, hidden = ask(day, people[0]), ask(day, people[1], "Wie is dat?")
    day.do(c.HideQuery(query=hidden))
    assert (speaker_view(day.state).queries.waiting[0].id, speaker_view(day.state).handled) == (first, 0)
    for query in (first, hidden):
        day.do(c.SettleQuery("", query, Fate.ANSWERED))
    assert (speaker_view(day.state).queries.waiting, speaker_view(day.state).handled) == ((), 1)


def test_merging_counts_everybody_once() -> None:
    day, people = talk()
    stays, goes = ask(day, people[0]), ask(day, people[1])
    support(day, stays, people[2], people[3])
    support(day, goes, people[3], people[4])
    day.do(c.SettleQuery("", goes, Fate.MERGED, into=stays))
    assert count(day, stays) == 5
    support(day, stays, people[4])
    assert count(day, stays) == 5
    day.do(c.SettleQuery("", goes, Fate.NEW))
    assert (count(day, stays), count(day, goes)) == (3, 3)


def test_who_supported_the_merged_one_takes_back_the_one_that_stays() -> None:
    day, people = talk()
    stays, goes = ask(day, people[0]), ask(day, people[1])
    support(day, goes, people[4])
    day.do(c.SettleQuery("", goes, Fate.MERGED, into=stays))
    day.do(c.SupportQuery("", stays, is_supported=False), people[4])
    assert count(day, stays) == 2


def test_merging_goes_to_the_one_that_stays_and_never_in_a_ring() -> None:
    day, people = talk()
    first, second, third = (ask(day, person) for person in people[:3])
    day.do(c.SettleQuery("", second, Fate.MERGED, into=first))
    day.do(c.SettleQuery("", third, Fate.MERGED, into=second))
    assert query_of(day, third).into == first
    for into in (first, second, third):
        assert day.refused(c.SettleQuery("", first, Fate.MERGED, into=into)) is Reason.SAME_QUERY
    assert day.refused(c.SettleQuery("", first, Fate.MERGED, into="niets")) is Reason.UNKNOWN_QUERY


def closed(day: Day) -> None:
    for _ in range(30):
        if day.state.is_over:
            return
        day.advance(1)


def test_the_close_keeps_how_many_and_forgets_who() -> None:
    day, people = talk()
    query = ask(day, people[0])
    support(day, query, people[1], people[2])
    closed(day)
    assert count(day, query) == 3
    assert not day.state.queries.ballots
    assert not day.state.queries.key
    assert RoundErased(QUERIES, 1) in day.facts
    assert day.replayed() == day.state


def test_a_reopened_day_goes_on_with_what_was_counted() -> None:
    day, people = talk()
    query = ask(day, people[0])
    closed(day)
    day.do(c.ReopenDay(step=day.state.step))
    day.do(c.GoToBlock(step=day.state.step, block="pitches"))
    other = ask(day, people[1], "Nog iets?")
    support(day, query, people[2])
    closed(day)
    assert (count(day, query), count(day, other)) == (2, 1)
    assert [f.round for f in day.facts if isinstance(f, QueriesSealed)] == [1, 2]
    assert day.replayed() == day.state


def test_a_day_without_questions_seals_nothing() -> None:
    day, _ = talk()
    closed(day)
    assert not any(isinstance(fact, QueriesSealed) for fact in day.facts)


def test_after_the_day_an_answer_can_still_be_promised_but_nothing_asked() -> None:
    day, people = talk()
    query = ask(day, people[0])
    closed(day)
    assert day.refused(c.AskQuery("", "Nog iets?"), people[0]) is Reason.DAY_CLOSED
    assert day.refused(c.SupportQuery("", query), people[1]) is Reason.QUERY_SETTLED
    day.do(c.SettleQuery("", query, Fate.WRITTEN, "De regio, voor 1 december"))
    assert query_of(day, query).fate is Fate.WRITTEN


def test_the_journal_and_the_ballots_do_not_say_who() -> None:
    """The key is what joins them, and it is thrown away: the test means something since the key does join them."""
    day, people = talk()
    query = ask(day, people[0])
    support(day, query, people[1])
    events = "".join(EVENTS.encode(fact)[1] for fact in day.facts if isinstance(fact, Event))
    after = events[events.index(query) :]
    ballots = [fact for fact in day.facts if isinstance(fact, Ballot) and fact.question == QUERIES]
    assert any(isinstance(fact, QuestionKey) and fact.question == QUERIES for fact in day.facts)
    for person in people:
        assert person.id not in after
        assert all(person.id not in (ballot.voter, ballot.group) for ballot in ballots)


def test_two_seats_can_ask() -> None:
    day, people = talk()
    assert {query_of(day, ask(day, person)).seat for person in (people[0], people[-1])} == set(Seat)
