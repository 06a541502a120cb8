"""Hundreds who begin a request and never end it, or say nothing at all, hold no place and keep nobody waiting."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.web import server
from tests.web.test_server import Running, ask, running

pytestmark = pytest.mark.alone

SLOW, SILENT = 300, 50
DEADLINE = 2.0
"""Seconds, instead of the ten that a phone gets."""
PATIENCE = 30.0
HEALTH = "GET /gezond HTTP/1.1\r\nHost: heide\r\nConnection: close\r\n"


@pytest.fixture
async def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Running]:
    serving = contextlib.asynccontextmanager(running.__wrapped__)  # type: ignore[attr-defined]
    async with serving(tmp_path, monkeypatch) as place:
        yield place


class Bad:
    """Sends a head byte by byte, or only waits; `took` is how many seconds the server let it."""

    def __init__(self, crumb: bytes) -> None:
        self.took = 0.0
        self._crumb = crumb

    async def connect(self, port: int) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", port)
        if self._crumb:
            self._writer.write(HEALTH.encode())

    async def hold_on(self) -> None:
        clock = asyncio.get_running_loop().time
        began, read = clock(), asyncio.create_task(self._reader.read())
        while not read.done():
            self._writer.write(self._crumb)
            await asyncio.wait([read], timeout=DEADLINE / 10)
        with contextlib.suppress(ConnectionError):
            assert await read == b""
        self.took = clock() - began
        self._writer.close()


async def test_who_never_ends_a_request_holds_no_place(house: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "ARRIVE_SECONDS", DEADLINE)
    clock, waits = asyncio.get_running_loop().time, list[float]()
    bad = [Bad(b"X") for _ in range(SLOW)] + [Bad(b"") for _ in range(SILENT)]
    await asyncio.gather(*(one.connect(house.port) for one in bad))
    async with asyncio.timeout(PATIENCE):
        holding = asyncio.gather(*(one.hold_on() for one in bad))
        while not holding.done():
            asked = clock()
            assert (await ask(house.port, f"{HEALTH}\r\n")).startswith(b"HTTP/1.1 200")
            waits.append(clock() - asked)
        await holding
    p99 = sorted(waits)[int(len(waits) * 0.99)]
    print(
        f"slowloris: {SLOW} slow and {SILENT} silent, 0 left after {max(one.took for one in bad):.1f} s, deadline "
        f"{DEADLINE:.0f} s; {len(waits)} requests meanwhile, p99 {p99 * 1000:.0f} ms"
    )
    assert max(waits) < DEADLINE, "who is good never waited until the bad were gone"
