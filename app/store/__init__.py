"""Where a session is kept: the journal, and the rows beside it. One contract, two engines.

`Store` is the contract; `app.store.memory` and `app.store.sqlite` keep it, and one test suite
holds both to it. Nothing else in the project touches a file of the session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from app.core.events import Event
from app.core.records import Record

LITTLE_SPACE: Final = 200 * 1024 * 1024
"""Bytes. With less than this free on the disk the people who run the day are warned."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Everything that was committed: events in order, and the rows that still exist."""

    events: tuple[Event, ...]
    records: tuple[Record, ...]


class Store(Protocol):
    @property
    def digest(self) -> str:
        """The hash of the journal's last event (hexadecimal), empty for an empty journal."""

    async def load(self) -> Stored:
        """Read everything back; raises `app.errors.JournalDamaged` when the chain does not hold."""

    async def append(self, events: Sequence[Event], records: Sequence[Record]) -> None:
        """One transaction; durable when it returns. On `StoreFailed` nothing was written.

        But on `DiskBroken` it may have been, and from then on everything raises that: open the session again.
        """

    async def secrets(self) -> dict[str, str]:
        """The session's own secrets and codes (join code, tokens, signing key), by name."""

    async def keep_secrets(self, secrets: dict[str, str]) -> None: ...

    async def checkpoint(self) -> None:
        """After a `RoundErased` or `DetailsErased`: make sure that nothing of it stays in a file."""

    async def backup(self, path: Path) -> None:
        """A whole copy to fall back on, without open ballots and their keys, made beside the work of the day.

        The copy that was there stays until the new one was read back. A store without a file has nothing
        that could be damaged, and makes none. Raises `StoreFailed`, or `JournalDamaged` when this day is not whole.
        """

    async def space(self) -> float:
        """Free bytes on the disk; 0 when it does not answer. Sees to it that some are kept in reserve, which go when
        the disk is full."""

    async def close(self) -> None: ...
