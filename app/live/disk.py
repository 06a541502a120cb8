"""Watches the disk on which the day is kept: warns while there is little room, and ends the server when it breaks.

A full disk passes: what does not fit is refused, and everything else goes on. A disk that breaks does not: after a sync
that failed nobody knows what was kept, so nothing is acknowledged any more until the day is read back from the disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import StrEnum

from app.errors import DiskBroken, DiskFull, StoreFailed
from app.live.rest import rest
from app.live.room import Change
from app.store import LITTLE_SPACE, Store

LOOKS_EVERY = 4.0
"""Seconds."""


class Trouble(StrEnum):
    NONE = "none"
    LOW = "low"
    FULL = "full"
    BROKEN = "broken"


class DiskWatch:
    """`tell` hears what is wrong, with the free bytes when they are few; `give_up` is called when it cannot go on."""

    def __init__(self, store: Store, tell: Callable[[Trouble, int], None], give_up: Callable[[], None]) -> None:
        self._store = store
        self._tell = tell
        self._give_up = give_up
        self._trouble = Trouble.NONE
        self._looks = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="disk")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def failed(self, failure: StoreFailed) -> None:
        """Called by the room when a commit failed."""
        if isinstance(failure, DiskBroken) and self._trouble is not Trouble.BROKEN:
            self._say(Trouble.BROKEN)
            self._give_up()
        elif isinstance(failure, DiskFull):
            self._say(Trouble.FULL)

    def changed(self, change: Change) -> None:
        """Called by the room when a commit worked, so there is room again."""
        if self._trouble is Trouble.FULL:
            self._trouble = Trouble.LOW
            self._looks.set()

    async def _run(self) -> None:
        while self._trouble is not Trouble.BROKEN:
            await self._look()
            await rest(LOOKS_EVERY, self._looks)
            self._looks.clear()

    async def _look(self) -> None:
        free = await self._store.space()
        if free >= LITTLE_SPACE:
            self._say(Trouble.NONE)
        elif self._trouble in (Trouble.NONE, Trouble.LOW):
            self._say(Trouble.LOW, int(free))

    def _say(self, trouble: Trouble, free: int = 0) -> None:
        if trouble is not self._trouble or trouble is Trouble.LOW:
            self._trouble = trouble
            self._tell(trouble, free)
