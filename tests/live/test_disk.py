"""The disk fills up, gets room again, or breaks: who is told, and when the server gives up."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator

import pytest

from app.errors import DiskBroken, DiskFull, StoreFailed
from app.live import disk
from app.live.disk import DiskWatch, Trouble
from app.live.room import Change
from app.store import LITTLE_SPACE
from app.store.memory import MemoryStore
from tests.core.day import Day

CHANGE = Change(Day().state, 2, False, frozenset())


class SmallDisk(MemoryStore):
    def __init__(self) -> None:
        super().__init__()
        self.free = math.inf
        self.looked = asyncio.Event()

    async def space(self) -> float:
        self.looked.set()
        return self.free


class Fixture:
    def __init__(self) -> None:
        self.store = SmallDisk()
        self.told: list[tuple[Trouble, int]] = []
        self.given_up = 0
        self.watch = DiskWatch(self.store, lambda *told: self.told.append(told), self._give_up)

    async def look(self) -> None:
        self.store.looked.clear()
        await asyncio.wait_for(self.store.looked.wait(), 5)
        await asyncio.sleep(0)

    def _give_up(self) -> None:
        self.given_up += 1


@pytest.fixture
async def day(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Fixture]:
    monkeypatch.setattr(disk, "LOOKS_EVERY", 0.005)
    fixture = Fixture()
    fixture.watch.start()
    await fixture.look()
    yield fixture
    await fixture.watch.stop()


async def test_with_room_enough_nobody_hears_anything(day: Fixture) -> None:
    await day.look()
    assert day.told == []


async def test_little_room_is_told_and_so_is_that_it_is_over(day: Fixture) -> None:
    day.store.free = LITTLE_SPACE - 1
    await day.look()
    assert day.told[0] == (Trouble.LOW, LITTLE_SPACE - 1)
    day.store.free = LITTLE_SPACE
    await day.look()
    assert day.told[-1] == (Trouble.NONE, 0)


async def test_a_full_disk_is_told_until_a_commit_works_again(day: Fixture) -> None:
    day.store.free = 0
    day.watch.failed(DiskFull("full"))
    await day.look()
    assert day.told[-1] == (Trouble.FULL, 0)
    day.store.free = 1_000_000
    day.watch.changed(CHANGE)
    await day.look()
    assert day.told[-1] == (Trouble.LOW, 1_000_000)
    assert day.given_up == 0


async def test_a_broken_disk_is_the_end_and_is_told_once(day: Fixture) -> None:
    for _ in range(3):
        day.watch.failed(DiskBroken("fsync"))
    day.watch.changed(CHANGE)
    assert day.told == [(Trouble.BROKEN, 0)]
    assert day.given_up == 1


async def test_another_failure_says_nothing_about_the_disk(day: Fixture) -> None:
    day.watch.failed(StoreFailed("something else"))
    assert (day.told, day.given_up) == ([], 0)
