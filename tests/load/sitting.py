"""A day that is traced: the real session, room, store and keeper, with people who vote and a chair who seals.

What it says on the file of acknowledgements stands between its other system calls, so that a trace tells what had been
promised at any moment. A line is a JSON list: `try` and `told` around a vote, `hidden` for what a seal must wipe out.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from pathlib import Path

from app.core import commands as c
from app.core.records import Ballot
from app.core.roles import Actor, Role
from app.core.rounds import voter_token
from app.core.state import Round
from app.live.keeper import Keeper
from app.live.room import Room
from app.opening import open_session
from app.plan_file import read_plan
from app.store import schema

PEOPLE = 12
OPTIONS = 4
FAULTS = {
    "": ("", ""),
    "normal": ("synchronous = FULL", "synchronous = NORMAL"),
    "keeping": ("secure_delete = ON", "secure_delete = OFF"),
}
"""What may be planted, to show that the checks afterwards can fail."""

CHAIR, NOBODY = Actor(Role.CHAIR), Actor(Role.NOBODY)


class Sitting:
    """`turns`: how often a handful of people votes at the same time, per question."""

    def __init__(self, room: Room, said: int, turns: int) -> None:
        self._room = room
        self._said = said
        self._turns = turns
        self._chance = random.Random(7)
        self._people = [Actor(Role.PARTICIPANT, f"mens{number:02}") for number in range(PEOPLE)]

    async def run(self) -> None:
        for person in self._people:
            await self._room.submit(c.Join(participant=person.id), NOBODY)
        while (question := await self._next_question()) != "":
            for _ in range(self._turns):
                await self._votes(question)
            self._say("hidden", question, *self._traces(question))
            while self._round(question).box is None:
                await self._press()
            self._say("sealed", question)

    async def _next_question(self) -> str:
        """Presses on until a question is open; empty at the end of the programme."""
        while True:
            for question, rounds in self._room.state.rounds.items():
                if rounds[-1].is_taking:
                    return question
            if len(self._room.state.rounds) == len(self._room.plan.questions):
                return ""
            await self._press()

    async def _press(self) -> None:
        await self._room.submit(c.Advance(step=self._room.state.step), CHAIR)

    async def _votes(self, question: str) -> None:
        some = self._chance.sample(self._people, self._chance.randrange(1, 5))
        await asyncio.gather(*(self._vote(question, person.id) for person in some))

    async def _vote(self, question: str, person: str) -> None:
        held = self._ballot(question, person)
        option = self._chance.choice([option for option in range(OPTIONS) if not held or held.marks[0].item != option])
        op, base = f"{_deed(question)}{self._chance.getrandbits(96):024x}", held.version if held else 0
        self._say("try", question, person, option)
        cast = c.CastAnswer(op, question, 1, base, {"option": (str(option),)})
        await self._room.submit(cast, Actor(Role.PARTICIPANT, person))
        self._say("told", question, person, option)

    def _ballot(self, question: str, person: str) -> Ballot | None:
        round_ = self._round(question)
        return round_.ballots.get(voter_token(round_, person))

    def _traces(self, question: str) -> list[str]:
        """What joins a person to an answer: the names on the ballots, their deeds, and the key."""
        round_ = self._round(question)
        return [round_.key, _deed(question), *(ballot.voter for ballot in round_.ballots.values())]

    def _round(self, question: str) -> Round:
        round_ = self._room.state.round_of(question)
        assert round_ is not None
        return round_

    def _say(self, *line: object) -> None:
        os.write(self._said, json.dumps(line).encode() + b"\n")


def _deed(question: str) -> str:
    return f"daad-{question}-"


def programme(questions: int) -> str:
    """A programme of so many anonymous choices."""
    asked = "### Vraag {0}?\n" + "".join(f"- Antwoord {option}\n" for option in range(OPTIONS))
    parts = "".join(f"## 10:{n:02} Deel {n}\nsoort: vraag\n{asked.format(n)}" for n in range(questions))
    return f"---\ntitel: Stroomuitval\ndatum: 2020-09-17\n---\n{parts}## 12:00 Samen eten\nsoort: diner\n"


async def sit(data: Path, said: Path, questions: int, turns: int) -> None:
    source = programme(questions)
    opened = await open_session(source, read_plan(source), data)
    keeper = Keeper(opened.store, opened.copy, opened.state)
    room = Room(opened.store, opened.state, keeper.changed)
    keeper.start()
    room.start()
    handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    await Sitting(room, handle, turns).run()
    await room.stop()
    await keeper.stop()
    await opened.close()


def main(data: str, said: str, questions: str, turns: str, fault: str = "") -> None:
    sound, broken = FAULTS[fault]
    settings = [setting.replace(sound, broken) for setting in schema.SETTINGS]
    setattr(schema, "SETTINGS", tuple(settings))  # noqa: B010
    asyncio.run(sit(Path(data), Path(said), int(questions), int(turns)))


if __name__ == "__main__":
    main(*sys.argv[1:])
