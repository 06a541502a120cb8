"""Which rows exist beside the journal, and how a record becomes a row and back.

A row is the record's key, the record as JSON and a CRC-32 of that JSON. The same key is the same row:
the later record replaces the earlier one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from app.core.records import Ballot, Participant, QuestionKey, Record, Text
from app.errors import JournalDamaged
from app.store.codec import RECORDS

Key = tuple[str | int, ...]
Row = tuple[str | int, ...]
"""The key, the body and the checksum."""


class Table(NamedTuple):
    """`key` names the columns that `key_of` fills."""

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

    @property
    def erase(self) -> tuple[str, ...]:
        """Empties the table and puts back what stays. The first statement takes the question and the round.

        Deleting rows one by one leaves copies behind in pages that were split, `secure_delete` or not;
        a table that is emptied gives up all its pages, and those are overwritten.
        """
        return (
            f"CREATE TEMP TABLE staying AS SELECT * FROM {self.name} WHERE question <> ? OR round <> ?",
            f"DELETE FROM {self.name}",
            f"INSERT INTO {self.name} SELECT * FROM staying",
            "DROP TABLE staying",
        )

    def rows(self, records: Iterable[Record]) -> list[Row]:
        bodies = ((record, RECORDS.encode(record)[1]) for record in records)
        return [(*self.key_of(record), body, crc32(body.encode())) for record, body in bodies]

    def record(self, kind: type[Record], row: Sequence[Any]) -> Record:
        """Raises JournalDamaged(0) for a row that is not what was written."""
        *key, body, total = row
        if not isinstance(body, str) or crc32(body.encode()) != total:
            raise JournalDamaged(0)
        record = RECORDS.decode(kind.__name__, body)
        if list(self.key_of(record)) != key:
            raise JournalDamaged(0)
        return record


TABLES: dict[type[Record], Table] = {
    Participant: Table("participants", ("id",), lambda row: (row.id,)),
    Text: Table("texts", ("id",), lambda row: (row.id,)),
    QuestionKey: Table("question_keys", ("question", "round"), lambda row: (row.question, row.round)),
    Ballot: Table("ballots", ("question", "round", "voter"), lambda row: (row.question, row.round, row.voter)),
}
"""In the order in which they are read back."""

ROUND_TABLES = (TABLES[QuestionKey], TABLES[Ballot])
"""What `RoundErased` erases, and what no backup holds."""
