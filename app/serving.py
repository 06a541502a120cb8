"""`run`: opens the day, says in the terminal how to get in, and serves until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import uvicorn

from app import logbook, open_files
from app.announcing import announcement, write_links
from app.application import build
from app.config import Settings
from app.erasing import look_after
from app.errors import DiskBroken, NotListening
from app.opening import Opened, open_session
from app.plan_file import read_plan, read_source
from app.store import LITTLE_SPACE
from app.web.server import listen, server
from app.words import Words

SWITCH_SECONDS = 0.0005
"""The store's thread gets its turn sooner while the loop is busy (docs/decisions/opslag.md)."""

COLLECT_AFTER = (10_000, 3, 1_000)
"""For the garbage collector: a hall that comes in is many objects that stay, and is looked at in small parts."""

TELL_SECONDS = 0.5
ROOT = Path(__file__).parents[1]
OWN = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Where we reach ourselves when we listen on every address."""

NOT_LISTENING = {
    errno.EADDRINUSE: "Poort {port} is al in gebruik. Kies een andere met --port.",
    errno.EACCES: "Poort {port} mag je hier niet gebruiken. Kies met --port een getal boven 1023, bijvoorbeeld 8420.",
}
NO_SUCH_ADDRESS = "Het adres {host} is niet van deze machine. Kies een ander met --host, bijvoorbeeld 0.0.0.0."


@dataclass(frozen=True, slots=True)
class Start:
    """What `run` was asked: the programme, simulated people (hall, stream), and where links are written.

    `is_update`: a changed programme file is taken over as far as it lies ahead. `is_restore`: a damaged day
    goes on from its copy.
    """

    file: Path
    crowd: tuple[int, int]
    is_rehearsal: bool
    links_file: Path | None
    is_update: bool = False
    is_restore: bool = False


async def serve_day(settings: Settings, start: Start) -> None:
    logbook.configure()
    _make_room()
    opened = await _opened(settings, start)
    logbook.configure(logbook.aside(opened.folder))
    async with AsyncExitStack() as held:
        held.push_async_callback(opened.close)
        listener = held.enter_context(_listener(settings.host, settings.port))
        port = listener.getsockname()[1]
        address = settings.address or _base(_reachable(settings.host), port)
        if start.links_file:
            write_links(start.links_file, opened, address)
        click.echo(announcement(opened, address, is_update=start.is_update))
        await _warn_of_little_space(opened)
        here = _base(OWN.get(settings.host, settings.host), port)
        await held.enter_async_context(_simulated(opened, start.crowd, here))
        await _serve(opened, settings, address, listener)


async def _opened(settings: Settings, start: Start) -> Opened:
    source = read_source(start.file)
    plan = read_plan(source, hosts=settings.stream_hosts)
    return await open_session(
        source,
        plan,
        settings.data,
        is_rehearsal=start.is_rehearsal,
        is_update=start.is_update,
        is_restore=start.is_restore,
    )


async def _serve(opened: Opened, settings: Settings, address: str, listener: socket.socket) -> None:
    """Until it is told to stop, or the disk breaks."""
    broken = asyncio.Event()
    application = build(opened, address, settings, broken.set)
    running = server(application, ",".join(settings.proxies))
    beside = [
        asyncio.create_task(_stop_after(broken, running)),
        asyncio.create_task(look_after(settings.data, opened.folder)),
    ]
    await running.serve(sockets=[listener])
    for task in beside:
        task.cancel()
    if broken.is_set():
        raise DiskBroken("the disk failed while the day was on")


def _listener(host: str, port: int) -> socket.socket:
    """Raises NotListening, with a sentence."""
    try:
        return listen(host, port)
    except OSError as problem:
        sentence = NOT_LISTENING.get(problem.errno or 0, NO_SUCH_ADDRESS)
        raise NotListening(sentence.format(host=host, port=port)) from problem


async def _stop_after(broken: asyncio.Event, running: uvicorn.Server) -> None:
    """Whoever has a page open hears why first."""
    await broken.wait()
    await asyncio.sleep(TELL_SECONDS)
    running.should_exit = True


async def _warn_of_little_space(opened: Opened) -> None:
    free = await opened.store.space()
    if free < LITTLE_SPACE:
        click.echo(f"  Let op: {Words().disk('low', int(free))}", err=True)


def _make_room() -> None:
    """What is loaded now stays: the collector need not look at it again, nor after every few hundred votes."""
    sys.setswitchinterval(SWITCH_SECONDS)
    open_files.allow_many()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    gc.enable()


@asynccontextmanager
async def _simulated(opened: Opened, people: tuple[int, int], base: str) -> AsyncIterator[None]:
    """The simulated people live in a process of their own, so that they cost the day nothing.

    They hold the other end of a pipe: when the server is gone, however it went, they go too.
    """
    hall, stream = people
    if not hall + stream:
        yield
        return
    keys = opened.keys
    given = (base, keys.code, keys.simulated, str(hall), str(stream), opened.state.plan.language)
    crowd = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "crowd", *given, cwd=ROOT, stdin=asyncio.subprocess.PIPE
    )
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            crowd.terminate()
        await crowd.wait()


def _reachable(host: str) -> str:
    """The address by which a phone in the same network reaches us. Nothing is sent to find it."""
    if host not in OWN:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _base(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
