"""The servers that are measured: ours with a small programme, and the bare one; each in its own process."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.core.plan import Seat
from app.rehearse.chair import Chair
from app.rehearse.connection import Connection
from app.rehearse.habits import Habits, Key
from app.rehearse.links import Links
from app.rehearse.person import Person
from app.rehearse.server import ServerFailed, free_port, running, stop
from app.rehearse.visit import Visit

JOINS_AT_ONCE = 20
PLAN = Path(__file__).with_name("programma.md")


@dataclass(frozen=True, slots=True)
class Hall:
    """Our server with its chair; `pid` is the process that serves."""

    links: Links
    chair: Chair
    pid: int

    @property
    def port(self) -> int:
        return int(self.links.base.rsplit(":", 1)[-1])

    async def badges(self, count: int) -> list[str]:
        """Let `count` people in; their cookies."""
        gate = asyncio.Semaphore(JOINS_AT_ONCE)

        async def one() -> str:
            async with gate:
                return await self.badge()

        return list(await asyncio.gather(*(one() for _ in range(count))))

    async def badge(self, *, with_page: bool = False) -> str:
        """Let one person in, and show them the page when that is wanted; the cookie."""
        visit = Visit(self.links.base)
        token = self.links.phone.rsplit("/", 1)[-1]
        await visit.post("/meedoen", {"token": [token], "seat": [Seat.HALL.value]}, is_following=with_page)
        return visit.cookie

    async def open_question(self) -> Key:
        """Press the one button until something can be answered."""
        scout = Person(0, Seat.HALL, self.links.door, Habits(1))
        await scout.join()
        try:
            while not scout.asked():
                if not await self.chair.advance():
                    raise ServerFailed("geen vraag in het programma")
                await scout.look_again()
            return scout.asked()[0].key
        finally:
            await scout.close()


@asynccontextmanager
async def our_server() -> AsyncIterator[Hall]:
    with tempfile.TemporaryDirectory(prefix="heisessie-meting-") as name:
        async with running(PLAN, Path(name)) as serving:
            chair = Chair(serving.links.base, serving.links.chair)
            await chair.join()
            try:
                yield Hall(serving.links, chair, serving.pid)
            finally:
                await chair.close()


@asynccontextmanager
async def bare_server() -> AsyncIterator[int]:
    """The port of the bare server."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "app.bench.bare", str(port))
    try:
        await _answers(port)
        yield port
    finally:
        await stop(process)


@asynccontextmanager
async def watching(port: int) -> AsyncIterator[Connection]:
    """One ordinary connection to the bare server, to give the sign for a broadcast."""
    line = Connection(Visit(f"http://127.0.0.1:{port}"), "phone")
    await line.open()
    try:
        yield line
    finally:
        await line.close()


def resident(pid: int) -> int:
    """Bytes of memory that a process holds now."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise OSError(f"no memory known of process {pid}")


async def _answers(port: int) -> None:
    for _ in range(400):
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        await asyncio.sleep(0.05)
    raise ServerFailed("de kale server kwam niet op gang")
