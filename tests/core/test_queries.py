"""Questions of participants: asked once, supported once, and none of them lost or joined to somebody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.commands import Fate
from app.core.plan import Block, BlockKind, Plan
from app.core.queries import MOST_OPEN, QUERY_LENGTH
from app.core.query import Query
from app.core.refusals import Reason
from app.core.roles import Actor
from tests.core.day import PLAN, Day


def talk(plan: Plan = PLAN) -> tuple[Day, list[Actor]]:
    """A day in its pitch round, with seven people in the hall and six online."""
    day = Day(plan)
    people = day.join(7, 6)
    day.advance(2)
    return day, people


def ask(day: Day, who: Actor, text: str = "Wie bepaalt dat?") -> str:
    day.do(c.AskQuery("", text), who)
    return list(day.state.queries.rows)[-1]


def support(day: Day, query: str, *who: Actor) -> None:
    for actor in who:
        day.do(c.SupportQuery("", query), actor)


def query_of(day: Day, id_: str) -> Query:
    return day.state.queries.rows[id_]


def count(day: Day, id_: str) -> int:
    return day.state.queries.count(id_)


# -- asking ------------------------------------------------------------------------------------


def test_who_asks_has_the_question() -> None:
    day, people = talk()
    query = ask(day, people[0], "  Wie   bepaalt dat?  ")
    assert day.state.text(query_of(day, query).text) == "Wie bepaalt dat?"
    assert query_of(day, query).block == "pitches"
    assert count(day, query) == 1


def test_a_double_tap_is_one_question() -> None:
    day, people = talk()
    for _ in range(2):
        day.do(c.AskQuery("op-000001", "Wie bepaalt dat?"), people[0])
    assert len(day.state.queries.rows) == 1


def test_without_an_id_of_the_deed_the_same_words_are_one_question() -> None:
    day, people = talk()
    ask(day, people[0], "Wie bepaalt dat?")
    assert day.do(c.AskQuery("", "wie bepaalt dat"), people[0]) == []


def test_two_people_may_ask_the_same() -> None:
    day, people = talk()
    assert ask(day, people[0]) != ask(day, people[1])


@pytest.mark.parametrize(
    ("text", "reason"), [("  ", Reason.NO_QUERY_TEXT), ("x" * (QUERY_LENGTH + 1), Reason.TEXT_TOO_LONG)]
)
def test_a_question_has_words_and_not_too_many(text: str, reason: Reason) -> None:
    day, people = talk()
    assert day.refused(c.AskQuery("", text), people[0]) is reason


def test_the_longest_question_fits() -> None:
    day, people = talk()
    assert ask(day, people[0], "x" * QUERY_LENGTH)


def test_nobody_has_more_than_a_few_open_questions() -> None:
    day, people = talk()
    asked = [ask(day, people[0], f"Vraag {n}?") for n in range(MOST_OPEN)]
    assert day.refused(c.AskQuery("", "Nog een?"), people[0]) is Reason.TOO_MANY_QUERIES
    day.do(c.SettleQuery("", asked[0], Fate.ANSWERED))
    assert ask(day, people[0], "Nog een?")


@pytest.mark.parametrize(
    ("plan", "block", "is_open"),
    [
        (True, None, True),
        (False, None, False),
        (False, True, True),
        (True, False, False),
    ],
)
def test_the_programme_says_where_questions_may_be_asked(plan: bool, block: bool | None, is_open: bool) -> None:
    blocks = (Block("opening", BlockKind.PLENARY, "Opening", 600, queries=block),)
    day = Day(replace(PLAN, blocks=blocks, queries=plan))
    (person,) = day.join(1)
    day.advance(1)
    if is_open:
        assert ask(day, person)
    else:
        assert day.refused(c.AskQuery("", "Mag dit?"), person) is Reason.QUERIES_CLOSED


def test_before_the_day_and_in_a_break_nobody_asks() -> None:
    day = Day()
    (person,) = day.join(1)
    assert day.refused(c.AskQuery("", "Mag dit?"), person) is Reason.QUERIES_CLOSED
    day.advance(1)
    assert day.refused(c.AskQuery("", "Mag dit?"), person) is Reason.QUERIES_CLOSED


@pytest.mark.parametrize(("hall", "stream", "seat"), [(7, 6, "stream"), (7, 4, ""), (4, 6, ""), (0, 6, "stream")])
def test_where_it_was_asked_is_kept_unless_it_says_by_whom(hall: int, stream: int, seat: str) -> None:
    day = Day()
    people = day.join(hall, stream)
    day.advance(2)
    assert query_of(day, ask(day, people[-1])).seat == seat


# -- "ook mijn vraag" --------------------------------------------------------------------------


def test_support_counts_once_and_can_be_taken_back() -> None:
    day, people = talk()
    query = ask(day, people[0])
    support(day, query, people[1], people[2], people[1])
    assert count(day, query) == 3
    day.do(c.SupportQuery("", query, is_supported=False), people[1])
    assert count(day, query) == 2


def test_taking_back_twice_is_once() -> None:
    day, people = talk()
    query = ask(day, people[0])
    support(day, query, people[1])
    assert day.do(c.SupportQuery("", query, is_supported=False), people[1])
    assert day.do(c.SupportQuery("", query, is_supported=False), people[1]) == []


def test_a_deed_that_comes_again_after_another_changes_nothing() -> None:
    """The line fell away: the same deed is sent again after a newer one arrived."""
    day, people = talk()
    query = ask(day, people[0])
    day.do(c.SupportQuery("op-000001", query), people[1])
    day.do(c.SupportQuery("op-000002", query, is_supported=False), people[1])
    assert day.do(c.SupportQuery("op-000001", query), people[1]) == []
    assert count(day, query) == 1


def test_the_own_question_is_ones_own() -> None:
    day, people = talk()
    query = ask(day, people[0])
    assert day.do(c.SupportQuery("", query), people[0]) == []
    assert day.refused(c.SupportQuery("", query, is_supported=False), people[0]) is Reason.OWN_QUERY


@pytest.mark.parametrize("fate", [Fate.ANSWERED, Fate.WRITTEN, Fate.DECLINED])
def test_what_was_dealt_with_takes_no_support(fate: Fate) -> None:
    day, people = talk()
    query = ask(day, people[0])
    day.do(c.SettleQuery("", query, fate, "Om deze reden"))
    assert day.refused(c.SupportQuery("", query), people[1]) is Reason.QUERY_SETTLED


def test_what_is_hidden_or_unknown_takes_no_support() -> None:
    day, people = talk()
    query = ask(day, people[0])
    day.do(c.HideQuery("", query))
    assert day.refused(c.SupportQuery("", query), people[1]) is Reason.UNKNOWN_QUERY
    assert day.refused(c.SupportQuery("", "niets"), people[1]) is Reason.UNKNOWN_QUERY


# -- taking back -------------------------------------------------------------------------------


def test_who_asked_takes_it_back_and_the_words_are_gone() -> None:
    day, people = talk()
    query = ask(day, people[0])
    day.do(c.WithdrawQuery("", query), people[0])
    assert query_of(day, query).is_withdrawn
    assert day.state.text(query_of(day, query).text) == ""
    assert day.do(c.WithdrawQuery("", query), people[0]) == []


def test_nobody_takes_back_what_is_not_theirs_or_what_was_dealt_with() -> None:
    day, people = talk()
    query = ask(day, people[0])
    support(day, query, people[1])
    assert day.refused(c.WithdrawQuery("", query), people[1]) is Reason.UNKNOWN_QUERY
    day.do(c.SettleQuery("", query, Fate.QUEUED))
    assert day.refused(c.WithdrawQuery("", query), people[0]) is Reason.QUERY_SETTLED


def test_a_question_that_others_were_merged_into_stays() -> None:
    day, people = talk()
    stays, goes = ask(day, people[0]), ask(day, people[1])
    day.do(c.SettleQuery("", goes, Fate.MERGED, into=stays))
    assert day.refused(c.WithdrawQuery("", stays), people[0]) is Reason.QUERY_SETTLED
