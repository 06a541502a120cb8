"""How much longer voters wait while the report of the day is made."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.bench.figure import Figure, Profile
from app.bench.hall import our_server
from app.bench.patience import Voters
from app.bench.swarm import SwarmFailed
from app.rehearse.visit import Reply, Visit

LIMIT = 1.5
LOOKS_EVERY = 0.2


async def measure(profile: Profile) -> Figure:
    """The slowest of a hundred while one report after the other is made, against the same voters alone."""
    async with our_server() as hall:
        voters = Voters(hall, await hall.open_question(), profile.patient)
        await voters.join()
        await voters.p99(1)
        alone = await voters.p99(profile.seconds)
        async with reports(hall.chair.visit):
            beside = await voters.p99(profile.seconds)
        voters.leave()
    detail = f"{beside * 1000:.1f} ms terwijl het verslag wordt gemaakt, {alone * 1000:.1f} ms anders"
    return Figure("wachten op je stem tijdens het verslag", beside / alone, LIMIT, True, detail)


@asynccontextmanager
async def reports(visit: Visit) -> AsyncIterator[None]:
    """One report after the other is made until the end of the block. Raises SwarmFailed when that did not go well."""
    is_enough = asyncio.Event()
    making = asyncio.create_task(_make(visit, is_enough))
    try:
        yield
        is_enough.set()
        await making
    finally:
        making.cancel()


async def _make(visit: Visit, is_enough: asyncio.Event) -> None:
    """Asks for one, and again (while one is being made the server leaves it at that); until one was under way."""
    has_moved = False
    while not (has_moved and is_enough.is_set()):
        standing = json.loads(_answered(await visit.get("/verslag/stand")).text)
        if standing["error"]:
            raise SwarmFailed(standing["error"])
        has_moved = has_moved or standing["percent"] > 0
        _answered(await visit.post("/verslag/maken", {}, is_following=False))
        await asyncio.sleep(LOOKS_EVERY)


def _answered(reply: Reply) -> Reply:
    if reply.status >= 400:
        raise SwarmFailed(f"{reply.status} {reply.text[:200]}")
    return reply
