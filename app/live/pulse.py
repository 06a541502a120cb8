"""When to show: a move of the day at once, counts at most so many times a second per kind of audience.

When a lap over the connections takes longer than half its interval, the interval grows with it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from app.live.audience import Kind
from app.live.hub import Hub
from app.live.rest import rest
from app.live.room import Change

INTERVALS = {
    Kind.CHAIR: 0.25,
    Kind.SCREEN: 0.25,
    Kind.RAPPORTEUR: 0.25,
    Kind.HELPER: 0.25,
    Kind.HALL: 1.0,
    Kind.STREAM: 1.0,
    Kind.SPEAKER: 1.0,
}
OWN_INTERVAL = 0.5
"""The acknowledgement comes at once; what somebody holds may follow."""


class Pulse:
    def __init__(self, hub: Hub, clock: Callable[[], float] = time.monotonic) -> None:
        self._hub = hub
        self._clock = clock
        self._dirty = {kind: asyncio.Event() for kind in Kind}
        self._urgent = {kind: asyncio.Event() for kind in Kind}
        self._owners = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        beats = [self._beat(kind, seconds) for kind, seconds in INTERVALS.items()]
        self._tasks = [asyncio.create_task(beat) for beat in (*beats, self._beat_owners())]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def changed(self, change: Change) -> None:
        """Called by the room in the turn of the commit."""
        self._hub.changed(change)
        for kind in Kind:
            self._dirty[kind].set()
            if change.is_move:
                self._urgent[kind].set()
        if change.people:
            self._owners.set()

    async def _beat(self, kind: Kind, interval: float) -> None:
        while True:
            await self._dirty[kind].wait()
            self._dirty[kind].clear()
            self._urgent[kind].clear()
            began = self._clock()
            await self._hub.show(kind)
            lap = self._clock() - began
            await rest(max(interval, 2 * lap), self._urgent[kind])  # or the day moves

    async def _beat_owners(self) -> None:
        while True:
            await self._owners.wait()
            self._owners.clear()
            began = self._clock()
            await self._hub.show_owners()
            lap = self._clock() - began
            await asyncio.sleep(max(OWN_INTERVAL, 2 * lap))
