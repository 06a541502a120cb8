"""One change of the day to thousands of phones, against a bare loop that writes ready-made frames."""

from __future__ import annotations

import asyncio
import time

from app.bench.figure import Figure, Profile
from app.bench.hall import Hall, bare_server, our_server, watching
from app.bench.swarm import Swarm
from app.rehearse.connection import Connection, new_op

LIMIT = 2.0
PAGE = "/live?page=phone"
BADGES = 200
SETTLES = 1.2


async def measure(profile: Profile) -> Figure:
    """From the sign (the chair adds time) until the last phone has its frame."""
    async with our_server() as hall, bare_server() as port, watching(port) as line:
        await hall.open_question()
        ours, bare = Swarm(hall.port), Swarm(port)
        badges = await hall.badges(BADGES)
        await asyncio.gather(ours.connect(profile.phones, PAGE, badges), bare.connect(profile.phones, PAGE))
        await asyncio.sleep(SETTLES)
        laps, floor = [await _tell(hall, ours)], []
        frames = sum(phone.frames for phone in ours.phones)
        size = ours.bytes // frames
        for _ in range(profile.rounds):
            floor.append(await _tell_bare(line, bare, size))
            laps.append(await _tell(hall, ours))
        ours.close()
        bare.close()
    detail = (
        f"{min(laps) * 1000:.0f} ms tot de laatste van {profile.phones} telefoons "
        f"({frames / profile.phones:.1f} frame van {size} bytes), kale lus {min(floor) * 1000:.0f} ms"
    )
    return Figure("bericht aan iedereen tegenover kale lus", min(laps) / min(floor), LIMIT, True, detail)


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
