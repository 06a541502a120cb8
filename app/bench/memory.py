"""Memory that the server holds for one phone: a participant with a live connection."""

from __future__ import annotations

import asyncio

from app.bench.figure import Figure, Profile
from app.bench.hall import our_server, resident
from app.bench.swarm import Swarm

LIMIT = 40.0
WARM = 50
SETTLES = 1.5


async def measure(profile: Profile) -> Figure:
    """Resident memory with all phones there, less that with a few (so that code and caches do not count)."""
    async with our_server() as hall:
        swarm = Swarm(hall.port)
        await swarm.connect(WARM, "/live?page=phone", await hall.badges(WARM))
        await hall.open_question()
        await asyncio.sleep(SETTLES)
        before = resident(hall.pid)
        await swarm.connect(profile.remembered, "/live?page=phone", await hall.badges(profile.remembered))
        await asyncio.sleep(SETTLES)
        held = resident(hall.pid) - before
        swarm.close()
    detail = f"{held / 2**20:.0f} MiB voor {profile.remembered} telefoons"
    return Figure("geheugen per telefoon", held / profile.remembered / 1024, LIMIT, True, detail, "KiB")
