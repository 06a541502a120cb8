"""A process with the whole program imported that forks a server for each line it is given.

So a server starts without the time that Python takes to import: a hundred kills then fit in a test, and a browser test
has its server at once. It is the real server all the same. A line is an `Order` in JSON; the answer is the number of
the process.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass

from app.__main__ import main


@dataclass(frozen=True, slots=True)
class Order:
    """A server with these arguments in this environment; what it says goes to the end of the file `log`."""

    arguments: tuple[str, ...]
    environment: dict[str, str]
    log: str


class Nursery:
    """The other side of the pipe."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def open(cls, environment: dict[str, str]) -> Nursery:
        pipe = subprocess.PIPE
        command = (sys.executable, "-m", "tests.load.nursery")
        return cls(await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, env=environment))

    async def start(self, order: Order) -> int:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asdict(order)).encode() + b"\n")
        return int(await self._process.stdout.readline())

    async def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        await self._process.wait()


def serve() -> None:
    import app.serving  # noqa: F401  everything a server needs

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    orders = os.fdopen(sys.stdin.fileno(), "rb", buffering=0, closefd=False)
    while line := orders.readline():
        if child := os.fork():
            print(child, flush=True)
        else:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            become(Order(**json.loads(line)))


def become(order: Order) -> None:
    log = os.open(order.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    os.environ.clear()
    os.environ.update(order.environment)
    main(list(order.arguments))


if __name__ == "__main__":
    serve()
