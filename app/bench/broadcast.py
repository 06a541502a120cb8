"""One change of the day to thousands of phones, against a bare loop that writes ready-made frames."""

from __future__ import annotations

import asyncio
import time
from statistics import median

from app.bench.figure import Figure, Profile
from app.bench.hall import Hall, bare_server, our_server, watching
from app.bench.swarm import Swarm
from app.rehearse.connection import Connection, new_op

LIMIT = 2.0
BADGES = 200
SETTLES = 1.2


async def measure(profile: Profile) -> Figure:
    """From the sign (the chair adds time) until the last phone has its frame; medians of both sides."""
    async with our_server() as hall:
        await hall.open_question()
        ours = Swarm(hall.port)
        await ours.connect(profile.phones, "/live?page=phone", await hall.badges(BADGES))
        await asyncio.sleep(SETTLES)
        laps = [await _tell(hall, ours) for _ in range(profile.rounds)]
        size = ours.bytes // max(1, sum(phone.frames for phone in ours.phones))
        frames = sum(phone.frames for phone in ours.phones) / len(ours.phones)
        ours.close()
    async with bare_server() as port:
        bare = Swarm(port)
        await bare.connect(profile.phones, "/live?page=phone")
        async with watching(port) as line:
            floor = [await _tell_bare(line, bare, size) for _ in range(profile.rounds)]
        bare.close()
    ratio = median(laps) / median(floor)
    detail = (
        f"{median(laps) * 1000:.0f} ms tot de laatste van {profile.phones} telefoons "
        f"({frames:.1f} frames van {size} bytes), kale lus {median(floor) * 1000:.0f} ms"
    )
    return Figure("bericht aan iedereen tegenover kale lus", ratio, LIMIT, True, detail)


async def _tell(hall: Hall, swarm: Swarm) -> float:
    swarm.mark()
    began = time.perf_counter()
    await hall.chair.line.send("add_time", {"seconds": ["30"]}, new_op())
    await swarm.until_all_shown()
    took = time.perf_counter() - began
    await asyncio.sleep(SETTLES)
    return took


async def _tell_bare(line: Connection, swarm: Swarm, size: int) -> float:
    swarm.mark()
    began = time.perf_counter()
    await line.say(f'{{"all":{size}}}')
    await swarm.until_all_shown()
    took = time.perf_counter() - began
    await asyncio.sleep(SETTLES / 4)
    return took
