"""After a round is erased, who answered what is in no file any more: not in the database and not in its log."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.core.records import Ballot, Mark, QuestionKey, RoundErased
from app.errors import StoreFailed
from app.store import sqlite
from app.store.sqlite import SqliteStore

from .samples import added

VOTERS = 3000


def token(round: int, voter: int) -> str:
    """Found back in a file by its text; as long as a real one, in no order."""
    return f"{random.Random(round * VOTERS + voter).getrandbits(200):050x}-GEHEIM-{round}"


def answer(round: int, voter: int, version: int) -> Ballot:
    text = "Een antwoord van een paar woorden. " * (version * voter % 5)
    return Ballot("tempo", round, token(round, voter), version, "hall", (Mark(1, text=text),), (token(round, voter),))


async def play(store: SqliteStore, rounds: tuple[int, ...] = (1, 2, 3)) -> None:
    """Rounds fill up at the same time, and everybody changes their answer once: pages split and move."""
    await store.append([], [QuestionKey("tempo", round, f"SLEUTEL-GEHEIM-{round}") for round in rounds])
    for version in (1, 2):
        for start in range(0, VOTERS, 250):
            voters = range(start, start + 250)
            await store.append([added(start)], [answer(round, voter, version) for voter in voters for round in rounds])


def found(path: Path, planted: str) -> int:
    return sum(file.read_bytes().count(planted.encode()) for file in path.parent.iterdir())


async def test_after_the_checkpoint_no_trace_of_the_round_is_left(path: Path) -> None:
    store = await SqliteStore.open(path)
    await play(store)
    assert found(path, "GEHEIM-2") > VOTERS
    await store.append([added(1)], [RoundErased("tempo", 2)])
    await store.checkpoint()
    assert found(path, "GEHEIM-2") == 0
    assert found(path, "GEHEIM-1") > VOTERS
    assert len((await store.load()).records) == 2 * (VOTERS + 1)
    await store.append([], [RoundErased("tempo", 1), RoundErased("tempo", 3)])
    await store.checkpoint()
    assert found(path, "GEHEIM") == 0
    await store.close()
