"""How long voters wait for their answer: the slowest of a hundred, while votes trickle in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

from app.bench.hall import Hall
from app.bench.swarm import Swarm, SwarmFailed, frame
from app.rehearse.habits import Key

OPTIONS = 3
BREATH = 0.5


class Voters:
    """People with a phone who change their vote again and again. `key` is what they vote about."""

    def __init__(self, hall: Hall, key: Key, count: int) -> None:
        self._hall, self._key, self._count = hall, key, count
        self._swarm = Swarm(hall.port)
        self._base = 0

    async def join(self) -> None:
        await self._swarm.connect(self._count, "/live?page=phone", await self._hall.badges(self._count))

    async def p99(self, seconds: float) -> float:
        """Seconds that the slowest of a hundred waited, over a time in which everybody votes once a second."""
        waits: list[float] = []
        for _ in range(round(seconds)):
            await self._swarm.trickle([vote(self._key, n, self._base) for n in range(self._count)], 1.0)
            self._base += 1
            waits += self._swarm.waits
        if self._swarm.refused or self._swarm.lost:
            raise SwarmFailed(f"{self._swarm.refused} votes refused, {self._swarm.lost} phones lost")
        await asyncio.sleep(BREATH)
        return slowest_of_a_hundred(waits)

    def leave(self) -> None:
        self._swarm.close()


def slowest_of_a_hundred(waits: Sequence[float]) -> float:
    """The 99th percentile, by nearest rank."""
    return sorted(waits)[-(-99 * len(waits) // 100) - 1]


def vote(key: Key, number: int, base: int) -> bytes:
    """The frame of one person's vote; `base` is how often they voted before."""
    fields = {
        "question": [key.question],
        "round": [str(key.round)],
        "base": [str(base)],
        "option": [str((number + base) % OPTIONS)],
    }
    return frame(json.dumps({"id": f"stem-{number:05}-{base:05}", "type": "cast_answer", "fields": fields}).encode())
