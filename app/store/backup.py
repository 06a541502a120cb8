"""A copy of a session to fall back on: rows in a fresh file, never pages, never an open ballot.

Copied pages would carry along what was erased from them; copied rows cannot. Without ballots and question keys
a copy holds nothing that joins a person to an anonymous answer. There is one copy and no older ones: who is
erased from the day is gone from its copy a minute later. So it is read back before it takes that place.

Every copy is the whole day again, written and read back: at 100,000 events, many times a full day, that is 0.6 s of
processor time spread over three. The keeper (`app.live.keeper`) bounds it: after a seal or once a minute, never two at
a time.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeVar

from app.errors import StoreError
from app.store.chain import START, Link, holding
from app.store.codes import kept_codes
from app.store.ledger import JOURNAL, LAST, reading
from app.store.schema import connect
from app.store.tables import ROUND_SHELVES, SHELVES, whole

Row = TypeVar("Row")
KEPT = tuple(shelf.name for shelf in SHELVES.values() if shelf not in ROUND_SHELVES)
COPIED = ("events", "secrets", *KEPT)
AT_ONCE = 100
BREATH = 0.002
"""Seconds after so many rows that are read back: this thread must not hold up the event loop."""


class End(NamedTuple):
    """The last event of a copy: its number, and its hash."""

    position: int
    digest: str


NOWHERE = End(0, START)


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
            whole(body, total)


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


def end_of(copy: Path) -> End:
    """How far a copy goes; nowhere when there is none, or none that can be read."""
    try:
        with reading(), closing(looking(copy)) as connection:
            return End(*connection.execute(LAST).fetchone() or NOWHERE)
    except StoreError:
        return NOWHERE


def looking(copy: Path) -> sqlite3.Connection:
    """Only looks: nothing changes in the copy, and nothing is written beside it."""
    return sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
