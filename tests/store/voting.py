"""Processes that take votes until they are killed: a group's number is said once its append has returned.

What takes long to start is started once. Each line on stdin makes a new child, which first says its
own process id; when it has died, its parent says `END`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from itertools import count
from pathlib import Path

from app.core.events import TimeAdded
from app.core.records import Ballot, Mark
from app.store.sqlite import SqliteStore

GROUP = 20
END = "end"


def group_of(number: int) -> list[Ballot]:
    """Every ballot of a group is new, and so is its op: each must be there once."""
    voters = [f"{number}-{place}" for place in range(GROUP)]
    return [Ballot("tempo", 1, voter, 1, "hall", (Mark(number % 5),), (f"op-{voter}",)) for voter in voters]


async def vote(path: Path) -> None:
    say(os.getpid())
    store = await SqliteStore.open(path)
    done = len((await store.load()).events)
    for number in count(done + 1):
        await store.append([TimeAdded(float(number), number)], group_of(number))
        say(number)


def say(what: object) -> None:
    """One write of one line: a kill cannot cut it in two."""
    os.write(1, f"{what}\n".encode())


def main(path: Path) -> None:
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            asyncio.run(vote(path))
        os.waitpid(child, 0)
        say(END)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
