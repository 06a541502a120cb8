"""A live page without a screen: keeps the regions as a page would, and matches answers to commands."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from app.rehearse.forms import Form, forms_in
from app.rehearse.visit import Visit

PATIENCE = 30.0
"""Seconds. A person would have given up; a busy machine has not failed."""
LARGEST = 1 << 20


class Disconnected(Exception):
    """The line fell away before the answer came; nobody knows yet whether it was counted."""


class Unanswered(Exception):
    """The server said nothing within the patience of a person."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The answer to a command. `reason` is empty when it was done; `text` is what a person reads."""

    text: str
    reason: str = ""

    @property
    def is_done(self) -> bool:
        return not self.reason


@dataclass(slots=True)
class Region:
    html: str
    rev: int
    key: str = ""


class Connection:
    """One WebSocket. After `open`, `regions` follows the server until `close` or `drop`. `trouble` is what it says
    that is wrong with it."""

    def __init__(self, visit: Visit, page: str, token: str = "") -> None:
        self.regions: dict[str, Region] = {}
        self.frames = 0
        self.trouble = ""
        self._visit = visit
        self._path = f"/live?page={page}" + (f"&token={token}" if token else "")
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self._waiting: dict[str, asyncio.Queue[Heard | None]] = {}

    @property
    def is_open(self) -> bool:
        return self._reader is not None and not self._reader.done()

    async def open(self) -> None:
        """Raises Disconnected when the door shuts halfway, OSError when there is none."""
        try:
            self._socket = await self._connect()
        except WebSocketException as broken:
            raise Disconnected(str(broken)) from broken
        self._reader = asyncio.create_task(self._follow(self._socket))

    async def _connect(self) -> ClientConnection:
        return await connect(
            "ws" + self._visit.base.removeprefix("http") + self._path,
            additional_headers={"Cookie": self._visit.cookie} if self._visit.cookies else None,
            origin=self._visit.base,  # type: ignore[arg-type]
            compression=None,
            max_size=LARGEST,
            proxy=None,
            ping_interval=None,
            open_timeout=PATIENCE,
            close_timeout=1,
        )

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        await self._end()

    async def drop(self) -> None:
        """As a phone that leaves the network: no goodbye."""
        if self._socket is not None:
            self._socket.transport.abort()
        await self._end()

    async def command(self, type_: str, fields: Mapping[str, Sequence[str]], op: str = "", *, times: int = 1) -> Heard:
        """Send (`times` > 1: a double tap, the same deed again) and return the last answer."""
        op = op or new_op()
        self._waiting[op] = asyncio.Queue()
        try:
            for _ in range(times):
                await self.send(type_, fields, op)
            return [await self._answer(op) for _ in range(times)][-1]
        finally:
            del self._waiting[op]

    async def send(self, type_: str, fields: Mapping[str, Sequence[str]], op: str) -> None:
        """Send without waiting for what comes of it."""
        frame = {"id": op, "type": type_, "fields": {name: list(values) for name, values in fields.items()}}
        await self.say(json.dumps(frame))

    async def say(self, text: str) -> None:
        """Any text, also what no page sends."""
        if self._socket is None:
            raise Disconnected
        try:
            await self._socket.send(text)
        except ConnectionClosed as gone:
            raise Disconnected from gone

    def forms(self, command: str) -> Iterator[Form]:
        """The forms for `command` on the page as it is now."""
        for region in self.regions.values():
            for form in forms_in(region.html) if f'"{command}"' in region.html else ():
                if form.command == command:
                    yield form

    async def wait_until(self, is_so: Callable[[], bool], patience: float = PATIENCE) -> bool:
        """Follow the frames until `is_so`; False when it took longer than `patience` seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while not is_so():
                    if not self.is_open:
                        raise Disconnected
                    self._changed.clear()
                    await self._changed.wait()
                return True
        return False

    async def next_frame(self) -> None:
        """Wait for whatever comes; raises Disconnected when the line falls away."""
        seen = self.frames
        await self.wait_until(lambda: self.frames != seen)

    def show(self, frame: Mapping[str, Any]) -> None:
        """Put one region frame on the page, by the rules of the protocol."""
        name, rev, key = frame["region"], int(frame["rev"]), str(frame.get("key", ""))
        shown = self.regions.get(name)
        is_guarded = name == "own" and not frame.get("mine")
        if shown is None or (rev >= shown.rev and not (is_guarded and shown.key == key)):
            self.regions[name] = Region(str(frame["html"]), rev, key)

    def show_all(self, answer: str) -> None:
        """The answer of `/deel`: every region as it is now. It is this person's own, so all of it is shown."""
        for frame in (frame for frame in json.loads(answer)["frames"] if "region" in frame):
            self.show(frame | {"mine": True})
        self._changed.set()

    async def _answer(self, op: str) -> Heard:
        try:
            async with asyncio.timeout(PATIENCE):
                heard = await self._waiting[op].get()
        except TimeoutError as late:
            raise Unanswered from late
        if heard is None:
            raise Disconnected
        return heard

    async def _follow(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            async for message in socket:
                self.frames += 1
                self._take(json.loads(message))
                self._changed.set()
        for queue in self._waiting.values():
            queue.put_nowait(None)
        self._changed.set()

    def _take(self, frame: dict[str, Any]) -> None:
        if "region" in frame:
            self.show(frame)
        elif "trouble" in frame:
            self.trouble = str(frame["trouble"])
        elif "ack" in frame:
            self._hear(frame["ack"], Heard(str(frame.get("text", ""))))
        elif "refused" in frame:
            self._hear(frame["refused"], Heard(str(frame.get("text", "")), str(frame["reason"])))

    def _hear(self, op: str, heard: Heard) -> None:
        if op in self._waiting:
            self._waiting[op].put_nowait(heard)

    async def _end(self) -> None:
        if self._reader is not None:
            await asyncio.wait([self._reader])
        self._socket = None


def new_op() -> str:
    return secrets.token_urlsafe(12)
