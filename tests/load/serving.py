"""The real server for the tests: `python -m app run` on a free port, killed and started again."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from app.rehearse.server import free_port

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


class Serving:
    """A server with its own data; `start` again after `kill` goes on with the same day."""

    def __init__(self, folder: Path, plan: Path, *options: str) -> None:
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.data = folder / "data"
        self._links_file = folder / "links.json"
        self._log = folder / "server.log"
        self._command = (sys.executable, "-m", "app", "run", str(plan), "--host", "127.0.0.1", "--port", str(self.port))
        self._command += ("--data", str(self.data), "--links-file", str(self._links_file), *options)
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> float:
        """Seconds until it answers a request."""
        began = time.monotonic()
        with self._log.open("ab") as out:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=ROOT, env=_environment()
            )
        while time.monotonic() - began < PATIENCE:
            assert self._process.returncode is None, self._log.read_text()
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.write(b"GET /gezond HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                answer = await reader.read()
                writer.close()
                if answer.startswith(b"HTTP/1.1 200"):
                    return time.monotonic() - began
            await asyncio.sleep(0.01)
        raise AssertionError(self._log.read_text())

    async def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def stop(self) -> int:
        """As an organiser does; the exit code."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.terminate()
        return await asyncio.wait_for(self._process.wait(), PATIENCE)

    @property
    def links(self) -> dict[str, Any]:
        return dict(json.loads(self._links_file.read_text()))

    @property
    def session(self) -> Path:
        return next(self.data.rglob("sessie.db"))


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
