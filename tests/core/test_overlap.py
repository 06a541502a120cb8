"""Rounds answered by nearly the same people: by group they would tell what the few others chose."""

from __future__ import annotations

import pytest

from app.core import commands as c
from app.core.plan import Anonymity, Form, Question, Seat, Visibility
from app.core.questions.cloud import CloudResult
from app.core.roles import Actor, Role
from app.core.splits import Withheld
from app.core.tallies import counted, question_view
from tests.core.day import CHOICE, Day, opened

NAMED = Question(CHOICE.id, CHOICE.text, CHOICE.form, Anonymity.NAMED)
WORDS = Question("nodig", "Wat heb jij nodig?", Form("cloud", (), 1, 25), visibility=Visibility.LIVE)
HALL, STREAM = 10, 10


def held(first: int, second: int, question: Question = CHOICE) -> Day:
    """Two rounds after each other: so many of ten people in the hall answer, and ten online each time."""
    day, people = opened(question, HALL, STREAM)
    answer(day, people, first)
    seal(day)
    again(day)
    answer(day, people, second)
    return day


def answer(day: Day, people: list[Actor], hall: int) -> None:
    for number, person in enumerate([*people[:hall], *people[HALL:]]):
        if day.state.plan.questions["nodig"].form.length:
            day.write(person, ("ruimte", "tijd")[number % 2], question="nodig")
        else:
            day.vote(person, number % 2)


def seal(day: Day) -> None:
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="nodig"))


def again(day: Day) -> None:
    day.do(c.OpenNextRound(step=day.state.step, question="nodig"))


def shown(day: Day, number: int) -> tuple[list[str], Withheld]:
    found = counted(day.state, day.state.plan.questions["nodig"], day.state.rounds["nodig"][number - 1])
    return [group.key for group in found.groups], found.withheld


BOTH = ([Seat.HALL, Seat.STREAM], Withheld.NOTHING)


@pytest.mark.parametrize("second", [9, 8, 7, 6])
def test_one_to_four_people_less_and_the_second_round_has_no_groups(second: int) -> None:
    day = held(10, second)
    seal(day)
    assert shown(day, 1) == BOTH
    assert shown(day, 2) == ([], Withheld.SAME_PEOPLE)
    assert day.replayed().rounds == day.state.rounds


@pytest.mark.parametrize(("first", "second"), [(10, 10), (10, 5), (5, 10)])
def test_exactly_the_same_people_or_five_others_have_groups(first: int, second: int) -> None:
    day = held(first, second)
    seal(day)
    assert shown(day, 2) == BOTH


def test_who_came_and_who_left_count_both() -> None:
    day, people = opened(CHOICE, HALL, STREAM)
    answer(day, people, 8)
    seal(day)
    again(day)
    for number, person in enumerate(people[3:]):
        day.vote(person, number % 2)
    seal(day)
    assert shown(day, 2) == BOTH  # three left, two came


def test_every_earlier_round_counts_not_only_the_last() -> None:
    day = held(10, 5)
    seal(day)
    again(day)
    answer(day, [Actor(Role.PARTICIPANT, f"p{n:03d}") for n in range(HALL + STREAM)], 9)
    seal(day)
    assert shown(day, 3) == ([], Withheld.SAME_PEOPLE)


def test_until_the_seal_a_second_round_has_no_groups_since_nobody_knows_who_else_will_answer() -> None:
    day = held(10, 10)
    assert shown(day, 2) == ([], Withheld.LATER)
    seal(day)
    assert shown(day, 2) == BOTH


def test_by_name_nothing_is_hidden() -> None:
    day = held(10, 9, NAMED)
    assert shown(day, 2) == BOTH
    seal(day)
    assert shown(day, 2) == BOTH


@pytest.mark.parametrize(("second", "is_spread"), [(10, True), (9, False)])
def test_where_words_came_from_neither(second: int, *, is_spread: bool) -> None:
    day = held(10, second, WORDS)
    assert not spread(day)
    seal(day)
    assert spread(day) is is_spread


def spread(day: Day) -> bool:
    result = question_view(day.state, WORDS, may_see=True).result
    assert isinstance(result, CloudResult)
    return any(word.spread for word in result.all)
