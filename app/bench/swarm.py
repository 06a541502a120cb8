"""Thousands of phones in one process: raw WebSocket clients that only count what comes in.

The same client drives our server and the bare one, so that the client is on both sides of a ratio.
"""

from __future__ import annotations

import asyncio
import base64
import os
import struct
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from app.open_files import allow_many

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
AT_ONCE = 100
PATIENCE = 60.0
ANSWERS = (b'{"ack"', b'{"id":')
REFUSED = b'{"refused"'
ALIVE = b'{"alive"'


class SwarmFailed(Exception):
    """The phones did not get what they waited for."""


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """A frame as a client sends it. The mask is all zeros: allowed, and free."""
    head = bytes((0x80 | opcode,))
    if len(payload) < 126:
        head += bytes((0x80 | len(payload),))
    else:
        head += bytes((0x80 | 126,)) + struct.pack("!H", len(payload))
    return head + b"\0\0\0\0" + payload


class Phone(asyncio.Protocol):
    """`frames` counts what was shown since `Swarm.mark`."""

    def __init__(self, swarm: Swarm, request: bytes) -> None:
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.frames = 0
        self._asked_at = 0.0
        self._swarm = swarm
        self._request = request
        self._messages: Iterator[bytes] = iter(())
        self._rest = b""
        self._is_live = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        data = self._rest + data if self._rest else data
        if not self._is_live:
            data = self._handshake(data)
        at, size = 0, len(data)
        while size - at >= 2:
            length, start = data[at + 1], at + 2
            if length == 126:
                if size - at < 4:
                    break
                length, start = (data[at + 2] << 8) | data[at + 3], at + 4
            elif length == 127:
                if size - at < 10:
                    break
                length, start = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
            if size < start + length:
                break
            self._take(data[at] & 0xF, data, start, start + length)
            at = start + length
        self._rest = data[at:]

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.ready.done():
            self.ready.set_exception(SwarmFailed("the door stayed shut"))
        self._swarm.lost += 1

    def write(self, data: bytes) -> None:
        assert self._transport is not None
        self._transport.write(data)

    def send_all(self, messages: Iterable[bytes]) -> None:
        self._messages = iter(messages)
        self._ask(next(self._messages))

    def close(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def _ask(self, message: bytes) -> None:
        self._asked_at = time.perf_counter()
        self.write(message)

    def _next(self) -> None:
        self._swarm.answered(time.perf_counter() - self._asked_at)
        if message := next(self._messages, None):
            self._ask(message)

    def _handshake(self, data: bytes) -> bytes:
        head, end, rest = data.partition(b"\r\n\r\n")
        if not end:
            self._rest = data
            return b""
        self._rest = b""
        self._is_live = True
        if head.startswith(b"HTTP/1.1 101"):
            self.ready.set_result(None)
        else:
            self.ready.set_exception(SwarmFailed(head.split(b"\r\n")[0].decode("latin-1")))
        return rest

    def _take(self, opcode: int, data: bytes, start: int, end: int) -> None:
        if opcode == TEXT:
            if data.startswith(ANSWERS, start, end):
                self._next()
            elif data.startswith(REFUSED, start, end):
                self._swarm.refused += 1
                self._next()
            elif not data.startswith(ALIVE, start, end):
                self.frames += 1
                self._swarm.shown(self, end - start)
        elif opcode == CLOSE:
            self._swarm.codes.append(int.from_bytes(data[start : start + 2], "big"))
        elif opcode == PING:
            self.write(frame(data[start:end], PONG))


class Swarm:
    """Open with `connect`; `cookies` are shared out over the phones in turn. `waits` are seconds until an answer.

    `codes` are the closing codes that the server gave.
    """

    def __init__(self, port: int) -> None:
        self.phones: list[Phone] = []
        self.refused = 0
        self.lost = 0
        self.bytes = 0
        self.waits: list[float] = []
        self.codes: list[int] = []
        self._port = port
        self._answers = self._reached = 0
        self._wanted_answers = self._wanted_reached = -1
        self._done = asyncio.Event()

    async def connect(self, count: int, path: str, cookies: Sequence[str] = ()) -> None:
        """Open `count` phones more; returns when all of them are live."""
        allow_many()
        gate = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as opening:
            for number in range(count):
                cookie = cookies[number % len(cookies)] if cookies else ""
                opening.create_task(self._open(gate, self._request(path, cookie)))

    async def vote(self, batches: Sequence[Sequence[bytes]]) -> None:
        """Every phone sends its own messages, the next one when it has the answer to the one before."""
        self._expect(sum(len(batch) for batch in batches))
        for phone, batch in zip(self.phones, batches, strict=True):
            phone.send_all(batch)
        await self._wait()

    async def trickle(self, messages: Sequence[bytes], seconds: float) -> None:
        """One message a phone, evenly over so many seconds, however long the answers take."""
        self._expect(len(messages))
        began, gap = time.perf_counter(), seconds / len(messages)
        for number, (phone, message) in enumerate(zip(self.phones, messages, strict=True)):
            await asyncio.sleep(max(0.0, began + number * gap - time.perf_counter()))
            phone.send_all([message])
        await self._wait()

    def mark(self) -> None:
        """From here on `until_all_shown` looks for frames."""
        self._reached, self._wanted_reached, self.bytes = 0, len(self.phones), 0
        self._done.clear()
        for phone in self.phones:
            phone.frames = 0

    async def until_all_shown(self) -> None:
        await self._wait()

    def close(self) -> None:
        for phone in self.phones:
            phone.close()

    def answered(self, seconds: float) -> None:
        self.waits.append(seconds)
        self._answers += 1
        if self._answers == self._wanted_answers:
            self._done.set()

    def shown(self, phone: Phone, size: int) -> None:
        self.bytes += size
        if phone.frames == 1:
            self._reached += 1
            if self._reached == self._wanted_reached:
                self._done.set()

    def _expect(self, answers: int) -> None:
        self._answers, self._wanted_answers = 0, answers
        self.waits.clear()
        self._done.clear()

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._done.wait()
        except TimeoutError as late:
            raise SwarmFailed(f"{self._answers} answers, {self._reached} reached, {self.lost} lost") from late

    async def _open(self, gate: asyncio.Semaphore, request: bytes) -> None:
        async with gate, asyncio.timeout(PATIENCE):
            phone = Phone(self, request)
            await asyncio.get_running_loop().create_connection(lambda: phone, "127.0.0.1", self._port)
            await phone.ready
            self.phones.append(phone)

    def _request(self, path: str, cookie: str) -> bytes:
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self._port}",
            f"Origin: http://127.0.0.1:{self._port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        ]
        lines += [f"Cookie: {cookie}"] if cookie else []
        return ("\r\n".join(lines) + "\r\n\r\n").encode()
