"""The WebSocket of a page: frames go out as the mailbox has them, commands come in and are answered.

One reader and one relay per connection. The reader hands a command to the room and reads on; the
answer goes out when the room has committed. A socket that does not take what it is sent within
`SEND_SECONDS` is let go; its page comes back by itself.
"""

from __future__ import annotations

import asyncio
import json
from functools import partial
from typing import Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from app import words
from app.core.commands import Command
from app.core.refusals import Refused
from app.core.roles import Role
from app.live.mailbox import Mailbox, MailboxClosed
from app.live.room import Receipt
from app.live.wire import BadFrame, parse, to_command
from app.web.budget import Budget
from app.web.guard import visitor_of
from app.web.origin import is_own_socket
from app.web.ports import Web
from app.web.spot import Spot, spot_of

SEND_SECONDS: Final = 5
ALIVE_SECONDS: Final = 10
NOT_ALLOWED: Final = 1008
UNKNOWN: Final = 4001
SINK: Final = "heisessie.sink"
"""The server's own extension of a socket's scope: writes a frame at once when the wire is free."""


class Hangup(Exception):
    """The conversation ends with this closing code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


async def live(web: Web, socket: WebSocket) -> None:
    if not is_own_socket(socket.headers):
        await socket.close(NOT_ALLOWED)
        return
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
        self._budget = Budget(self._clock())

    async def run(self) -> None:
        code = 0
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
        await self._send(
            f'{{"hello":true,{self._now()},"rev":{self._web.room.rev},"who":"{self._web.badges.who(self._actor)}"}}'
        )
        while True:
            for frame in await self._news():
                await self._send(frame)
            self._mailbox.sink = self._socket.scope.get("extensions", {}).get(SINK)

    async def _news(self) -> list[str]:
        try:
            async with asyncio.timeout(ALIVE_SECONDS):
                return await self._mailbox.next()
        except TimeoutError:
            return [f'{{"alive":true,{self._now()}}}']
        except MailboxClosed as closed:
            raise Hangup(closed.code) from closed

    async def _read(self) -> None:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(message.get("code", 1000))
            if not self._budget.spend(self._clock()):
                raise Hangup(NOT_ALLOWED)
            self._check_role()
            self._hear(message.get("text") or "")

    def _check_role(self) -> None:
        """Asked again with every message: the beamer sends nothing, and a chair may have been replaced."""
        if self._actor.role is Role.SCREEN:
            raise Hangup(NOT_ALLOWED)
        if self._actor.role is Role.CHAIR and not self._web.badges.read(self._socket).is_chair:
            raise Hangup(UNKNOWN)

    def _hear(self, text: str) -> None:
        op = ""
        try:
            envelope = parse(text)
            op = envelope.id
            command = to_command(envelope.type, envelope.fields, op, self._web.reader)
        except BadFrame as error:
            raise Hangup(NOT_ALLOWED) from error
        except Refused as refused:
            self._mailbox.tell(refusal(op, refused.reason, words.said(refused)))
        else:
            answer = self._web.room.post(command, self._actor)
            answer.add_done_callback(partial(self._tell, command))

    def _tell(self, command: Command, answer: asyncio.Future[Receipt]) -> None:
        """Called once the room has committed, or has not."""
        if answer.cancelled():
            return
        error = answer.exception()
        if error is None:
            text = answer.result().note or words.note(command)
            self._mailbox.tell(f'{{"ack":"{command.op}","text":{json.dumps(text, ensure_ascii=False)}}}')
        elif isinstance(error, Refused):
            self._mailbox.tell(refusal(command.op, error.reason, words.said(error)))
        else:
            self._mailbox.tell(refusal(command.op, "not_saved", words.NOT_SAVED))

    async def _send(self, text: str) -> None:
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


def refusal(op: str, reason: str, text: str) -> str:
    return json.dumps({"refused": op, "reason": reason, "text": text}, ensure_ascii=False)
