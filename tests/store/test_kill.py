"""A process that is killed in the middle of voting: what was acknowledged is there, once, and nothing is there in part.

The file lives on through all the kills. A kill shows that acknowledging waits for the commit; it does
not show durability when the power fails, which is why `test_sqlite.py` asserts the settings.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import anyio

from app.core.events import TimeAdded
from app.core.records import Ballot
from app.store import Stored
from app.store.sqlite import SqliteStore

from .voting import END, group_of

KILLS = 25


def test_no_acknowledged_vote_is_lost_and_none_is_double(path: Path, root: Path) -> None:
    chance = random.Random(2020)
    acknowledged = 0
    with voting_processes(path, root) as processes:
        for _ in range(KILLS):
            acknowledged = killed(processes, acks=chance.randrange(1, 12), delay=chance.uniform(0, 0.004))
            groups = groups_in(anyio.run(loaded, path))
            assert groups >= acknowledged, "an acknowledged group is lost"
            assert groups <= acknowledged + 1, "one append at a time was under way"
    assert acknowledged > KILLS


@contextmanager
def voting_processes(path: Path, root: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(Path(__file__).with_name("voting.py")), str(path)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, bufsize=1, env=environment) as processes:
        yield processes


def killed(processes: subprocess.Popen[str], acks: int, delay: float) -> int:
    """The last group that a child acknowledged; it is killed `delay` seconds after it has said `acks` of them."""
    assert processes.stdin
    assert processes.stdout
    processes.stdin.write("go\n")
    child, *said = (int(processes.stdout.readline()) for _ in range(1 + acks))
    end = perf_counter() + delay
    while perf_counter() < end:
        pass
    os.kill(child, signal.SIGKILL)
    said += map(int, iter(processes.stdout.readline, f"{END}\n"))
    return said[-1]


async def loaded(path: Path) -> Stored:
    store = await SqliteStore.open(path)
    try:
        return await store.load()
    finally:
        await store.close()


def groups_in(stored: Stored) -> int:
    """How many groups there are; all of them whole, in order and with every vote once."""
    count = len(stored.events)
    assert stored.events == tuple(TimeAdded(float(number), number) for number in range(1, count + 1))
    expected = {ballot.voter: ballot for number in range(1, count + 1) for ballot in group_of(number)}
    ballots = [record for record in stored.records if isinstance(record, Ballot)]
    assert {ballot.voter: ballot for ballot in ballots} == expected
    assert len(ballots) == len(stored.records) == len(expected)
    return count
