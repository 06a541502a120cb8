"""A store without a file, for tests: the contract without a disk.

`fail_next` makes the next write fail the way a full disk does: nothing of it is kept.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from app.core.events import Event
from app.core.records import DetailsErased, Participant, Record, RoundErased
from app.errors import StoreFailed
from app.store import Stored
from app.store.chain import START, chained
from app.store.codec import RECORDS
from app.store.tables import ROUND_SHELVES, SHELVES, Key

Rows = dict[str, dict[Key, Record]]
"""Per name of a shelf."""


class MemoryStore:
    def __init__(self) -> None:
        self._events: list[Event] = []
        self._rows: Rows = {shelf.name: {} for shelf in SHELVES.values()}
        self._secrets: dict[str, str] = {}
        self._digest = START
        self._failure: StoreFailed | None = None

    def fail_next(self, failure: StoreFailed | None = None) -> None:
        self._failure = failure or StoreFailed("told to fail")

    @property
    def digest(self) -> str:
        return self._digest

    async def load(self) -> Stored:
        records = (record for rows in self._rows.values() for record in rows.values())
        return Stored(tuple(self._events), tuple(records))

    async def append(self, events: Sequence[Event], records: Sequence[Record]) -> None:
        self._fail_if_told()
        links = chained(self._digest, len(self._events), events)
        for record in records:
            RECORDS.encode(record)
        self._events.extend(events)
        self._digest = links[-1].hash if links else self._digest
        for record in records:
            self._keep(record)

    async def secrets(self) -> dict[str, str]:
        return dict(self._secrets)

    async def keep_secrets(self, secrets: dict[str, str]) -> None:
        self._fail_if_told()
        self._secrets |= secrets

    async def checkpoint(self) -> None:
        """There is no file in which anything could stay."""

    async def backup(self, path: Path) -> None:
        """There is no file that could be damaged."""

    async def space(self) -> float:
        return math.inf

    async def close(self) -> None:
        """There is nothing to close."""

    def _fail_if_told(self) -> None:
        failure, self._failure = self._failure, None
        if failure:
            raise failure

    def _keep(self, record: Record) -> None:
        if isinstance(record, RoundErased):
            self._erase(record)
        elif isinstance(record, DetailsErased):
            self._rows[SHELVES[Participant].name].clear()
        else:
            shelf = SHELVES[type(record)]
            self._rows[shelf.name][shelf.key_of(record)] = record

    def _erase(self, erased: RoundErased) -> None:
        for shelf in ROUND_SHELVES:
            rows = self._rows[shelf.name]
            for key in [key for key in rows if key[:2] == (erased.question, erased.round)]:
                del rows[key]
