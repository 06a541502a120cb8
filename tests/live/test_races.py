"""What happens at the same time, over the room: fifty votes and fifty closes are one close that counts what was
acknowledged, and two chairs who press are one step."""

from __future__ import annotations

import asyncio
import os
import random

from app.core import commands as c
from app.core.plan import Anonymity
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.core.state import State
from app.live.room import Change, Receipt, Room
from app.store.memory import MemoryStore
from tests.core.day import CHAIR, CHOICE, NOBODY, plan_with

ROUNDS = 100 * int(os.environ.get("TESTS_TIMES", "1"))
PEOPLE = [Actor(Role.PARTICIPANT, f"p{number:03}") for number in range(50)]
Answer = Receipt | BaseException


class Hall:
    """`reported` is every count that was shown of the round of now since it closed."""

    def __init__(self) -> None:
        self.chance = random.Random(10)
        self.room = Room(MemoryStore(), State("dag", plan_with(CHOICE)), self._changed)
        self.reported = set[int]()

    async def open(self, number: int) -> None:
        step, ask = self.room.state.step, Anonymity.ANONYMOUS
        again = c.OpenNextRound(step=step, question="nodig", anonymity=ask) if number > 1 else c.Advance(step=step)
        await self.room.submit(again, CHAIR)
        self.reported.clear()

    async def race(self, number: int) -> tuple[list[Answer], list[Answer]]:
        """What the votes and the closes heard."""
        close = c.CloseQuestion(step=self.room.state.step, question="nodig")
        head_start = self.chance.randrange(8)
        votes = [self._after(self.chance.randrange(8), _vote(who, number), who) for who in PEOPLE]
        closes = [self._after(head_start + self.chance.randrange(8), close, CHAIR) for _ in PEOPLE]
        answers = await asyncio.gather(*votes, *closes, return_exceptions=True)
        return answers[: len(votes)], answers[len(votes) :]

    async def _after(self, turns: int, command: c.Command, actor: Actor) -> Receipt:
        for _ in range(turns):
            await asyncio.sleep(0)
        return await self.room.submit(command, actor)

    def _changed(self, change: Change) -> None:
        round_ = change.state.round_of("nodig")
        if round_ is not None and not round_.is_taking:
            self.reported.add(sum(round_.tally.values()))


async def test_every_close_reports_what_was_acknowledged() -> None:
    hall, told, late = Hall(), 0, 0
    hall.room.start()
    for who in PEOPLE:
        await hall.room.submit(c.Join(participant=who.id), NOBODY)
    await hall.room.submit(c.Advance(step=0), CHAIR)
    for number in range(1, ROUNDS + 1):
        await hall.open(number)
        votes, closes = await hall.race(number)
        acknowledged = sum(isinstance(answer, Receipt) for answer in votes)
        assert hall.reported == {acknowledged}
        assert sum(isinstance(answer, Receipt) for answer in closes) == 1
        assert {answer.reason for answer in votes if isinstance(answer, Refused)} <= {Reason.QUESTION_CLOSED}
        assert {answer.reason for answer in closes if isinstance(answer, Refused)} == {Reason.STALE_STEP}
        told, late = told + acknowledged, late + len(votes) - acknowledged
    await hall.room.stop()
    print(f"room: {ROUNDS} rounds, {told} votes acknowledged and counted, {late} too late and not counted")
    assert told > ROUNDS
    assert late > ROUNDS


async def test_two_chairs_who_press_at_once_are_one_step() -> None:
    room, chance, done = Room(MemoryStore(), State("dag", plan_with(CHOICE)), lambda change: None), random.Random(15), 0
    room.start()
    for _ in range(10 * ROUNDS):
        seen = room.state.step
        press = c.ReopenDay(step=seen) if room.state.is_over else c.GoToBlock(step=seen, block="vraag")
        presses = [room.submit(press, CHAIR) for _ in range(2)]
        if chance.random() < 0.5:
            await asyncio.sleep(0)
        answers = await asyncio.gather(*presses, return_exceptions=True)
        assert sorted(type(answer).__name__ for answer in answers) == ["Receipt", "Refused"], answers
        assert room.state.step == seen + 1
        done += 1
    await room.stop()
    print(f"room: {done} times two chairs at once, {done} steps")


def _vote(who: Actor, number: int) -> c.CastAnswer:
    return c.CastAnswer(f"op-{number:04}-{who.id}", "nodig", number, 0, {"option": ("1",)})
