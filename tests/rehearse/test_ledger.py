"""Counting from what people heard, and finding what the report has otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from app.core.plan import Block, BlockKind, Dimension, Form, Plan, Question, Seat
from app.rehearse.habits import Key
from app.rehearse.ledger import Acknowledged, Ledger, differences
from app.rehearse.results import Result, Tally

CHOICE = Question("keuze", "Wat eerst?", Form("choice", ("A", "B", "C")))
WISH = Question("wens", "Wat wens je?", Form("open", (), 3, 300))
KEY, TEXTS = Key("keuze", 1), Key("wens", 1)


def plan(**changes: Any) -> Plan:
    questions = (replace(CHOICE, **changes), WISH)
    return Plan("dag", "Een dag", "2020-02-13", (Block("b", BlockKind.PLENARY, "Start", 540, questions=questions),))


def filled(first: int = 0) -> Ledger:
    """Six in the hall of whom two choose B, five online of whom one chooses C."""
    ledger = Ledger(plan())
    chosen = [0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 2]
    for person, option in enumerate([first, *chosen[1:]]):
        ledger.write(Acknowledged(person, KEY, Seat.HALL if person < 6 else Seat.STREAM, options=(option,)))
    return ledger


RIGHT = Result(
    Tally(11, {"0": 8, "1": 2, "2": 1}),
    {"hall": Tally(6, {"0": 4, "1": 2}), "stream": Tally(5, {"0": 4, "2": 1})},
)


def test_equal_numbers_give_no_difference() -> None:
    assert differences(filled(), {KEY: RIGHT}) == ()


def test_only_the_last_acknowledged_answer_of_a_person_counts() -> None:
    ledger = filled(first=2)
    ledger.write(Acknowledged(0, KEY, Seat.HALL, options=(0,)))
    assert differences(ledger, {KEY: RIGHT}) == ()


def test_values_of_statements_are_counted_and_a_wrong_one_is_named() -> None:
    ledger = Ledger(plan())
    ledger.write(Acknowledged(0, KEY, Seat.HALL, values=((0, 5), (1, 0))))
    ledger.write(Acknowledged(0, KEY, Seat.HALL, values=((0, 4), (1, 0))))
    right = Tally(1, {"0:4": 1, "1:0": 1})
    assert differences(ledger, {KEY: Result(right, {"hall": right})}) == ()
    found = differences(ledger, {KEY: Result(Tally(1, {"0:5": 1, "1:0": 1}), {"hall": right})})
    assert [(d.what, d.expected, d.counted) for d in found] == [("0:4", 1, 0), ("0:5", 0, 1)]


def test_words_of_a_cloud_are_counted_however_they_are_written() -> None:
    key = Key("wolk", 1)
    cloud = replace(WISH, id="wolk", form=Form("cloud", (), 3, 25))
    ledger = Ledger(replace(plan(), blocks=(Block("b", BlockKind.PLENARY, "Start", 540, questions=(cloud,)),)))
    for person, word in enumerate(("Tijd", "tijd", "een gezicht")):
        ledger.write(Acknowledged(person, key, Seat.HALL, texts=(word,)))
    there = Result(
        Tally(3), {"hall": Tally(3)}, Counter(("Tijd", "tijd", "een gezicht")), Counter({"tijd": 2, "één gezicht": 1})
    )
    assert differences(ledger, {key: there}) == ()
    found = differences(ledger, {key: replace(there, words=Counter({"tijd": 1, "één gezicht": 1}))})
    assert [(d.what, d.expected, d.counted) for d in found] == [("word tijd", 2, 1)]


def test_who_took_everything_back_is_no_voter() -> None:
    ledger = filled()
    ledger.write(Acknowledged(11, KEY, Seat.STREAM, options=(1, 2)))
    ledger.write(Acknowledged(11, KEY, Seat.STREAM))
    assert differences(ledger, {KEY: RIGHT}) == ()


def test_a_vote_that_the_report_misses_is_named() -> None:
    short = replace(RIGHT, together=Tally(10, {"0": 7, "1": 2, "2": 1}))
    found = differences(filled(), {KEY: short})
    assert [(d.group, d.what, d.expected, d.counted) for d in found] == [
        ("together", "voters", 11, 10),
        ("together", "0", 8, 7),
    ]


def test_a_vote_in_the_wrong_option_is_named() -> None:
    moved = replace(RIGHT, together=Tally(11, {"0": 8, "1": 1, "2": 2}))
    assert [d.what for d in differences(filled(), {KEY: moved})] == ["1", "2"]


def test_a_round_that_is_not_in_the_report_is_a_difference() -> None:
    assert differences(filled(), {})


def test_a_round_that_nobody_answered_may_not_have_voters() -> None:
    found = differences(Ledger(plan()), {KEY: Result(Tally(1, {"0": 1}))})
    assert [(d.what, d.expected, d.counted) for d in found] == [("voters", 0, 1), ("0", 0, 1)]


def test_a_question_by_role_is_counted_by_role() -> None:
    ledger = Ledger(plan(dimension=Dimension.ROLE))
    for person in range(10):
        role = "wethouder" if person < 5 else "manager"
        ledger.write(Acknowledged(person, KEY, Seat.HALL, role, options=(person % 2,)))
    groups = {"wethouder": Tally(5, {"0": 3, "1": 2}), "manager": Tally(5, {"0": 2, "1": 3})}
    assert differences(ledger, {KEY: Result(Tally(10, {"0": 5, "1": 5}), groups)}) == ()


@pytest.mark.parametrize(("there", "is_right"), [("abcde", True), ("abcd", False), ("abcdx", False), ("abcdee", False)])
def test_texts_are_compared_one_by_one(there: str, is_right: bool) -> None:
    ledger = Ledger(plan())
    ledger.write_all(Acknowledged(person, TEXTS, Seat.HALL, texts=(text,)) for person, text in enumerate("abcde"))
    result = Result(Tally(5), {"hall": Tally(5)}, Counter(there))
    assert (differences(ledger, {TEXTS: result}) == ()) is is_right
