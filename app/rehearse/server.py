"""Runs the real server beside us, in its own process with its own data."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.rehearse.links import Links

PATIENCE = 30.0
GRACE = 10.0
LOOKS_EVERY = 0.05
PLENTY = "100000"
ROOT = Path(__file__).resolve().parents[2]
LINKS = ("phone", "online", "chair", "screen", "speaker", "helper", "organiser")


class ServerFailed(Exception):
    """The server did not start, or a command of it ended badly; the message is what it said last."""


@dataclass(frozen=True, slots=True)
class Serving:
    links: Links
    data: Path
    pid: int


@asynccontextmanager
async def running(plan_path: Path, folder: Path, *, is_rehearsal: bool = True) -> AsyncIterator[Serving]:
    """A server on a free port of this machine, until the end of the block."""
    port, data, links_file = free_port(), folder / "gegevens", folder / "koppelingen.json"
    log = folder / "server.log"
    places = ("--port", str(port), "--data", str(data), "--links-file", str(links_file))
    process = await _start("run", str(plan_path), *(["--rehearsal"] if is_rehearsal else []), *places, log=log)
    try:
        yield Serving(_links(await _ready(process, links_file, log), f"http://127.0.0.1:{port}"), data, process.pid)
    finally:
        await stop(process)


async def call(*arguments: str, log: Path) -> None:
    """One command of the program, to its end; raises ServerFailed when it did not succeed."""
    process = await _start(*arguments, log=log)
    if await process.wait():
        raise ServerFailed(_tail(log))


async def stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), GRACE)
        except TimeoutError:
            process.kill()
            await process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def database_in(data: Path) -> Path:
    found = next(data.glob("*/sessie.db"), None)
    if found is None:
        raise ServerFailed(f"geen gegevens in {data.name}")
    return found


async def _start(*arguments: str, log: Path) -> asyncio.subprocess.Process:
    command = (sys.executable, "-m", "app", *arguments)
    nothing = subprocess.DEVNULL
    with log.open("ab") as out:
        return await asyncio.create_subprocess_exec(*command, stdin=nothing, stdout=out, stderr=out, env=_environment())


def _environment() -> dict[str, str]:
    """So that the program is found from every folder, and everybody who is played comes in."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return os.environ | {"NO_COLOR": "1", "PYTHONPATH": path, "HEISESSIE_PEOPLE": PLENTY}


async def _ready(process: asyncio.subprocess.Process, links_file: Path, log: Path) -> dict[str, Any]:
    for _ in range(int(PATIENCE / LOOKS_EVERY)):
        if (links := _read(links_file)) or process.returncode is not None:
            break
        await asyncio.sleep(LOOKS_EVERY)
    if not links:
        raise ServerFailed(_tail(log))
    return links


def _read(links_file: Path) -> dict[str, Any]:
    """Empty as long as the file is not there or not whole."""
    try:
        return dict(json.loads(links_file.read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def _links(given: dict[str, Any], base: str) -> Links:
    paths = {name: urlsplit(str(given[name])).path for name in LINKS}
    breakouts = {str(id_): urlsplit(str(link)).path for id_, link in given.get("sessions", {}).items()}
    return Links(base, **paths, breakouts=breakouts)


def _tail(log: Path) -> str:
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-12:])
