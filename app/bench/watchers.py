"""Thousands of phones that only watch, in a process of their own so that they keep no voter waiting.

`python -m app.bench.watchers PORT COUNT COOKIE...` says `ready`, and watches until its input ends.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from app.bench.swarm import Swarm, SwarmFailed
from app.rehearse.server import stop


@asynccontextmanager
async def watched(port: int, count: int, cookies: Sequence[str]) -> AsyncIterator[None]:
    """So many phones watch until the end of the block. Raises SwarmFailed when they do not get in."""
    arguments = ("-m", "app.bench.watchers", str(port), str(count), *cookies)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdin=pipe, stdout=pipe)
    assert process.stdout is not None
    try:
        if await process.stdout.readline() != b"ready\n":
            raise SwarmFailed("the watchers did not get in")
        yield
    finally:
        await stop(process)


async def watch(port: int, count: int, cookies: Sequence[str]) -> None:
    swarm = Swarm(port)
    await swarm.connect(count, "/live?page=phone", cookies)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.read)


def main() -> None:
    import uvloop

    uvloop.run(watch(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))


if __name__ == "__main__":
    main()
