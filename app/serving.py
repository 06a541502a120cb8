"""`run`: opens the day, prints the links with a QR code, and serves until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import resource
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import qrcode
import uvicorn

from app import changes, logbook
from app.application import build
from app.config import Settings
from app.core.plan import Plan
from app.erasing import look_after
from app.errors import DiskBroken, PortTaken
from app.opening import Opened, as_links, open_session, session_links
from app.plan_file import load
from app.restoring import restored_lines
from app.store import LITTLE_SPACE
from app.web.server import BACKLOG, listen, server
from app.words import Words

SWITCH_SECONDS = 0.0005
"""The store's thread gets its turn sooner while the loop is busy (docs/decisions/opslag.md)."""

COLLECT_AFTER = (10_000, 3, 1_000)
"""For the garbage collector: a hall that comes in is many objects that stay, and is looked at in small parts."""

MOST_FILES = 65_536
TELL_SECONDS = 0.5
NO_LOCK = "Dit adres is http: op hetzelfde netwerk kan iemand meelezen. Een proxy met https sluit dat af."
HERE = "http://127.0.0.1:"


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
    plan = load(start.file, settings.stream_hosts)
    source = start.file.read_text("utf-8")
    opened = await open_session(
        source,
        plan,
        settings.data,
        is_rehearsal=start.is_rehearsal,
        is_update=start.is_update,
        is_restore=start.is_restore,
    )
    try:
        listener = listen(settings.host, settings.port)
    except OSError as taken:
        await opened.store.close()
        raise PortTaken(f"Poort {settings.port} is al in gebruik. Kies een andere met --port.") from taken
    port = listener.getsockname()[1]
    address = settings.address or f"http://{_reachable(settings.host)}:{port}"
    listener.listen(BACKLOG)
    broken = asyncio.Event()
    application = build(opened, address, settings.contact, settings.stream_hosts, settings.people, broken.set)
    running = server(application, ",".join(settings.proxies))
    serving = asyncio.create_task(running.serve(sockets=[listener]))
    stopping = asyncio.create_task(_stop_after(broken, running))
    _announce(opened, start, address, port)
    await _warn_of_little_space(opened)
    forgetting = asyncio.create_task(look_after(settings.data, opened.folder))
    async with _simulated(opened, start, port):
        await serving
    forgetting.cancel()
    stopping.cancel()
    if broken.is_set():
        raise DiskBroken("the disk failed while the day was on")


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
    _allow_many_sockets()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    gc.enable()


def _allow_many_sockets() -> None:
    """Every phone is an open file, and many systems allow a program 1,024 of them until it asks for more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _announce(opened: Opened, start: Start, address: str, port: int) -> None:
    turns = opened.state.turns
    links = as_links(opened.keys, address, turns)
    sessions = session_links(opened.keys, opened.state.plan, address, turns)
    if start.links_file:
        start.links_file.write_text(json.dumps({**links, "sessions": sessions}), "utf-8")
    code = QR(links["phone"])
    lines = [
        "",
        f"  {opened.state.plan.title}",
        "  " + ("Deze dag was al begonnen. We gaan verder waar je was." if opened.has_begun else "De dag staat klaar."),
    ]
    if opened.revision:
        changed = changes.lines(opened.revision, is_applied=start.is_update)
        lines += ["", *(f"  {line}" for line in changed)] if changed else []
    if opened.restored:
        lines += ["", *(f"  {line}" for line in restored_lines(opened.restored, opened.state))]
    lines += [
        "",
        f"  Deelnemers   {address}   code {opened.keys.code[:4]} {opened.keys.code[4:]}",
        f"               {links['phone']}",
        f"  Online       {links['online']}",
        f"  Organisator  {links['organiser']}",
        f"  Regie        {links['chair']}",
        f"  Beamer       {links['screen']}",
        f"  Spreker      {links['speaker']}",
        f"  Hulp         {links['helper']}",
        f"  Communicatie {links['communication']}",
        *_rapporteur_lines(opened.state.plan, sessions),
        "",
        code.text,
        *([f"  {NO_LOCK}"] if address.startswith("http://") and not address.startswith(HERE) else []),
        "  Houd de links van organisator en regie voor jezelf. Stop met Ctrl+C: alles is dan bewaard.",
    ]
    click.echo("\n".join(lines))
    sys.stdout.flush()


def _rapporteur_lines(plan: Plan, links: dict[str, str]) -> list[str]:
    """A session's name above its link, since links all look the same."""
    sessions = [breakout for block in plan.blocks for breakout in block.breakouts]
    lines = [line for s in sessions for line in (f"  Rapporteur   {s.title}", f"               {links[s.id]}")]
    return ["", *lines] if lines else []


class QR:
    """A QR code in the characters of a terminal."""

    def __init__(self, content: str) -> None:
        code = qrcode.QRCode(border=2)
        code.add_data(content)
        rows = code.get_matrix()
        rows += [[False] * len(rows[0])] * (len(rows) % 2)
        pairs = zip(rows[::2], rows[1::2], strict=True)
        glyphs = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
        self.text = "\n".join("  " + "".join(glyphs[a, b] for a, b in zip(*pair, strict=True)) for pair in pairs)


@asynccontextmanager
async def _simulated(opened: Opened, start: Start, port: int) -> AsyncIterator[None]:
    """The simulated people live in a process of their own, so that they cost the day nothing.

    They hold the other end of a pipe: when the server is gone, however it went, they go too.
    """
    hall, stream = start.crowd
    if not hall + stream:
        yield
        return
    keys = opened.keys
    places = (f"http://127.0.0.1:{port}", keys.code, keys.simulated, str(hall), str(stream))
    crowd = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "crowd", *places, cwd=_ROOT, stdin=asyncio.subprocess.PIPE
    )
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            crowd.terminate()
        await crowd.wait()


def _reachable(host: str) -> str:
    """The address by which a phone in the same network reaches us. Nothing is sent to find it."""
    if host not in ("0.0.0.0", "::"):
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


_ROOT = Path(__file__).parents[1]
