"""Five phones of a hundred stop reading: the others see every change at once, and the five are let go."""

from __future__ import annotations

import asyncio
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from app.rehearse.chair import Chair
from app.rehearse.connection import Connection
from app.rehearse.visit import Visit
from tests.load.coming import join, upgrade
from tests.load.serving import Serving
from tests.scorecard import Row, Tell

PHONES, STALLED = 95, 5
CHANGES = 25
LIMIT = 10 * Row.STALLED.value.limit
"""Seconds that pass for a red test: the promise is for a machine that does nothing else; what it was is told."""
GONE_WITHIN = 40.0
PATIENCE = 10.0
MORE_THAN_ANY_BUFFER = 400_000
"""Bytes of frames: the buffers of both sides and of the server itself together hold about 200,000."""
SMALLEST_WINDOW = 2_048
TITLE = "Gesprek over wat de gemeenten van elkaar nodig hebben om dit jaar verder te komen, deel"
PLAN = "---\ntitel: Lange dag\ndatum: 2020-09-17\n---\n" + "".join(
    f"## {8 + number // 12:02}:{number % 12 * 5:02} {TITLE} {number}\nsoort: plenair\n" for number in range(120)
)

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform != "linux", reason="de verbindingen van de server tellen kan alleen op Linux"),
]


class Watcher(Connection):
    """A phone that notes when each change of the programme reached it."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, "phone")
        self.seen: list[float] = []
        self.bytes = 0

    def show(self, frame: Mapping[str, Any]) -> None:
        super().show(frame)
        self.bytes += len(frame["html"])
        if frame["region"] == "agenda":
            self.seen.append(time.monotonic())


async def test_phones_that_stop_reading_change_nothing_for_the_others(serving: Serving, figure: Tell) -> None:
    chair = Chair(serving.base, urlsplit(serving.links["chair"]).path)
    await chair.join()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(chair.close)
        phones = [Watcher(await join(serving.base, serving.links["phone"])) for _ in range(PHONES)]
        for phone in phones:
            await phone.open()
            stack.push_async_callback(phone.close)
        await until(lambda: all(phone.seen for phone in phones))
        before = sockets_of(serving)
        for _ in range(STALLED):
            visit = await join(serving.base, serving.links["phone"])
            stack.enter_context(closing(stalled(serving, visit)))
        await until(lambda: sockets_of(serving) == before + STALLED)

        delays = [delay for number in range(CHANGES) for delay in await change(chair, phones, number + 2)]
        delays.sort()
        p99 = delays[int(len(delays) * 0.99)]
        assert len(delays) == PHONES * CHANGES
        assert p99 < LIMIT, f"p99 {p99:.3f} s, last {delays[-1]:.3f} s"
        assert min(phone.bytes for phone in phones) > MORE_THAN_ANY_BUFFER, "nobody can have stalled on so little"

        began = time.monotonic()
        await until(lambda: sockets_of(serving) <= before, GONE_WITHIN)
        assert all(phone.is_open for phone in phones)
        gone = time.monotonic() - began
        figure(Row.STALLED, p99, len(delays), f"{STALLED} van {PHONES + STALLED} vast, losgelaten na {gone:.0f} s")


def stalled(server: Serving, visit: Visit) -> socket.socket:
    """A phone with the smallest of buffers that asks for a socket, and then never reads a byte."""
    phone = socket.socket()
    phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALLEST_WINDOW)
    phone.connect((server.host, server.port))
    lines = (f"Origin: {server.base}", f"Cookie: {visit.cookie}")
    phone.sendall(upgrade(f"{server.host}:{server.port}", *lines).encode())
    return phone


async def change(chair: Chair, phones: list[Watcher], number: int) -> list[float]:
    """One press of the button; how long each phone waited for it."""
    began = time.monotonic()
    assert await chair.advance()
    await until(lambda: all(len(phone.seen) >= number for phone in phones))
    return [phone.seen[number - 1] - began for phone in phones]


def sockets_of(server: Serving) -> int:
    links = Path(f"/proc/{server.pid}/fd").iterdir()
    return sum(is_socket(link) for link in links)


def is_socket(link: Path) -> bool:
    try:
        return str(link.readlink()).startswith("socket:")
    except FileNotFoundError:
        return False


async def until(is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
    ends = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < ends, "it took too long"
        await asyncio.sleep(0.005)
