"""A copy of a session to fall back on: rows in a fresh file, never pages, never an open ballot.

Copied pages would carry along what was erased from them; copied rows cannot. Without ballots and question keys
a copy holds nothing that joins a person to an anonymous answer. There is one copy and no older ones: who is
erased from the day is gone from its copy a minute later. So it is read back before it takes that place.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from app.errors import JournalDamaged, StoreError
from app.store.chain import Link, holding
from app.store.codes import kept_codes
from app.store.ledger import JOURNAL, reading
from app.store.schema import connect
from app.store.tables import ROUND_TABLES, TABLES

Row = TypeVar("Row")
KEPT = tuple(table.name for table in TABLES.values() if table not in ROUND_TABLES)
COPIED = ("events", "secrets", *KEPT)
LAST = "SELECT coalesce(max(position), 0) FROM events"
AT_ONCE = 100
BREATH = 0.002
"""Seconds after so many rows that are read back: this thread must not hold up the event loop."""


def copy_rows(source: Path, target: Path) -> None:
    """Blocks. Raises StoreFailed or JournalDamaged; an older copy at `target` is then still whole."""
    unfinished = target.with_name(f"{target.name}.part")
    with reading():
        unfinished.unlink(missing_ok=True)
        fill(unfinished, source)
        unfinished.replace(target)


def fill(fresh: Path, source: Path) -> None:
    """Closing the fresh file moves its log into it, so that it is one file."""
    with closing(connect(fresh)) as connection:
        connection.execute("ATTACH DATABASE ? AS source", [str(source)])
        connection.execute("BEGIN")
        for name in COPIED:
            connection.execute(f"INSERT INTO main.{name} SELECT * FROM source.{name}")
        connection.execute("COMMIT")
        connection.execute("DETACH DATABASE source")
        read_back(connection)


def read_back(connection: sqlite3.Connection) -> None:
    """Raises JournalDamaged when what was copied is not what was once written."""
    for _ in unhurried(holding(Link(*row) for row in connection.execute(JOURNAL))):
        pass
    kept_codes(connection)
    for name in KEPT:
        for body, total in unhurried(connection.execute(f"SELECT body, sum FROM {name}")):
            if crc32(body.encode()) != total:
                raise JournalDamaged(0)


def unhurried(rows: Iterable[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        yield row
        if number % AT_ONCE == 0:
            time.sleep(BREATH)


def is_whole(copy: Path) -> bool:
    """Blocks. Is there a copy here that could take the place of its session?"""
    try:
        with reading(), closing(looking(copy)) as connection:
            read_back(connection)
    except StoreError:
        return False
    return True


def length_of(copy: Path) -> int:
    """How many events a copy holds; 0 when there is none, or none that can be read."""
    try:
        with reading(), closing(looking(copy)) as connection:
            return int(connection.execute(LAST).fetchone()[0])
    except StoreError:
        return 0


def looking(copy: Path) -> sqlite3.Connection:
    """A copy is never changed where it stands, so nothing is written beside it either."""
    return sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
