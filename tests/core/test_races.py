"""Votes against a close: every vote was in time and counts once, or came too late and does not count at all."""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest

from app.core import commands as c
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from tests.core.day import CHOICE, Day, plan_with
from tests.scorecard import Row, Tell

RACES_A_DAY = 50
DAYS = 200 * int(os.environ.get("TESTS_TIMES", "1"))
VOTERS = 5
TOO_LATE = (Reason.QUESTION_CLOSED, Reason.QUESTION_SEALED, Reason.ANSWER_COUNTED)


@pytest.mark.parametrize("part", range(4))
def test_what_was_acknowledged_is_what_is_counted(part: int, figure: Tell) -> None:
    days = range(part, DAYS, 4)
    races = sum(raced(random.Random(day)) for day in days)
    assert races == len(days) * RACES_A_DAY
    figure(Row.RACES, 0, races)


def raced(chance: random.Random) -> int:
    """A day of races, each in a round of its own."""
    day = Day(plan_with(CHOICE))
    people = day.join(VOTERS)
    day.advance(2)
    for race in range(RACES_A_DAY):
        if race:
            day.do(c.OpenNextRound(step=day.state.step, question="nodig"))
        check_race(day, people, chance)
    return RACES_A_DAY


def check_race(day: Day, people: list[Actor], chance: random.Random) -> None:
    close = c.CloseQuestion(step=day.state.step, question="nodig")
    turns = [*people, *chance.choices(people, k=3)]
    chance.shuffle(turns)
    closes_at = chance.randrange(len(turns) + 1)
    told: dict[str, int] = {}
    for turn, person in enumerate(turns):
        if turn == closes_at:
            day.do(close)
        vote(day, person, chance, told, is_closed=turn >= closes_at)
    if closes_at == len(turns):
        day.do(close)
    counted = dict(day.round("nodig").tally)
    assert {item: number for (_, item, _), number in counted.items()} == Counter(told.values())
    assert sum(day.round("nodig").voters.values()) == len(told)
    for person in people:
        vote(day, person, chance, told, is_closed=True)
    day.do(c.RevealResult(step=day.state.step, question="nodig"))
    box = day.round("nodig").box
    assert box is not None
    assert dict(box.counts) == counted
    assert box.voted == told.keys()


def vote(day: Day, person: Actor, chance: random.Random, told: dict[str, int], *, is_closed: bool) -> None:
    """Sometimes twice: a page that did not hear the answer sends the same deed again."""
    option = chance.randrange(3)
    command = day.ballot(person, option, op=f"op{chance.getrandbits(48):012x}")
    for _ in range(chance.choice((1, 1, 2))):
        refused = sent(day, command, person)
        assert refused in TOO_LATE if is_closed else refused is None
    if not is_closed:
        told[person.id] = option


def sent(day: Day, command: c.CastAnswer, person: Actor) -> Reason | None:
    try:
        day.do(command, person)
    except Refused as refusal:
        return refusal.reason
    return None
