"""A new version while the hall is on: every page is told to come back, and the whole hall is, with its answers."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from urllib.parse import urlsplit

import pytest

from app.bench.hall import Hall
from app.bench.patience import vote
from app.bench.swarm import Phone, Swarm, SwarmFailed
from app.live.board import REGIONS
from app.rehearse.chair import Chair
from app.rehearse.habits import Key
from app.rehearse.links import Links
from tests.load.serving import Serving
from tests.scorecard import Row, Tell

pytestmark = pytest.mark.alone

PHONES = int(os.environ.get("TESTS_PHONES", "1000"))
BACK_WITHIN = 4.0
LIMIT = 4 * BACK_WITHIN
"""Seconds that pass for a red test: the promise is for a machine that does nothing else; what it was is printed."""
WHOLE_PAGE = 2 + len(REGIONS["phone"])
"""Frames: the greeting, every region of a phone, and its own."""
BASE, CAP = 1.0, 5.0
"""Seconds between tries, as `static/line.js` has them."""
PLAN = """---
titel: Nieuwe versie
datum: 2020-09-17
---
## 13:10 Stemming
soort: vraag
### Wat nu?
- A
- B
- C
"""


class Crowd(Swarm):
    """Notes when each of its phones has its whole page."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.whole: list[float] = []
        self.is_whole = asyncio.Event()

    def shown(self, phone: Phone, size: int) -> None:
        super().shown(phone, size)
        if phone.frames == WHOLE_PAGE:
            self.whole.append(time.monotonic())
            if len(self.whole) == PHONES:
                self.is_whole.set()

    async def come_back(self, cookie: str, chance: random.Random) -> None:
        """As a page does: again and again, each time after a while that differs from phone to phone."""
        for tries in range(20):
            await asyncio.sleep(min(CAP, BASE * 2 ** min(tries, 3)) * (0.3 + 0.7 * chance.random()))
            if await self._comes_in(cookie):
                return

    async def _comes_in(self, cookie: str) -> bool:
        is_in = True
        try:
            await self.connect(1, "/live?page=phone", [cookie])
        except* (OSError, SwarmFailed):
            is_in = False
        return is_in


async def test_a_thousand_phones_come_back_after_a_new_version(serving: Serving, figure: Tell) -> None:
    hall = hall_of(serving)
    await hall.chair.join()
    cookies = await hall.badges(PHONES)
    key = await hall.open_question()
    phones = Swarm(serving.port)
    await phones.connect(PHONES, "/live?page=phone", cookies)
    await phones.vote([[vote(key, number, 0)] for number in range(PHONES)])
    await hall.chair.close()

    began = time.monotonic()
    code = await serving.stop()
    down = time.monotonic() - began
    phones.close()
    crowd, chance = Crowd(serving.port), random.Random(18)
    coming = [asyncio.create_task(crowd.come_back(cookie, chance)) for cookie in cookies]
    await serving.start()
    await asyncio.gather(*coming)
    await asyncio.wait_for(crowd.is_whole.wait(), LIMIT)
    waits = sorted(at - began for at in crowd.whole)
    p95 = waits[int(0.95 * PHONES)]
    counted = await counted_of(crowd, key)
    print(
        f"new version: {PHONES} sockets, {phones.codes.count(1012)} told 1012, stopped in {down:.2f} s (exit {code}); "
        f"back p95 {p95:.2f} s, last {waits[-1]:.2f} s (promise {BACK_WITHIN:.0f} s); {counted} of {PHONES} votes there"
    )
    crowd.close()
    assert code in (0, -signal.SIGTERM)
    assert phones.codes == [1012] * PHONES
    assert counted == PHONES
    assert p95 < LIMIT
    figure(Row.BACK, p95, PHONES, f"laatste {waits[-1]:.1f} s")


async def counted_of(crowd: Crowd, key: Key) -> int:
    """How many votes are there: who votes again as if for the first time hears that there is one."""
    await crowd.vote([[vote(key, PHONES + number, 0)] for number in range(len(crowd.phones))])
    return crowd.refused


def hall_of(serving: Serving) -> Hall:
    links = Links(
        serving.base, *(urlsplit(serving.links[name]).path for name in ("phone", "online", "chair", "screen"))
    )
    return Hall(links, Chair(serving.base, links.chair), serving.pid)
