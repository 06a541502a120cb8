"""What only a file can show: it is still there afterwards, it is private, and what is done is done."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest

from app.core.records import QuestionKey, Text
from app.errors import JournalDamaged, StoreFailed
from app.store import Stored
from app.store.codec import RECORDS
from app.store.schema import MIGRATIONS
from app.store.sqlite import SqliteStore

from .samples import ASKED, JOINED, MORNING, OPENED, added, ballot, contents


async def test_everything_is_there_after_opening_again(path: Path) -> None:
    rows = (Text("t1", "zout", "tekst"), QuestionKey("tempo", 1, "sleutel"), ballot("v1"), ballot("v2"))
    store = await SqliteStore.open(path)
    await store.append(MORNING, rows)
    await store.keep_secrets({"join": "12345678"})
    digest = store.digest
    await store.close()

    store = await SqliteStore.open(path)
    assert await store.load() == Stored(MORNING, rows)
    assert store.digest == digest
    assert await store.secrets() == {"join": "12345678"}
    await store.append([added(30)], [])
    assert (await store.load()).events == (*MORNING, added(30))
    await store.close()


async def test_only_the_owner_may_read_the_file(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.append([OPENED], [])
    modes = {file.suffix: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {".db": 0o600, ".db-wal": 0o600, ".db-shm": 0o600}
    await store.close()


async def test_the_settings_that_keep_promises_are_on(path: Path) -> None:
    """A kill does not show that `synchronous` is too low, only a power cut does; so it is asserted."""
    store = await SqliteStore.open(path)
    connection = store._ledger._connection

    def setting(name: str) -> str | int:
        found: str | int = connection.execute(f"PRAGMA {name}").fetchone()[0]
        return found

    assert setting("journal_mode") == "wal"
    assert (setting("synchronous"), setting("secure_delete")) == (2, 1)
    assert (setting("busy_timeout"), setting("journal_size_limit")) == (5000, 16 * 1024 * 1024)
    await store.close()


async def test_appends_at_the_same_time_stand_one_after_another(path: Path) -> None:
    store = await SqliteStore.open(path)
    await asyncio.gather(*(store.append([added(n)], [ballot(f"v{n}")]) for n in range(20)))
    stored = await store.load()
    assert set(stored.events) == {added(n) for n in range(20)}
    assert len(stored.records) == 20
    await store.close()


async def test_an_append_that_nobody_waits_for_is_finished(path: Path) -> None:
    store = await SqliteStore.open(path)
    waiting = asyncio.create_task(store.append(MORNING, [ballot("v1")]))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await store.load() == Stored(MORNING, (ballot("v1"),))
    await store.append([added(30)], [])
    await store.close()


async def test_a_closed_store_refuses_and_may_be_closed_again(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.close()
    await store.close()
    with pytest.raises(StoreFailed, match="closed"):
        await store.append([OPENED], [])


async def test_a_second_writer_cannot_continue_the_same_journal(path: Path) -> None:
    """Both saw an empty journal. The later one would write another first event."""
    first, second = await SqliteStore.open(path), await SqliteStore.open(path)
    await first.append([OPENED, ASKED], [])
    with pytest.raises(StoreFailed):
        await second.append([JOINED], [ballot("v1")])
    assert await first.load() == Stored((OPENED, ASKED), ())
    await first.close()
    await second.close()


async def test_a_file_of_a_newer_version_is_left_alone(path: Path) -> None:
    await (await SqliteStore.open(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = contents(path)
    with pytest.raises(StoreFailed, match="99"):
        await SqliteStore.open(path)
    assert contents(path) == before


async def test_a_file_that_is_no_session_is_damaged(path: Path) -> None:
    shutil.copy(__file__, path)
    with pytest.raises(JournalDamaged):
        await SqliteStore.open(path)


async def test_a_place_where_nothing_can_be_written_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "blad").touch()
    with pytest.raises(StoreFailed):
        await SqliteStore.open(tmp_path / "blad" / "day.db")


async def test_open_ballots_of_an_earlier_version_come_along(path: Path) -> None:
    """In the first version every ballot was a row of its own."""
    ballots = (ballot("v1", 2), ballot("v2"), ballot("v1", 3, round=2))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript((MIGRATIONS / "001_session.sql").read_text("utf-8"))
        connection.execute("PRAGMA user_version = 1")
        for row in ballots:
            body = RECORDS.encode(row)[1]
            key = (row.question, row.round, row.voter)
            connection.execute("INSERT INTO ballots VALUES (?, ?, ?, ?, ?)", (*key, body, crc32(body.encode())))
    store = await SqliteStore.open(path)
    assert set((await store.load()).records) == set(ballots)
    await store.close()


async def test_a_changed_answer_lies_on_top_of_the_earlier_one(path: Path) -> None:
    store = await SqliteStore.open(path)
    for version in (1, 2, 3):
        await store.append([], [ballot("v1", version, version=version)])
    assert (await store.load()).records == (ballot("v1", 3, version=3),)
    await store.close()
