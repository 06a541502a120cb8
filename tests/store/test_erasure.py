"""After a round is erased, who answered what is in no file any more: not in the database and not in its log."""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
from contextlib import closing
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


async def test_a_crash_after_the_commit_leaves_traces_that_the_next_start_removes(path: Path, tmp_path: Path) -> None:
    store = await SqliteStore.open(path)
    await play(store, rounds=(1,))
    await store.append([], [RoundErased("tempo", 1)])
    crashed = tmp_path / "crashed" / path.name
    shutil.copytree(path.parent, crashed.parent, ignore=shutil.ignore_patterns("crashed"))
    await store.close()
    assert found(crashed, "GEHEIM") > 0

    store = await SqliteStore.open(crashed)
    assert found(crashed, "GEHEIM") == 0
    assert (await store.load()).records == ()
    await store.close()


async def test_without_overwriting_traces_stay(path: Path) -> None:
    """The control: this is what the tests above would find if the setting were lost."""
    store = await SqliteStore.open(path)
    await play(store, rounds=(1,))
    store._ledger._connection.execute("PRAGMA secure_delete = OFF")
    await store.append([], [RoundErased("tempo", 1)])
    await store.checkpoint()
    assert found(path, "GEHEIM") > VOTERS / 2
    await store.close()


async def test_a_checkpoint_waits_until_others_have_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "CHECKPOINT_PAUSE", 0)
    monkeypatch.setattr(sqlite, "CHECKPOINT_TRIES", 100_000)
    store = await SqliteStore.open(path)
    await store.append([], [answer(1, 1, 1)])
    with closing(reading(path)) as reader:
        await store.append([], [RoundErased("tempo", 1)])
        waiting = asyncio.create_task(store.checkpoint())
        await store.secrets()
        await store.append([added(30)], [])
        assert not waiting.done()
        assert found(path, "GEHEIM") > 0
        reader.rollback()
        await waiting
    assert found(path, "GEHEIM") == 0
    await store.close()


async def test_a_checkpoint_that_others_keep_from_ending_is_a_failure(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "CHECKPOINT_PAUSE", 0)
    store = await SqliteStore.open(path)
    await store.append([added(1)], [])
    with closing(reading(path)):
        await store.append([added(2)], [])
        with pytest.raises(StoreFailed, match="reading"):
            await store.checkpoint()
    await store.checkpoint()
    await store.close()


def reading(path: Path) -> sqlite3.Connection:
    """Somebody else who has begun to read and is not ready."""
    connection = sqlite3.connect(path)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM ballots").fetchone()
    return connection
