"""The server itself: uvicorn with the limits that a hall full of phones, and a few bad ones, needs.

Three things uvicorn does not do by itself: give up on a request that does not arrive, let go of
a phone that has stopped reading, and write a ready-made frame without passing through the application.
When it stops it closes every socket with 1012, so that pages come back by themselves.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any, Final

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from app.live.wire import LARGEST_FRAME
from app.web.budget import Budget
from app.web.frames import Encoder, Whole
from app.web.socket import DIRECT, NOT_ALLOWED

ARRIVE_SECONDS: Final = 10.0
LARGEST_HEAD: Final = 32 * 1024
STALLED_SECONDS: Final = 10.0
MOST_PIECES: Final = 64
DEAD_AFTER_MS: Final = 15_000
SEND_BUFFER: Final = 64 * 1024
BACKLOG: Final = 2_048


class RequestDeadline(HttpToolsProtocol):
    """A connection whose request head, or then its body, is not there in ten seconds is closed; so is a giant head."""

    _timer: asyncio.TimerHandle | None = None
    _is_head: bool = True
    _head: int = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._begin(is_head=True)

    def data_received(self, data: bytes) -> None:
        if self._is_head:
            self._head += len(data)
            if self._head > LARGEST_HEAD + SEND_BUFFER:
                self.transport.abort()
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._begin(is_head=True)

    def on_headers_complete(self) -> None:
        self._end()
        super().on_headers_complete()
        self._begin(is_head=False)

    def on_message_complete(self) -> None:
        self._end()
        self._is_head, self._head = True, 0
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self._end()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        super().connection_lost(exc)

    def _begin(self, *, is_head: bool) -> None:
        self._is_head, self._head = is_head, 0
        if self._timer is None:
            self._timer = self.loop.call_later(ARRIVE_SECONDS, self._give_up)

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        self._timer = None
        self.transport.abort()


encoded: Final = Encoder()


class LiveSocket(WebSocketsSansIOProtocol):
    """Adds the direct line to the conversation, and lets go of who stalls or sends crumbs."""

    _stalled: asyncio.TimerHandle | None = None
    _pieces: int = 0
    _interruptions: Budget | None = None
    _hear: Callable[[str], None] | None = None
    _whole: Whole | None = None

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        scope: Any = getattr(self, "scope", None)
        if scope is not None:
            scope["extensions"][DIRECT] = self
            self._whole = Whole(LARGEST_FRAME)

    def write_now(self, *texts: str) -> bool:
        """Text frames straight to the wire; False when the wire is not free."""
        if self.close_sent or self.transport.is_closing() or not self.handshake_complete or not self.writable.is_set():
            return False
        self.transport.write(b"".join(map(encoded, texts)))
        return True

    def listen(self, hear: Callable[[str], None]) -> None:
        """Whole texts go straight to `hear`, once those that came before are out of the queue."""
        self._hear = hear

    def data_received(self, data: bytes) -> None:
        text = self._whole.text(data) if self._whole else None
        if text is None or self._hear is None or self.close_sent or not self.queue.empty():
            super().data_received(data)
        else:
            self._hear(text)

    def handle_cont(self, event: Frame) -> None:
        self._pieces += 1
        if self._pieces > MOST_PIECES:
            self._refuse()
            return
        super().handle_cont(event)

    def handle_text(self, event: Frame) -> None:
        self._pieces = 0
        if self._hear is None or not event.fin or self.close_sent or not self.queue.empty():
            super().handle_text(event)
            return
        try:
            text = bytes(event.data).decode()
        except UnicodeDecodeError:
            super().handle_text(event)
        else:
            self._hear(text)

    def handle_ping(self) -> None:
        if self._may_interrupt():
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        if self._may_interrupt():
            super().handle_pong(event)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stalled = self._stalled or self.loop.call_later(STALLED_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        self._move_on()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._move_on()
        super().connection_lost(exc)

    def _may_interrupt(self) -> bool:
        """Pings and pongs pass by the application, so they are counted here."""
        now = self.loop.time()
        self._interruptions = self._interruptions or Budget(now)
        if self._interruptions.spend(now):
            return True
        self._refuse()
        return False

    def _move_on(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _refuse(self) -> None:
        if self.close_sent:
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": NOT_ALLOWED})
        self.conn.fail(NOT_ALLOWED)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.transport.close()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket whose connections die soon when the other side is gone; raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, DEAD_AFTER_MS)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def server(app: ASGIApp, proxies: str = "") -> uvicorn.Server:
    """`proxies`: addresses whose word about scheme and client is believed, comma separated; none by default."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=RequestDeadline,
            ws=LiveSocket,
            ws_max_size=LARGEST_FRAME,
            ws_max_queue=8,
            ws_per_message_deflate=False,
            ws_ping_interval=10,
            ws_ping_timeout=10,
            timeout_graceful_shutdown=5,
            server_header=False,
            proxy_headers=bool(proxies),
            forwarded_allow_ips=proxies or None,
            access_log=False,
            log_config=None,
            log_level="warning",
            lifespan="on",
            backlog=BACKLOG,
        )
    )


async def serve(app: ASGIApp, listener: socket.socket, proxies: str = "") -> None:
    """Until it is told to stop by SIGINT or SIGTERM."""
    await server(app, proxies).serve(sockets=[listener])
