"""A byte that changes in the file is noticed; no day is shown that did not happen like that."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.core.records import QuestionKey, Record, Text
from app.errors import JournalDamaged, StoreError, StoreFailed
from app.store import Stored
from app.store.ledger import JOURNAL
from app.store.sqlite import SqliteStore
from tests.scorecard import Row, Tell

from .failing import Failing
from .samples import MORNING, added, ballot, contents, write

EVENTS = (*MORNING, *(added(n) for n in range(60)))
CODES = {"code": "12345678", "chair": "Xk2dR8sLq0vZ"}
ROWS: tuple[Record, ...] = (
    *(Text(f"t{n}", "zout", f"Tekst {n} over de planning van de omgevingsvisie") for n in range(40)),
    QuestionKey("tempo", 1, "sleutel"),
    *(ballot(f"v{n:03}", n % 4) for n in range(40)),
)


@pytest.fixture
async def day(path: Path) -> Path:
    store = await SqliteStore.open(path)
    await store.append(EVENTS, ROWS)
    await store.keep_secrets({"code": CODES["code"]})
    await store.keep_secrets({"chair": CODES["chair"]})
    await store.close()
    return path


async def loaded(path: Path) -> tuple[Stored, dict[str, str]]:
    store = await SqliteStore.open(path)
    try:
        return await store.load(), await store.secrets()
    finally:
        await store.close()


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "position"),
    [
        ("UPDATE events SET body = replace(body, '68', '86') WHERE position = 3", 3),
        ("UPDATE events SET type = 'QuestionClosed' WHERE position = 3", 3),
        ("UPDATE events SET hash = (SELECT hash FROM events WHERE position = 4) WHERE position = 5", 5),
        ("UPDATE events SET body = CAST(x'7b22ff' AS TEXT) WHERE position = 6", 6),
        ("DELETE FROM events WHERE position = 7", 7),
        ("DELETE FROM events WHERE position = 1", 1),
        ("UPDATE texts SET body = replace(body, 'planning', 'plannen') WHERE id = 't7'", 0),
        ("UPDATE ballots SET body = replace(body, '\"item\":1', '\"item\":2')", 0),
        ("UPDATE ballots SET body = replace(body, 'v001', 'iemand')", 0),
        ("UPDATE ballots SET round = 2", 0),
        ("UPDATE secrets SET value = '12345679' WHERE name = 'code'", 0),
        ("DELETE FROM secrets WHERE name = 'code'", 0),
        ("UPDATE secrets SET value = CAST(value AS BLOB) WHERE name = 'chair'", 0),
        ("UPDATE secrets SET value = CAST(value AS BLOB) WHERE name = 'som'", 0),
        ("UPDATE texts SET body = CAST(body AS BLOB) WHERE id = 't7'", 0),
        ("UPDATE texts SET id = CAST(id AS BLOB) WHERE id = 't7'", 0),
        ("UPDATE events SET body = CAST(body AS BLOB) WHERE position = 4", 4),
    ],
)
async def test_a_changed_row_is_noticed(day: Path, statement: str, position: int) -> None:
    change(day, statement)
    with pytest.raises(JournalDamaged) as damaged:
        await loaded(day)
    assert damaged.value.position == position


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_IOERR_READ, StoreFailed),
        (sqlite3.SQLITE_BUSY, StoreFailed),
        (sqlite3.SQLITE_CORRUPT, JournalDamaged),
        (sqlite3.SQLITE_CORRUPT_INDEX, JournalDamaged),
        (sqlite3.SQLITE_NOTADB, JournalDamaged),
    ],
)
@pytest.mark.parametrize("asked", [JOURNAL, "BEGIN"])
async def test_a_disk_that_does_not_answer_is_no_damage(
    day: Path, asked: str, code: int, kind: type[StoreError]
) -> None:
    store = await SqliteStore.open(day)
    connection = store._ledger._connection
    store._ledger._connection = Failing(connection, asked, code)  # type: ignore[assignment]
    with pytest.raises(StoreError) as failed:
        await store.load()
    assert type(failed.value) is kind
    store._ledger._connection = connection
    assert (await store.load()).events == EVENTS
    await store.close()


async def test_a_flipped_bit_is_noticed_or_makes_no_difference(day: Path, figure: Tell) -> None:
    """SQLite's own checks miss most of these; see docs/decisions/opslag.md."""
    whole, chance = contents(day), random.Random(1)
    noticed = 0
    for _ in range(300):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        write(day, bytes(flipped))
        try:
            found, codes = await loaded(day)
        except StoreError:
            noticed += 1
        else:
            assert (found.events, set(found.records), codes) == (EVENTS, set(ROWS), CODES)
    assert noticed > 100
    figure(Row.FLIPS, 0, 300, f"{noticed} opgemerkt, de andere veranderden niets")


async def test_codes_of_before_they_had_a_checksum_are_believed(day: Path) -> None:
    change(day, "DELETE FROM secrets WHERE name = 'som'")
    assert (await loaded(day))[1] == CODES
