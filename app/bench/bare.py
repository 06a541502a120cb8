"""The baseline: the same uvicorn with the same settings, and nothing behind it.

It echoes every message, and on `{"all": <bytes>}` it writes one ready-made frame of that size to every
connection in a bare loop. `python -m app.bench.bare PORT` serves it.
"""

from __future__ import annotations

import asyncio
import json
import struct
import sys
from typing import Any

from starlette.types import Receive, Scope, Send
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from app.web.server import listen, server

connected: set[asyncio.Transport] = set()


class BareSocket(WebSocketsSansIOProtocol):
    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        connected.add(self.transport)

    def connection_lost(self, exc: Exception | None) -> None:
        connected.discard(self.transport)
        super().connection_lost(exc)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "websocket":
        await _echo(receive, send)


async def _live(receive: Receive, send: Send) -> None:
    for stage in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{stage}.complete"})


async def _echo(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] == "websocket.receive":
        text = message["text"]
        if text.startswith('{"all"'):
            _write_to_all(json.loads(text)["all"])
        else:
            await send({"type": "websocket.send", "text": text})


def _write_to_all(size: int) -> None:
    body = b'{"bare":1}'.ljust(size)
    head = bytes((0x81, 126)) + struct.pack("!H", size) if size >= 126 else bytes((0x81, size))
    ready = head + body
    for transport in connected:
        transport.write(ready)


def main() -> None:
    import uvloop

    running = server(application)
    running.config.ws = BareSocket
    uvloop.run(running.serve(sockets=[listen("127.0.0.1", int(sys.argv[1]))]))


if __name__ == "__main__":
    main()
