"""A backup holds the day, and nothing that joins a person to an open answer."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.core.plan import Seat
from app.core.records import Participant, QuestionKey, Record, RoundErased, Text
from app.errors import JournalDamaged, StoreFailed
from app.store import Stored
from app.store.backup import NOWHERE, end_of, is_whole
from app.store.sqlite import SqliteStore

from .samples import MORNING, added, ballot, contents, write

KEPT: tuple[Record, ...] = (Participant("p1", Seat.HALL, "beleidsadviseur"), Text("t1", "zout", "tekst"))
SECRET: tuple[Record, ...] = (QuestionKey("tempo", 1, "SLEUTEL"), *(ballot(f"STEMMER-{n}") for n in range(500)))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy" / "day.db"


async def test_a_backup_is_the_day_without_ballots_and_keys(path: Path, copy: Path) -> None:
    store = await SqliteStore.open(path)
    await store.append(MORNING, (*KEPT, *SECRET))
    await store.keep_secrets({"join": "12345678"})
    await store.backup(copy)
    digest = store.digest
    await store.close()

    assert [file.name for file in copy.parent.iterdir()] == ["day.db"]
    assert not [word for word in (b"STEMMER", b"SLEUTEL") if word in contents(copy)]
    restored = await SqliteStore.open(copy)
    assert await restored.load() == Stored(MORNING, KEPT)
    assert (restored.digest, await restored.secrets()) == (digest, {"join": "12345678"})
    await restored.close()


async def test_what_was_erased_does_not_come_along(path: Path, copy: Path) -> None:
    """Not even before the checkpoint, when the file itself still holds it."""
    store = await SqliteStore.open(path)
    await store.append(MORNING, SECRET)
    await store.append([], [RoundErased("tempo", 1)])
    assert b"STEMMER" in contents(path.with_name("day.db-wal"))
    await store.backup(copy)
    assert b"STEMMER" not in contents(copy)
    await store.close()


async def test_a_newer_backup_takes_the_place_of_the_older(path: Path, copy: Path) -> None:
    store = await SqliteStore.open(path)
    for event in MORNING:
        await store.append([event], [])
        await store.backup(copy)
    await store.close()
    restored = await SqliteStore.open(copy)
    assert (await restored.load()).events == MORNING
    await restored.close()


async def test_a_backup_during_the_day_is_one_moment_of_it(path: Path, copy: Path) -> None:
    store = await SqliteStore.open(path)
    appends = (store.append([added(n)], [Text(f"t{n}", "zout", "tekst")]) for n in range(200))
    await asyncio.gather(*appends, store.backup(copy))
    await store.close()
    restored = await SqliteStore.open(copy)
    stored = await restored.load()
    assert len(stored.events) == len(stored.records)
    await restored.close()


async def test_a_backup_that_fails_leaves_the_older_one(path: Path, copy: Path) -> None:
    store = await SqliteStore.open(path)
    await store.append(MORNING, [])
    await store.backup(copy)
    older = contents(copy)
    copy.with_name("day.db.part").mkdir()
    with pytest.raises(StoreFailed):
        await store.backup(copy)
    assert contents(copy) == older
    await store.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE events SET body = replace(body, '68', '86') WHERE position = 3",
        "DELETE FROM events WHERE position = 2",
        "UPDATE texts SET body = replace(body, 'tekst', 'leugen')",
        "UPDATE texts SET body = CAST(x'7b22ff' AS TEXT)",
        "UPDATE texts SET body = CAST(body AS BLOB)",
        "UPDATE secrets SET value = CAST(value AS BLOB) WHERE name = 'join'",
    ],
)
async def test_a_damaged_day_never_takes_the_place_of_its_whole_copy(path: Path, copy: Path, damage: str) -> None:
    store = await SqliteStore.open(path)
    await store.append(MORNING, KEPT)
    await store.keep_secrets({"join": "12345678"})
    await store.backup(copy)
    whole = contents(copy)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute(damage).rowcount == 1
    with pytest.raises(JournalDamaged):
        await store.backup(copy)
    assert contents(copy) == whole
    await store.close()


@pytest.mark.parametrize("name", ["texts SET body = CAST(body AS BLOB)", "secrets SET value = CAST(value AS BLOB)"])
async def test_a_copy_in_which_one_bit_made_bytes_of_a_text_is_not_whole(path: Path, copy: Path, name: str) -> None:
    store = await SqliteStore.open(path)
    await store.append(MORNING, KEPT)
    await store.keep_secrets({"join": "12345678"})
    await store.backup(copy)
    await store.close()
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        assert connection.execute(f"UPDATE {name}").rowcount
    assert not is_whole(copy)


async def test_a_copy_knows_how_far_it_goes_and_whether_it_is_whole(path: Path, copy: Path) -> None:
    assert (end_of(copy), is_whole(copy)) == (NOWHERE, False)
    store = await SqliteStore.open(path)
    await store.append(MORNING, KEPT)
    await store.backup(copy)
    digest = store.digest
    await store.close()
    assert (end_of(copy), is_whole(copy)) == ((len(MORNING), digest), True)
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    write(copy, contents(copy).replace(b"tekst", b"leuge"))
    assert not is_whole(copy)
    write(copy, b"geen sessie")
    assert (end_of(copy), is_whole(copy)) == (NOWHERE, False)
