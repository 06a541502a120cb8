"""Which rows exist beside the journal, and how a record becomes a row and back.

A body is JSON with a CRC-32 beside it. Of two records with the same key the later one counts: in a `Table` it takes
the place of the earlier row, in the `Stack` it lies on top of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple, Protocol
from zlib import crc32

from app.core.records import Ballot, Participant, QuestionKey, Record, Text
from app.errors import JournalDamaged
from app.store.codec import BALLOTS, RECORDS

Key = tuple[str | int, ...]
Write = tuple[str, tuple[str | int, ...]]
"""A statement and its parameters."""


class Shelf(Protocol):
    """Where the records of one class are."""

    @property
    def name(self) -> str: ...

    @property
    def key_of(self) -> Callable[[Any], Key]: ...

    @property
    def select(self) -> str: ...

    def writes(self, run: Sequence[Any]) -> Iterator[Write]:
        """The statements that keep these records; raises StoreFailed for what cannot be written."""

    def records(self, kind: type[Record], row: Sequence[Any]) -> Iterable[Record]:
        """Raises JournalDamaged(0) for a row that is not what was written."""


class Table(NamedTuple):
    """A row a record. `key` names the columns that `key_of` fills."""

    name: str
    key: tuple[str, ...]
    key_of: Callable[[Any], Key]

    @property
    def columns(self) -> tuple[str, ...]:
        return *self.key, "body", "sum"

    @property
    def select(self) -> str:
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"

    @property
    def upsert(self) -> str:
        """Takes one JSON array of rows. `WHERE true` tells SQLite that `ON` starts no join."""
        values = ", ".join(f"json_extract(value, '$[{index}]')" for index, _ in enumerate(self.columns))
        return (
            f"INSERT INTO {self.name} ({', '.join(self.columns)}) SELECT {values} FROM json_each(?) WHERE true "
            f"ON CONFLICT ({', '.join(self.key)}) DO UPDATE SET body = excluded.body, sum = excluded.sum"
        )

    def writes(self, run: Sequence[Any]) -> Iterator[Write]:
        bodies = ((record, RECORDS.encode(record)[1]) for record in run)
        rows = [(*self.key_of(record), body, crc32(body.encode())) for record, body in bodies]
        yield self.upsert, (json.dumps(rows),)

    def records(self, kind: type[Record], row: Sequence[Any]) -> Iterable[Record]:
        *key, body, total = row
        record = RECORDS.decode(kind.__name__, whole(body, total))
        if list(self.key_of(record)) != key:
            raise JournalDamaged(0)
        return (record,)


class Stack(NamedTuple):
    """A row a round an append: nothing is looked up or replaced, so that what lies there costs nothing."""

    name: str
    key_of: Callable[[Any], Key]

    @property
    def select(self) -> str:
        return f"SELECT question, round, body, sum FROM {self.name} ORDER BY number"

    def writes(self, run: Sequence[Any]) -> Iterator[Write]:
        for (question, round_), ballots in groupby(run, lambda ballot: (ballot.question, ballot.round)):
            body = BALLOTS.encode(list(ballots))
            parameters = question, round_, body, crc32(body.encode())
            yield f"INSERT INTO {self.name} (question, round, body, sum) VALUES (?, ?, ?, ?)", parameters

    def records(self, kind: type[Record], row: Sequence[Any]) -> Iterable[Record]:
        question, round_, body, total = row
        ballots = BALLOTS.decode(whole(body, total))
        if any((ballot.question, ballot.round) != (question, round_) for ballot in ballots):
            raise JournalDamaged(0)
        return ballots


def whole(body: object, total: object) -> str:
    """The body as it was written; raises JournalDamaged(0)."""
    if not isinstance(body, str) or crc32(body.encode()) != total:
        raise JournalDamaged(0)
    return body


def erasure(shelf: Shelf) -> tuple[str, ...]:
    """Empties it and puts back what stays. The first statement takes the question and the round.

    Deleting rows one by one leaves copies behind in pages that were split, `secure_delete` or not;
    a table that is emptied gives up all its pages, and those are overwritten.
    """
    return (
        f"CREATE TEMP TABLE staying AS SELECT * FROM {shelf.name} WHERE question <> ? OR round <> ?",
        f"DELETE FROM {shelf.name}",
        f"INSERT INTO {shelf.name} SELECT * FROM staying",
        "DROP TABLE staying",
    )


SHELVES: dict[type[Record], Shelf] = {
    Participant: Table("participants", ("id",), lambda row: (row.id,)),
    Text: Table("texts", ("id",), lambda row: (row.id,)),
    QuestionKey: Table("question_keys", ("question", "round"), lambda row: (row.question, row.round)),
    Ballot: Stack("ballots", lambda row: (row.question, row.round, row.voter)),
}
"""In the order in which they are read back."""

ROUND_SHELVES = (SHELVES[QuestionKey], SHELVES[Ballot])
"""What `RoundErased` erases, and what no backup holds."""
