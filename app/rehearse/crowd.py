"""Fills a day that somebody else leads: simulated people, marked as such, who answer at a human pace."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import IO, Any

from app.core.plan import Language, Seat
from app.rehearse.connection import Disconnected, Unanswered
from app.rehearse.habits import Asked, Habits
from app.rehearse.person import Door, NotAdmitted, Person
from app.rehearse.speech import SPEECHES

JOIN_SECONDS = 4.0
THINKS = (2.0, 20.0)
RESTS = (1.0, 5.0)
STREAM_FROM = 2000
"""Who is online has numbers of their own, so that they stay who they are when more people come to the hall."""
TROUBLE = (Disconnected, Unanswered, NotAdmitted, OSError, TimeoutError, ValueError, KeyError)


async def accompany(server: IO[str], people: Coroutine[Any, Any, None]) -> None:
    """Until the other end of the pipe `server` is closed, which also happens when that process is killed.

    A mistake among the people is raised: a hall that empties without a word looks like a day that nobody likes.
    """
    ended = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    pipe, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(ended), server)
    filling, ending = asyncio.create_task(people), asyncio.create_task(ended.read())
    await asyncio.wait({filling, ending}, return_when=asyncio.FIRST_COMPLETED)
    pipe.close()
    for task in (filling, ending):
        task.cancel()
    await asyncio.wait({filling, ending})
    if not filling.cancelled():
        filling.result()


async def fill(
    base_url: str, code: str, hall: int, stream: int, seed: int, simulated: str = "", language: str = "nl"
) -> None:
    """Keep `hall` + `stream` people in the day until this is cancelled. `code` is the join code;
    `simulated` the server's own word by which it knows that they are simulated, `language` the one of the day."""
    habits = Habits(seed, SPEECHES[Language(language)])
    door = Door(base_url, "/", "/", simulated, code)
    async with asyncio.TaskGroup() as crowd:
        for number, seat in numbered(hall, stream):
            crowd.create_task(_Guest(Person(number, seat, door, habits), habits).live())


def numbered(hall: int, stream: int) -> list[tuple[int, Seat]]:
    """Every simulated person has a number, the same one after a restart; the door knows them by it."""
    return [(number, Seat.HALL) for number in range(hall)] + [
        (STREAM_FROM + number, Seat.STREAM) for number in range(stream)
    ]


class _Guest:
    """One person for as long as the day lasts; whatever goes wrong, they come back later."""

    def __init__(self, person: Person, habits: Habits) -> None:
        self._person = person
        self._habits = habits
        self._begun: set[Asked] = set()
        self._chosen: set[tuple[str, ...]] = set()
        self._deeds: set[asyncio.Task[None]] = set()

    async def live(self) -> None:
        await asyncio.sleep(JOIN_SECONDS * self._habits.draw("joins", self._person.number))
        is_joined = False
        try:
            while True:
                with suppress(*TROUBLE):
                    await (self._person.come_back() if is_joined else self._person.join())
                    is_joined = True
                    await self._follow()
                await asyncio.sleep(self._between(RESTS, "rests", is_joined))
        finally:
            for deed in self._deeds:
                deed.cancel()
            with suppress(*TROUBLE):
                await self._person.close()

    async def _follow(self) -> None:
        """Start one deed for every round that appears on the page; ends when the line falls away."""
        line = self._person.line
        while line.is_open:
            for asked in self._person.asked():
                if asked not in self._begun:
                    self._begun.add(asked)
                    self._begin(self._answer(asked))
            self._start_choosing()
            await line.next_frame()

    def _start_choosing(self) -> None:
        """Once for every block in which people choose a breakout."""
        offered = self._person.breakouts()
        if offered and offered not in self._chosen:
            self._chosen.add(offered)
            self._begin(self._choose(offered))

    async def _choose(self, offered: tuple[str, ...]) -> None:
        await asyncio.sleep(self._between(THINKS, "thinks", offered))
        liked = sorted(offered, key=lambda id_: self._habits.draw("likes session", self._person.number, id_))
        with suppress(*TROUBLE):
            for breakout in liked:
                if (await self._person.line.command("choose_breakout", {"breakout": [breakout]})).is_done:
                    return

    def _begin(self, doing: Coroutine[Any, Any, None]) -> None:
        deed = asyncio.create_task(doing)
        self._deeds.add(deed)
        deed.add_done_callback(self._deeds.discard)

    async def _answer(self, asked: Asked) -> None:
        await asyncio.sleep(self._between(THINKS, "thinks", asked))
        with suppress(*TROUBLE):
            await self._person.answer(asked)

    def _between(self, bounds: tuple[float, float], *about: object) -> float:
        least, most = bounds
        return least + (most - least) * self._habits.draw(*about, self._person.number)
