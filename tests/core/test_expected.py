"""Who is expected now: the denominator of a question, frozen when it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.audiences import chair_view
from app.core.book import Book
from app.core.expected import expected, roles_away
from app.core.plan import Block, BlockKind, Form, Plan, Question, Seat, Window
from app.core.report_views import report_view
from app.core.roles import Actor, Role
from app.core.tallies import question_view
from tests.core.day import CHOICE, NOBODY, Day

EARLY = Question("vroeg", "Wat vraagt het uitvoeringsprogramma?", Form("choice", ("Mensen", "Tijd")))
MORNING = Block("ochtend", BlockKind.QUESTION, "Uitvoeringsprogramma", 9 * 60 + 30, questions=(EARLY,))
AFTERNOON = Block("middag", BlockKind.QUESTION, "Inkoop", 13 * 60, questions=(CHOICE,))
PLAN = Plan(
    "dag",
    "Heisessie sociaal domein",
    "2019-12-04",
    (MORNING, AFTERNOON),
    expected_hall=70,
    expected_stream=17,
    roles=("wethouder", "manager", "projectleider"),
    windows=(Window("wethouder", start=13 * 60), Window("projectleider", end=12 * 60 + 30)),
)


def join(day: Day, role: str, count: int, seat: Seat = Seat.HALL) -> list[Actor]:
    start = len(day.state.participants)
    people = [Actor(Role.PARTICIPANT, f"p{start + number:03d}") for number in range(count)]
    for person in people:
        day.do(c.Join(participant=person.id, seat=seat, role=role), NOBODY)
    return people


@pytest.fixture
def day() -> Day:
    day = Day(PLAN)
    join(day, "manager", 5)
    join(day, "projectleider", 3, Seat.STREAM)
    join(day, "Wethouder", 2)
    join(day, "", 1)
    return day


def shown(day: Day, question: Question) -> tuple[int, int, int]:
    turnout = question_view(day.state, question).turnout
    return turnout.present_hall, turnout.present_stream, turnout.late


def test_on_a_morning_without_wethouders_nobody_waits_for_them(day: Day) -> None:
    day.advance()
    assert roles_away(PLAN, day.state.current) == ("wethouder",)
    assert expected(day.state, day.state.current) == (6, 3)
    day.advance()
    assert day.round("vroeg").present == (6, 3)
    assert chair_view(day.state).away == ("wethouder",)
    assert chair_view(day.state).planned == (70, 17)


def test_in_the_afternoon_they_are_and_who_went_home_is_not(day: Day) -> None:
    day.do(c.GoToBlock(step=day.state.step, block="middag"))
    assert expected(day.state, day.state.current) == (8, 0)


def test_before_the_day_and_without_windows_everybody_who_joined_is_expected(day: Day) -> None:
    assert expected(day.state, None) == (8, 3)
    plain = replace(day.state, plan=replace(PLAN, windows=()))
    assert expected(plain, MORNING) == (8, 3)


def test_a_role_may_come_on_one_day_only() -> None:
    second = replace(MORNING, id="ochtend-2", day=1, questions=())
    plan = replace(PLAN, blocks=(MORNING, AFTERNOON, second), windows=(Window("wethouder", day=1), Window("manager")))
    away = [roles_away(plan, block) for block in plan.blocks]
    assert away == [("wethouder",), ("wethouder",), ()]


def test_who_joins_after_the_opening_is_shown_apart_and_never_added(day: Day) -> None:
    day.advance(2)
    late = join(day, "manager", 2)
    assert shown(day, EARLY) == (6, 3, 2)
    day.vote(late[0], 1, question="vroeg")
    assert question_view(day.state, EARLY).turnout.hall == 1
    day.advance()
    join(day, "manager", 4)
    assert shown(day, EARLY) == (6, 3, 2)


def test_the_number_of_the_opening_stays_that_of_the_round_in_the_report(day: Day) -> None:
    people = [Actor(Role.PARTICIPANT, id_) for id_ in day.state.participants]
    day.advance(2)
    join(day, "wethouder", 1)
    for person in people:
        day.vote(person, 0, question="vroeg")
    day.advance(2)
    turnout = report_view(day.state, "").blocks[0].questions[0].turnout
    assert (turnout.all, turnout.present, turnout.late) == (11, 9, 1)
    assert day.replayed() == day.state


def test_who_says_later_what_they_are_or_moves_is_counted_where_they_are(day: Day) -> None:
    unknown = Actor(Role.PARTICIPANT, "p010")
    day.do(c.DescribeSelf(role="wethouder", organisation="gemeente Goirle"), unknown)
    assert expected(day.state, MORNING) == (5, 3)
    leader = Actor(Role.PARTICIPANT, "p005")
    day.do(c.MoveSeat(seat=Seat.HALL), leader)
    assert expected(day.state, AFTERNOON) == (8, 0)
    assert expected(day.state, MORNING) == (6, 2)
    assert day.replayed() == day.state


def test_a_role_with_two_windows_is_expected_in_both() -> None:
    twice = replace(PLAN, windows=(Window("wethouder", end=600), Window("wethouder", start=780)))
    between = replace(MORNING, start=11 * 60)
    assert roles_away(twice, MORNING) == roles_away(twice, AFTERNOON) == ()
    assert roles_away(twice, between) == ("wethouder",)


def test_a_refresh_does_not_look_at_the_people(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    def walked(book: Book[str, object]) -> Iterator[str]:
        raise AssertionError("walked through everybody")

    day.advance(2)
    monkeypatch.setattr(Book, "__iter__", walked)
    assert shown(day, EARLY) == (6, 3, 0)
