"""Votes a second with a hundred thousand votes cast, against none: one vote may not cost more for it.

In this process, at the room with its real store, since no client could keep up.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from itertools import chain, islice
from pathlib import Path

from app.bench.figure import Figure, Profile
from app.core.commands import Advance, CastAnswer, Command
from app.core.events import ParticipantJoined
from app.core.evolve import evolve_all
from app.core.plan import Block, BlockKind, Form, Plan, Question, Seat
from app.core.records import Participant
from app.core.roles import Actor, Role
from app.core.state import State
from app.live.room import Receipt, Room
from app.store.sqlite import SqliteStore

LIMIT = 0.9
SLICE = 4_000
SLICES = 5
"""So many slices of so many votes are timed in both rooms."""
QUESTION = Question("vraag", "Wat eerst?", Form("choice", ("Een", "Twee", "Drie")))
PLAN = Plan("meting", "Meting", "2020-02-13", (Block("blok", BlockKind.QUESTION, "Vraag", 540, questions=(QUESTION,)),))


async def measure(profile: Profile) -> Figure:
    """Two rooms take turns: one that holds all those votes, one that begins with none."""
    async with _room(profile.cast + SLICE * SLICES) as full, _room(SLICE * SLICES) as empty:
        await _send(full, _votes(SLICE * SLICES, profile.cast))
        laps = [(await _rate(full, turn), await _rate(empty, turn)) for turn in range(SLICES)]
    held, none = (max(rates) for rates in zip(*laps, strict=True))
    cast = f"{profile.cast:,}".replace(",", ".")
    detail = f"{held:.0f} stemmen per seconde met {cast} stemmen vooraf, {none:.0f} zonder"
    return Figure(f"stemmen na {cast} stemmen", held / none, LIMIT, False, detail)


@asynccontextmanager
async def _room(people: int) -> AsyncIterator[Room]:
    """A room with its own file, so many people in it and the question open."""
    with tempfile.TemporaryDirectory(prefix="heisessie-meting-") as name:
        store = await SqliteStore.open(Path(name) / "sessie.db")
        room = Room(store, _state(people), lambda change: None)
        room.start()
        try:
            while room.state.round_of(QUESTION) is None:
                await room.submit(Advance(step=room.state.step), Actor(Role.CHAIR))
            yield room
        finally:
            await room.stop()
            await store.close()


def _state(people: int) -> State:
    """So many people came in; what that costs is not what is timed, so no file has it."""
    came = ((ParticipantJoined(0.0, f"p{n}", Seat.HALL), Participant(f"p{n}", Seat.HALL)) for n in range(people))
    state = evolve_all(State("meting", PLAN), chain.from_iterable(came))
    state.keep()
    return state


async def _rate(room: Room, turn: int) -> float:
    """Votes a second over one slice."""
    votes = list(_votes(turn * SLICE, SLICE))
    began = time.perf_counter()
    await _send(room, votes)
    return SLICE / (time.perf_counter() - began)


def _votes(first: int, count: int) -> Iterable[tuple[Command, Actor]]:
    for n in range(first, first + count):
        vote = CastAnswer(f"stem-{n:06}", QUESTION.id, 1, 0, {"option": (str(n % 3),)})
        yield vote, Actor(Role.PARTICIPANT, f"p{n}")


async def _send(room: Room, letters: Iterable[tuple[Command, Actor]]) -> None:
    """As sockets do: without waiting for one before the next; a refusal is raised."""
    rest = iter(letters)
    while some := list(islice(rest, SLICE)):
        await _Post(room, some).answered


class _Post:
    """A pile of letters; `answered` is done when the last one is, or fails with what went wrong."""

    def __init__(self, room: Room, letters: Sequence[tuple[Command, Actor]]) -> None:
        self.answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._left = len(letters)
        for command, actor in letters:
            room.post(command, actor, self._tell)

    def _tell(self, answer: Receipt | Exception) -> None:
        self._left -= 1
        if self.answered.done():
            return
        if isinstance(answer, Exception):
            self.answered.set_exception(answer)
        elif not self._left:
            self.answered.set_result(None)
