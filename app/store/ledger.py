"""The session's file, in plain SQL. Everything here blocks and runs on the one thread that owns the file.

An append is one transaction in one call, so that nothing can come in between. The rows of a table travel
as one JSON array that SQLite unpacks in a single step: with a step per row, a busy event loop and this
thread would fight for the interpreter once per row (measured: 12 times slower; see docs/decisions/opslag.md).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from app.core.events import Event
from app.core.records import DetailsErased, Participant, Record, RoundErased
from app.errors import DiskBroken, DiskFull, JournalDamaged, StoreFailed
from app.store import Stored
from app.store.chain import START, Link, chained, unchained
from app.store.codes import keep_codes, kept_codes
from app.store.schema import PATIENCE, connect
from app.store.tables import ROUND_SHELVES, SHELVES, Write, erasure

LAST = "SELECT position, hash FROM events ORDER BY position DESC LIMIT 1"
JOURNAL = "SELECT position, type, body, hash FROM events ORDER BY position"
WRITE_EVENTS = """
    INSERT INTO events (position, type, body, hash)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),
           json_extract(value, '$[2]'), json_extract(value, '$[3]')
    FROM json_each(?)
"""
NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)
PRIMARY = 0xFF
"""The part of an error's number that says what kind it is."""

DAMAGED = (None, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""None is what the driver gives for a text that is no longer UTF-8."""


class Ledger:
    """Raises StoreFailed for a write that did not succeed, JournalDamaged for a file that is no session."""

    def __init__(self, path: Path) -> None:
        self._is_broken = False
        with reading():
            self._connection = connect(path)
            last: tuple[int, str] = self._connection.execute(LAST).fetchone() or (0, START)
        self._position, self.digest = last

    def load(self) -> Stored:
        with reading(), self._transaction("BEGIN"):
            return Stored(unchained(self._links()), tuple(self._records()))

    def append(self, events: Sequence[Event], writes: Sequence[Write]) -> None:
        with self._writing(), self._transaction():
            links = chained(self.digest, self._position, events)
            if links:
                self._connection.execute(WRITE_EVENTS, [json.dumps(links)])
            for statement, parameters in writes:
                self._connection.execute(statement, parameters)
        if links:
            self._position, self.digest = links[-1].position, links[-1].hash

    def secrets(self) -> dict[str, str]:
        with reading():
            return kept_codes(self._connection)

    def keep_secrets(self, secrets: dict[str, str]) -> None:
        with self._writing(), self._transaction():
            keep_codes(self._connection, secrets)

    def checkpoint(self) -> bool:
        """Move everything to the main file and empty the log; False while somebody else is reading."""
        with self._writing():
            self._connection.execute("PRAGMA busy_timeout = 0")
            try:
                busy: int = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                self._connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        return not busy

    def require_whole(self) -> None:
        """Raises DiskBroken when the disk failed before."""
        if self._is_broken:
            raise DiskBroken("the disk failed before")

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """After a sync that failed the next one may succeed without anything on the disk, so there is no next one."""
        self.require_whole()
        try:
            yield
        except sqlite3.Error as problem:
            failure = failure_of(problem)
            self._is_broken = isinstance(failure, DiskBroken)
            raise failure from problem

    @contextmanager
    def _transaction(self, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
        try:
            self._connection.execute(begin)
            yield
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _links(self) -> Iterator[Link]:
        position = 0
        try:
            for row in self._connection.execute(JOURNAL):
                position += 1
                yield Link(*row)
        except sqlite3.DatabaseError as problem:
            if not is_damage(problem):
                raise
            raise JournalDamaged(position + 1) from problem

    def _records(self) -> Iterator[Record]:
        for kind, shelf in SHELVES.items():
            rows = self._connection.execute(shelf.select)
            yield from {shelf.key_of(record): record for row in rows for record in shelf.records(kind, row)}.values()


def writes_of(records: Iterable[Record]) -> list[Write]:
    """The statements for the records, in their order. Needs no file; raises StoreFailed."""
    return [write for kind, run in groupby(records, type) for write in _writes_of_kind(kind, list(run))]


def _writes_of_kind(kind: type[Record], run: Sequence[Record]) -> Iterator[Write]:
    if kind in SHELVES:
        yield from SHELVES[kind].writes(run)
    for erased in run:
        if isinstance(erased, RoundErased):
            yield from _erasing(erased)
        if isinstance(erased, DetailsErased):
            yield f"DELETE FROM {SHELVES[Participant].name}", ()


def _erasing(erased: RoundErased) -> Iterator[Write]:
    for shelf in ROUND_SHELVES:
        first, *rest = erasure(shelf)
        yield first, (erased.question, erased.round)
        yield from ((statement, ()) for statement in rest)


def failure_of(problem: sqlite3.Error) -> StoreFailed:
    """Whatever SQLite cannot write: because there is no room, because the disk fails, or for another reason."""
    code: int = getattr(problem, "sqlite_errorcode", 0)
    if code in NO_ROOM:
        return DiskFull(str(problem))
    return (DiskBroken if code & PRIMARY == sqlite3.SQLITE_IOERR else StoreFailed)(str(problem))


@contextmanager
def reading() -> Iterator[None]:
    """A file that SQLite finds damaged becomes JournalDamaged; a disk that does not answer, and the rest, StoreFailed.

    SQLite quotes damaged bytes in its own message, which the driver then cannot read as text.
    """
    try:
        yield
    except UnicodeDecodeError as problem:
        raise JournalDamaged(0) from problem
    except (sqlite3.Error, OSError) as problem:
        raise (JournalDamaged(0) if is_damage(problem) else StoreFailed(str(problem))) from problem


def is_damage(problem: Exception) -> bool:
    """Is the file not what was written? Not so when the disk does not answer, or another holds it."""
    if not isinstance(problem, sqlite3.Error):
        return False
    code: int | None = getattr(problem, "sqlite_errorcode", None)
    return (code and code & PRIMARY) in DAMAGED
