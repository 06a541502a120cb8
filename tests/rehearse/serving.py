"""The pretended server on a port of its own, for as long as a test needs it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from app.rehearse.links import Links
from app.rehearse.server import free_port
from tests.rehearse.fake import FakeServer


class _Server(uvicorn.Server):
    """Says when it is ready, and leaves the signals to pytest."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_ready = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_ready.set()


@asynccontextmanager
async def serving(fake: FakeServer) -> AsyncIterator[Links]:
    port = free_port()
    config = uvicorn.Config(
        fake.application(), "127.0.0.1", port, ws="websockets-sansio", log_level="critical", lifespan="off"
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve())
    await server.is_ready.wait()
    try:
        yield Links(f"http://127.0.0.1:{port}", "/m/t", "/m/t/online", "/regie/c", "/scherm/s")
    finally:
        server.should_exit = True
        await task
