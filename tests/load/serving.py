"""The real server for the tests: `python -m app run` on a free port, killed and started again."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from app.rehearse.server import free_port
from tests.load.nursery import Nursery, Order

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


class Serving:
    """A server with its own data; `start` again after `kill` goes on with the same day."""

    def __init__(
        self, folder: Path, plan: Path, *options: str, host: str = "127.0.0.1", data: Path | None = None
    ) -> None:
        self.host, self.port = host, free_port()
        self.base = f"http://{host}:{self.port}"
        self.data = data or folder / "data"
        self.pid = 0
        self._links_file = folder / "links.json"
        self._log = folder / "server.log"
        places = ("--host", host, "--port", str(self.port), "--data", str(self.data))
        self._arguments = ("run", str(plan), *places, "--links-file", str(self._links_file), *options)
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, *under: str) -> float:
        """Seconds until it answers a request. `under`: a program that watches it, and is not its parent."""
        began = time.monotonic()
        with self._log.open("ab") as out:
            self._process = await asyncio.create_subprocess_exec(
                *under, sys.executable, "-m", "app", *self._arguments,
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=ROOT, env=environment(),
            )  # fmt: skip
        self.pid = self._process.pid
        await self._until_it_answers()
        return time.monotonic() - began

    async def start_from(self, nursery: Nursery) -> None:
        """As `start`, without the time that it takes to import the program."""
        self._process = None
        self.pid = await nursery.start(Order(self._arguments, environment(), str(self._log)))
        await self._until_it_answers()

    async def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        await self._until_gone()

    async def stop(self) -> int:
        """As an organiser does; the exit code, or 0 when a nursery has it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        return await asyncio.wait_for(self._until_gone(), PATIENCE)

    async def ended(self) -> int:
        """The exit code, once it has ended by itself."""
        return await asyncio.wait_for(self._until_gone(), PATIENCE)

    @property
    def log(self) -> str:
        return self._log.read_text()

    @property
    def links(self) -> dict[str, Any]:
        return dict(json.loads(self._links_file.read_text()))

    @property
    def session(self) -> Path:
        return next(self.data.rglob("sessie.db"))

    async def _until_it_answers(self) -> None:
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            assert self._is_running(), self._log.read_text()
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection(self.host, self.port)
                writer.write(b"GET /gezond HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                answer = await reader.read()
                writer.close()
                if answer.startswith(b"HTTP/1.1 "):  # 503 when its disk is small
                    return
            await asyncio.sleep(0.01)
        raise AssertionError(self._log.read_text())

    async def _until_gone(self) -> int:
        if self._process is not None:
            return await self._process.wait()
        with contextlib.suppress(ProcessLookupError):
            while True:
                os.kill(self.pid, 0)
                await asyncio.sleep(0.002)
        return 0

    def _is_running(self) -> bool:
        if self._process is not None:
            return self._process.returncode is None
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 0)
            return True
        return False


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
