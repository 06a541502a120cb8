"""The WebSocket of a page: frames go out as the mailbox has them, commands come in and are answered.

A command goes to the room at once; the answer goes out when the room has committed. A socket that does
not take what it is sent within `SEND_SECONDS` is let go; its page comes back by itself. Our own server
offers a direct line in both directions (`DIRECT`); any other one is read and written through its queues.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final, Protocol

from starlette.websockets import WebSocket, WebSocketDisconnect

from app import words
from app.core.commands import Command
from app.core.refusals import Refused
from app.core.roles import Role
from app.errors import DiskBroken
from app.live.fields import BadFrame
from app.live.mailbox import Mailbox, MailboxClosed
from app.live.room import Receipt
from app.live.wire import parse, to_command
from app.web.budget import Budget
from app.web.guard import visitor_of
from app.web.origin import is_own_socket
from app.web.places import no_place
from app.web.ports import Web
from app.web.spot import Spot, spot_of

SEND_SECONDS: Final = 5
ALIVE_SECONDS: Final = 10
VALID_SECONDS: Final = 30 * 60
NOT_ALLOWED: Final = 1008
UNKNOWN: Final = 4001
DIRECT: Final = "heisessie.direct"
"""Where the scope of a socket holds the `Direct` line, when the server has one."""


class Direct(Protocol):
    def write_now(self, *texts: str) -> bool:
        """Writes frames at once, together; False when the wire is not free."""

    def listen(self, hear: Callable[[str], None]) -> None:
        """Calls `hear` with every whole text from here on. It must not raise."""


class Hangup(Exception):
    """The conversation ends with this closing code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


async def live(web: Web, socket: WebSocket) -> None:
    if not is_own_socket(socket.headers):
        await socket.close(NOT_ALLOWED)
        return
    with web.places.one(socket) as has_place:
        if has_place:
            await _converse(web, socket)
        else:
            await socket.send_denial_response(no_place(web.words))


async def _converse(web: Web, socket: WebSocket) -> None:
    spot = spot_of(web, socket, visitor_of(web, socket))
    await socket.accept()
    if spot is None:
        await socket.close(UNKNOWN)
        return
    mailbox = web.hub.subscribe(spot.audience, spot.participant)
    try:
        await Conversation(web, socket, spot, mailbox).run()
    finally:
        web.hub.unsubscribe(mailbox)


class Conversation:
    def __init__(self, web: Web, socket: WebSocket, spot: Spot, mailbox: Mailbox) -> None:
        self._web = web
        self._socket = socket
        self._actor = spot.actor
        self._mailbox = mailbox
        self._clock = asyncio.get_running_loop().time
        self._checked = self._clock()
        self._budget = Budget(self._checked)
        self._direct: Direct | None = socket.scope.get("extensions", {}).get(DIRECT)

    async def run(self) -> None:
        code = 0
        if self._direct is not None:
            self._direct.listen(self._hear)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._relay())
                await self._read()
        except* Hangup as group:
            code = next(error.code for error in group.exceptions if isinstance(error, Hangup))
        except* (WebSocketDisconnect, TimeoutError):
            pass
        finally:
            self._mailbox.sink = None
        if code:
            await self._close(code)

    async def _relay(self) -> None:
        """The first frames go along with the greeting: a hall that comes back is one write a phone."""
        greeting = [self._hello()]
        while True:
            await self._send(*greeting, *await self._news())
            self._mailbox.sink = self._direct.write_now if self._direct else None
            self._check_badge()
            greeting.clear()

    def _hello(self) -> str:
        rev, who = self._web.room.rev, self._web.badges.who(self._actor)
        return f'{{"hello":true,{self._now()},"rev":{rev},"who":"{who}"}}'

    def _check_badge(self) -> None:
        """Now and then, since somebody who only watches never sends anything to be checked at; and when in doubt."""
        if not self._mailbox.is_doubted and self._clock() - self._checked < VALID_SECONDS:
            return
        self._mailbox.is_doubted = False
        self._checked = self._clock()
        spot = spot_of(self._web, self._socket, visitor_of(self._web, self._socket))
        if spot is None or spot.actor != self._actor:
            raise Hangup(UNKNOWN)

    async def _news(self) -> list[str]:
        try:
            async with asyncio.timeout(ALIVE_SECONDS):
                return await self._mailbox.next()
        except TimeoutError:
            return [f'{{"alive":true,{self._now()}}}']
        except MailboxClosed as closed:
            raise Hangup(closed.code) from closed

    async def _read(self) -> None:
        """With a direct line only the end of the conversation is still to come."""
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(message.get("code", 1000))
            self._hear(message.get("text") or "")

    def _hear(self, text: str) -> None:
        if self._mailbox.is_closed:
            return
        if not self._budget.spend(self._clock()) or not self._may_speak():
            self._mailbox.close(NOT_ALLOWED)
        elif not self._is_still_worn():
            self._mailbox.close(UNKNOWN)
        else:
            self._take(text)

    def _may_speak(self) -> bool:
        """A beamer sends nothing, and a speaker only reads."""
        return self._actor.role not in (Role.SCREEN, Role.SPEAKER)

    def _is_still_worn(self) -> bool:
        """Asked again with every message, since a chair may have been replaced, or a breakout be gone."""
        if self._actor.role is Role.RAPPORTEUR:
            return visitor_of(self._web, self._socket).breakout == self._actor.id
        return self._actor.role is Role.PARTICIPANT or self._actor.role in self._web.badges.read(self._socket).roles

    def _take(self, text: str) -> None:
        op = ""
        try:
            envelope = parse(text)
            op = envelope.id
            command = to_command(envelope.type, envelope.fields, op, self._web.reader)
        except BadFrame:
            self._mailbox.close(NOT_ALLOWED)
        except Refused as refused:
            self._mailbox.tell(refusal(op, refused.reason, self._web.words.said(refused)))
        else:
            self._web.room.post(command, self._actor, partial(self._tell, command))

    def _tell(self, command: Command, answer: Receipt | Exception) -> None:
        """Called once the room has committed, or has not."""
        if isinstance(answer, Receipt):
            self._mailbox.tell(accepted(command.op, answer.note or self._web.words.note(command)))
        elif isinstance(answer, Refused):
            self._mailbox.tell(refusal(command.op, answer.reason, self._web.words.said(answer)))
        elif not isinstance(answer, DiskBroken):  # then nobody knows: the page asks again, with the same op
            self._mailbox.tell(refusal(command.op, "not_saved", self._web.words.text(words.NOT_SAVED)))

    async def _send(self, *texts: str) -> None:
        if self._direct is not None and self._direct.write_now(*texts):
            return
        for text in texts:
            async with asyncio.timeout(SEND_SECONDS):
                await self._socket.send_text(text)

    async def _close(self, code: int) -> None:
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._socket.close(code)
        except (TimeoutError, RuntimeError, WebSocketDisconnect):
            return

    def _now(self) -> str:
        return f'"now":{self._web.clock():.3f}'


def accepted(op: str, text: str) -> str:
    return f'{{"ack":"{op}","text":{_quoted(text)}}}'


@lru_cache(maxsize=128)
def _quoted(text: str) -> str:
    """Thousands are told the same few sentences."""
    return json.dumps(text, ensure_ascii=False)


def refusal(op: str, reason: str, text: str) -> str:
    return json.dumps({"refused": op, "reason": reason, "text": text}, ensure_ascii=False)
