"""How much longer voters wait while thousands watch the result move."""

from __future__ import annotations

import asyncio

from app.bench.figure import Figure, Profile
from app.bench.hall import our_server
from app.bench.patience import Voters
from app.bench.watchers import watched

LIMIT = 3.0
SETTLES = 2.0
BADGES = 200


async def measure(profile: Profile) -> Figure:
    """The slowest of a hundred with the watchers, against the same voters alone."""
    async with our_server() as hall:
        voters = Voters(hall, await hall.open_question(), profile.patient)
        await voters.join()
        await voters.p99(1)
        alone = await voters.p99(profile.seconds)
        async with watched(hall.port, profile.watchers, await hall.badges(BADGES)):
            await asyncio.sleep(SETTLES)
            beside = await voters.p99(profile.seconds)
        voters.leave()
    sides = f"{beside * 1000:.1f} ms bij {profile.watchers} kijkers, {alone * 1000:.1f} ms zonder"
    detail = f"{sides}; {profile.patient} stemmen per seconde"
    return Figure("wachten op je stem met kijkers", beside / alone, LIMIT, True, detail)
