"""A process that takes votes until it is killed: says a group's number only once its append has returned."""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from pathlib import Path

from app.core.events import TimeAdded
from app.core.records import Ballot, Mark
from app.store.sqlite import SqliteStore

GROUP = 20


def group_of(number: int) -> list[Ballot]:
    """Every ballot of a group is new, and so is its op: each must be there once."""
    voters = [f"{number}-{place}" for place in range(GROUP)]
    return [Ballot("tempo", 1, voter, 1, "hall", (Mark(number % 5),), (f"op-{voter}",)) for voter in voters]


async def vote(path: Path) -> None:
    store = await SqliteStore.open(path)
    done = len((await store.load()).events)
    for number in count(done + 1):
        await store.append([TimeAdded(float(number), number)], group_of(number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(vote(Path(sys.argv[1])))
