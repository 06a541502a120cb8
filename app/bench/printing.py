"""How much longer voters wait while the report of the day is made."""

from __future__ import annotations

import asyncio

from app.bench.figure import Figure, Profile
from app.bench.hall import our_server
from app.bench.patience import Voters
from app.rehearse.visit import Visit

LIMIT = 1.5
LOOKS_EVERY = 0.2


async def measure(profile: Profile) -> Figure:
    """The slowest of a hundred while one report after the other is made, against the same voters alone."""
    async with our_server() as hall:
        voters = Voters(hall, await hall.open_question(), profile.patient)
        await voters.join()
        await voters.p99(1)
        alone = await voters.p99(profile.seconds)
        printing = asyncio.create_task(_print(hall.chair.visit))
        beside = await voters.p99(profile.seconds)
        printing.cancel()
        voters.leave()
    detail = f"{beside * 1000:.1f} ms terwijl het verslag wordt gemaakt, {alone * 1000:.1f} ms anders"
    return Figure("wachten op je stem tijdens het verslag", beside / alone, LIMIT, True, detail)


async def _print(visit: Visit) -> None:
    """Asks for one, and again: while one is being made the server leaves it at that."""
    while True:
        await visit.post("/verslag/maken", {})
        await asyncio.sleep(LOOKS_EVERY)
