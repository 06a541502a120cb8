"""A disk that fills up: the reserve goes first, and a write that does not fit leaves nothing behind."""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from pathlib import Path

import pytest

from app.core.records import Text
from app.errors import DiskBroken, DiskFull, StoreFailed
from app.store import LITTLE_SPACE, Stored, reserve
from app.store.ledger import failure_of
from app.store.reserve import PLACE, Reserve
from app.store.sqlite import SqliteStore

from .failing import Failing
from .samples import MORNING, OPENED, ballot

SIZE = 1 << 20
LONG = Text("t1", "zout", "Een lang antwoord. " * 5_000)
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the disk says is free; the last one counts."""
    told = [LITTLE_SPACE + reserve.SIZE]
    monkeypatch.setattr("app.store.reserve.shutil.disk_usage", lambda path: Usage(0, 0, told[-1]))
    return told


def test_the_reserve_is_made_when_there_is_enough_besides(path: Path, free: list[int]) -> None:
    kept = Reserve(path, SIZE)
    free.append(LITTLE_SPACE)
    assert kept.tend() == LITTLE_SPACE
    assert not (path.parent / PLACE).exists()
    free.append(LITTLE_SPACE + SIZE)
    kept.tend()
    assert (path.parent / PLACE).stat().st_blocks * 512 >= SIZE
    assert kept.give_up()
    assert not kept.give_up()


async def test_a_full_disk_takes_the_reserve_and_nobody_notices(
    path: Path, free: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await SqliteStore.open(path)
    await store.append([OPENED], [])
    await store.space()
    let_grow(store, 0)
    give_up = Reserve.give_up

    def makes_room(kept: Reserve) -> bool:
        let_grow(store, 1000)
        return give_up(kept)

    monkeypatch.setattr(Reserve, "give_up", makes_room)
    await store.append(MORNING[1:], [LONG])
    assert not (path.parent / PLACE).exists()
    assert await store.load() == Stored(MORNING, (LONG,))
    monkeypatch.undo()
    await store.close()


async def test_a_full_disk_refuses_and_what_comes_after_it_is_kept(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.append([OPENED], [])
    let_grow(store, 0)
    with pytest.raises(DiskFull):
        await store.append(MORNING[1:], [LONG])
    assert await store.load() == Stored((OPENED,), ())
    let_grow(store, 1000)
    await store.append(MORNING[1:], [LONG])
    assert await store.load() == Stored(MORNING, (LONG,))
    await store.close()


async def test_what_was_reserved_goes_with_the_day(path: Path, free: list[int]) -> None:
    store = await SqliteStore.open(path)
    await store.space()
    await store.close()
    assert not (path.parent / PLACE).exists()


async def test_who_only_reads_the_day_leaves_the_reserve_to_its_server(path: Path, free: list[int]) -> None:
    serving = await SqliteStore.open(path)
    await serving.space()
    await (await SqliteStore.open(path)).close()
    assert (path.parent / PLACE).exists()
    await serving.close()
    assert not (path.parent / PLACE).exists()


async def test_a_disk_that_does_not_answer_has_no_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path) -> Usage:
        raise OSError(5, "Input/output error")

    store = await SqliteStore.open(path)
    monkeypatch.setattr("app.store.reserve.shutil.disk_usage", fails)
    assert await store.space() == 0
    await store.close()


async def test_after_a_checkpoint_that_failed_a_write_waits_for_others_as_before(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.append([OPENED], [])
    connection = store._ledger._connection
    store._ledger._connection = Failing(connection, "PRAGMA wal_checkpoint(TRUNCATE)", sqlite3.SQLITE_FULL)  # type: ignore[assignment]
    with pytest.raises(DiskFull):
        await store.checkpoint()
    store._ledger._connection = connection
    assert connection.execute("PRAGMA busy_timeout").fetchone() == (5000,)
    await store.close()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_IOERR_SHMSIZE, DiskFull),
        (sqlite3.SQLITE_IOERR, DiskBroken),
        (sqlite3.SQLITE_IOERR_FSYNC, DiskBroken),
        (sqlite3.SQLITE_IOERR_WRITE, DiskBroken),
        (sqlite3.SQLITE_BUSY, StoreFailed),
        (sqlite3.SQLITE_CONSTRAINT, StoreFailed),
    ],
)
def test_what_the_disk_cannot_do_is_told_apart(code: int, kind: type[StoreFailed]) -> None:
    problem = sqlite3.OperationalError("told to fail")
    problem.sqlite_errorcode = code
    assert type(failure_of(problem)) is kind


async def test_after_a_broken_disk_nothing_is_written_any_more(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.append([OPENED], [])
    store._ledger._is_broken = True
    for write in (store.append([], [ballot("v1")]), store.keep_secrets({"a": "b"}), store.checkpoint()):
        with pytest.raises(DiskBroken):
            await write
    with pytest.raises(DiskBroken):
        await store.backup(path.with_name("kopie"))
    assert await store.load() == Stored((OPENED,), ())
    await store.close()


def let_grow(store: SqliteStore, pages: int) -> None:
    """By so many pages; with none SQLite says the same as when the disk is full."""
    connection = store._ledger._connection
    now = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {now + pages}")
