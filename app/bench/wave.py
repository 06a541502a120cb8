"""A hall that comes in at once: from the first press of a button until the page lives."""

from __future__ import annotations

import asyncio
import time
from statistics import median

from app.bench.figure import Figure, Profile
from app.bench.hall import Hall, our_server
from app.bench.patience import slowest_of_a_hundred
from app.bench.swarm import Swarm

LIMIT = 1.0
A_SECOND = 200


async def measure(profile: Profile) -> Figure:
    """People come in evenly; each joins, gets the page and its first frames. The slowest of a hundred."""
    async with our_server() as hall:
        await hall.open_question()
        swarm, waits = Swarm(hall.port), list[float]()
        async with asyncio.TaskGroup() as coming:
            began, gap = time.perf_counter(), 1 / A_SECOND
            for number in range(profile.comers):
                await asyncio.sleep(max(0.0, began + number * gap - time.perf_counter()))
                coming.create_task(_come_in(hall, swarm, waits))
        swarm.close()
    half = median(waits) * 1000
    detail = f"{profile.comers} mensen in {profile.comers / A_SECOND:.0f} seconden, de helft binnen {half:.0f} ms"
    return Figure("binnenkomen", slowest_of_a_hundred(waits), LIMIT, True, detail, "s")


async def _come_in(hall: Hall, swarm: Swarm, waits: list[float]) -> None:
    began = time.perf_counter()
    cookie = await hall.badge(with_page=True)
    await swarm.connect(1, "/live?page=phone", [cookie])
    waits.append(time.perf_counter() - began)
