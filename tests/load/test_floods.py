"""What a few bad ones may send: giants, bombs, crumbs and floods. Each is closed, and it costs the server nothing."""

from __future__ import annotations

import asyncio
import os
import re
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pytest

from app.bench.hall import resident
from app.bench.swarm import frame
from app.rehearse.visit import Visit
from tests.load.coming import join, upgrade
from tests.load.serving import Serving
from tests.scorecard import Row, Tell

TIMES = int(os.environ.get("TESTS_TIMES", "1"))
SOCKETS = 20
BOMB = 15_000_000
"""Bytes of one message."""
CRUMBS = 300_000 * TIMES
MOST_GROWN = 10_000_000
PATIENCE = 10.0
CHUNK = 64 * 1024
COMPRESSING = "Sec-WebSocket-Extensions: permessage-deflate"
CONTINUED, TEXT, COMPRESSED, LAST = 0x00, 0x01, 0x40, 0x80
CLOSED = re.compile(rb"\x88[\x02-\x7d]\x03[\xea\xf0\xf1]")
"""A frame that closes with 1002, 1008 or 1009."""
PLAN = "---\ntitel: Dag\ndatum: 2020-09-17\n---\n## 9:00 Inloop\n## 10:00 Pauze\n"

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform != "linux", reason="het geheugen van de server lezen kan alleen op Linux"),
]


async def test_nothing_that_is_sent_fills_the_memory(serving: Serving, figure: Tell) -> None:
    cookies = [await badge(serving) for _ in range(SOCKETS)]
    await asyncio.gather(*(slammed(serving, cookie, [frame(b"{}")] * 60) for cookie in cookies))
    before, told = resident(serving.pid), []
    for name, parts in FLOODS.items():
        waits = await asyncio.gather(*(slammed(serving, cookie, parts()) for cookie in cookies))
        health = await answers_in(serving)
        told.append(f"{name} closed in {max(waits):.2f} s (a page then in {health * 1000:.0f} ms)")
        assert max(waits) < PATIENCE, name
    grown = resident(serving.pid) - before
    print(f"floods over {SOCKETS} sockets: {'; '.join(told)}; memory {grown / 1e6:+.1f} MB")
    assert grown < MOST_GROWN
    figure(Row.MEMORY, grown / 1e6, told=f"{', '.join(FLOODS)} over {SOCKETS} verbindingen")


async def test_crumbs_are_closed_at_once(serving: Serving, figure: Tell) -> None:
    """Empty fragments cost the sender six bytes each; without a limit the server works on them for half a minute."""
    cookie, before = await badge(serving), resident(serving.pid)
    took = await slammed(serving, cookie, crumbs(CRUMBS))
    grown = resident(serving.pid) - before
    print(f"crumbs: {CRUMBS} empty fragments closed in {took:.2f} s, memory {grown / 1e6:+.1f} MB")
    assert took < PATIENCE
    assert grown < MOST_GROWN
    figure(Row.MEMORY, grown / 1e6, told=f"{CRUMBS} lege stukjes, dicht in {took:.2f} s")


def giants() -> Iterator[bytes]:
    """A message of fifteen megabytes, as one frame."""
    yield head(TEXT | LAST, BOMB)
    yield from [b"x" * CHUNK] * (BOMB // CHUNK)


def bombs() -> Iterator[bytes]:
    """The same, squeezed until it is small enough: whoever unpacks it holds all of it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"x" * BOMB) + packer.flush(zlib.Z_SYNC_FLUSH)
    for _ in range(8):
        yield head(TEXT | LAST | COMPRESSED, len(packed)) + packed


def pieces() -> Iterator[bytes]:
    """A message that never ends, in pieces that are each allowed."""
    yield head(TEXT, 8_000) + b"x" * 8_000
    for _ in range(BOMB // 8_000):
        yield head(CONTINUED, 8_000) + b"x" * 8_000


def flood() -> Iterator[bytes]:
    """As fast as it goes, what is good by itself."""
    deed = b'{"id":"op-00000001","type":"support_query","fields":{"support":["niets"]}}'
    yield from [frame(deed) * 100] * 100


def crumbs(count: int) -> Iterator[bytes]:
    yield head(TEXT, 0)
    yield from [head(CONTINUED, 0) * 10_000] * (count // 10_000)


FLOODS = {"giants": giants, "bombs": bombs, "pieces": pieces, "flood": flood}


def head(bits: int, length: int) -> bytes:
    """Of a frame from a client, whose mask is all noughts."""
    if length < 126:
        size = bytes((0x80 | length,))
    else:
        size = (
            bytes((0x80 | 126,)) + struct.pack("!H", length) if length < 65_536 else b"\xff" + struct.pack("!Q", length)
        )
    return bytes((bits,)) + size + bytes(4)


async def slammed(serving: Serving, cookie: str, parts: Iterator[bytes] | list[bytes]) -> float:
    """Seconds from the first byte that was sent until the server closed."""
    reader, writer = await asyncio.open_connection(serving.host, serving.port)
    lines = (f"Origin: {serving.base}", COMPRESSING, f"Cookie: {cookie}")
    writer.write(upgrade(f"{serving.host}:{serving.port}", *lines).encode())
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
    began, hung_up = time.monotonic(), asyncio.create_task(until_closed(reader))
    with suppress(ConnectionError):
        for part in parts:
            if hung_up.done():
                break
            writer.write(part)
            await writer.drain()
    await asyncio.wait_for(hung_up, PATIENCE)
    writer.close()
    return time.monotonic() - began


async def until_closed(reader: asyncio.StreamReader) -> None:
    """Closed is it with the frame that says so; the server waits a while for the answer of a page that has manners."""
    with suppress(ConnectionError):
        while (heard := await reader.read(CHUNK)) and not CLOSED.search(heard):
            pass


async def answers_in(serving: Serving) -> float:
    began = time.monotonic()
    assert (await Visit(serving.base).get("/gezond")).status == 200
    return time.monotonic() - began


async def badge(serving: Serving) -> str:
    return (await join(serving.base, serving.links["phone"])).cookie
