"""When to show: a move of the day at once, counts at most so many times a second per audience.

When a lap over the connections takes longer than half its interval, the interval grows with it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from app.live.hub import Audience, Hub
from app.live.room import Change

INTERVALS = {Audience.CHAIR: 0.25, Audience.SCREEN: 0.25, Audience.HALL: 1.0, Audience.STREAM: 1.0}
OWN_INTERVAL = 0.25


class Pulse:
    def __init__(self, hub: Hub, clock: Callable[[], float] = time.monotonic) -> None:
        self._hub = hub
        self._clock = clock
        self._dirty = {audience: asyncio.Event() for audience in Audience}
        self._urgent = {audience: asyncio.Event() for audience in Audience}
        self._owners = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        beats = [self._beat(audience, seconds) for audience, seconds in INTERVALS.items()]
        self._tasks = [asyncio.create_task(beat) for beat in (*beats, self._beat_owners())]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def changed(self, change: Change) -> None:
        """Called by the room in the turn of the commit."""
        self._hub.changed(change)
        for audience in Audience:
            self._dirty[audience].set()
            if change.is_move:
                self._urgent[audience].set()
        if change.people:
            self._owners.set()

    async def _beat(self, audience: Audience, interval: float) -> None:
        while True:
            await self._dirty[audience].wait()
            self._dirty[audience].clear()
            self._urgent[audience].clear()
            began = self._clock()
            await self._hub.show(audience)
            lap = self._clock() - began
            await self._rest(audience, max(interval, 2 * lap))

    async def _beat_owners(self) -> None:
        while True:
            await self._owners.wait()
            self._owners.clear()
            began = self._clock()
            await self._hub.show_owners()
            lap = self._clock() - began
            await asyncio.sleep(max(OWN_INTERVAL, 2 * lap))

    async def _rest(self, audience: Audience, seconds: float) -> None:
        """Until the interval is over, or the day moves."""
        try:
            async with asyncio.timeout(seconds):
                await self._urgent[audience].wait()
        except TimeoutError:
            pass
