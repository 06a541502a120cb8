"""Committed votes a second over WebSockets, against the echo of the bare server by the same client."""

from __future__ import annotations

import asyncio
import time

from app.bench.figure import Figure, Profile
from app.bench.hall import bare_server, our_server
from app.bench.patience import vote
from app.bench.swarm import Swarm, SwarmFailed
from app.rehearse.habits import Key

LIMIT = 0.5


async def measure(profile: Profile) -> Figure:
    """Each round both servers get the same messages, one after the other."""
    total = profile.voters * profile.votes_each
    async with our_server() as hall, bare_server() as port:
        key = await hall.open_question()
        ours, bare = Swarm(hall.port), Swarm(port)
        await ours.connect(profile.voters, "/live?page=phone", await hall.badges(profile.voters))
        await bare.connect(profile.voters, "/live?page=phone")
        taken, echoed = [], []
        for turn in range(profile.rounds):
            batches = [_votes(key, number, turn, profile.votes_each) for number in range(profile.voters)]
            echoed.append(total / await _seconds(bare, batches))
            taken.append(total / await _seconds(ours, batches))
            await _refill(profile)
        if ours.refused or ours.lost:
            raise SwarmFailed(f"{ours.refused} votes refused, {ours.lost} phones lost")
        ours.close()
        bare.close()
    detail = f"{max(taken):.0f} vastgelegde stemmen per seconde, kale echo {max(echoed):.0f}"
    return Figure("stemmen tegenover kale echo", max(taken) / max(echoed), LIMIT, False, detail)


async def _seconds(swarm: Swarm, batches: list[list[bytes]]) -> float:
    began = time.perf_counter()
    await swarm.vote(batches)
    return time.perf_counter() - began


async def _refill(profile: Profile) -> None:
    """A connection may send twenty messages a second; wait until it may send a whole batch again."""
    await asyncio.sleep(profile.votes_each / 20 + 0.2)


def _votes(key: Key, number: int, turn: int, each: int) -> list[bytes]:
    """One person's votes in one round, each a change of the one before."""
    return [vote(key, number, base) for base in range(turn * each, (turn + 1) * each)]
