"""The copy to fall back on: soon after every seal, otherwise now and then, and never in anybody's way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from app.core import commands as c
from app.core.plan import Seat
from app.core.roles import Actor, Role
from app.core.state import State
from app.errors import StoreFailed
from app.live.keeper import Keeper
from app.live.room import Change, Room
from app.store.memory import MemoryStore
from tests.core.day import CHOICE, NOBODY, Day, opened, plan_with

PATH = Path("reserve")
TURNS = 100
"""Of the loop: far more than anything here takes."""


class CopyingStore(MemoryStore):
    """A copy takes until the test opens the gate; `is_broken` makes it fail."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.gate.set()
        self.is_broken = False
        self.asked = 0
        self.copies = 0

    async def backup(self, path: Path) -> None:
        assert path == PATH
        self.asked += 1
        await self.gate.wait()
        if self.is_broken:
            raise StoreFailed("no room on the disk")
        self.copies += 1


class Kept:
    """A day with a keeper beside it, after its first copy."""

    def __init__(self, interval: float = 3600.0) -> None:
        self.store = CopyingStore()
        self.day, self.people = opened()
        self.keeper = Keeper(self.store, PATH, self.day.state, interval)

    def tell(self, *, is_move: bool = True) -> None:
        self.keeper.changed(Change(self.day.state, 2, is_move, frozenset()))

    def vote(self, option: int = 1) -> None:
        for person in self.people:
            self.day.vote(person, option)
        self.tell(is_move=False)

    def seal(self) -> None:
        self.day.do(c.CloseQuestion(step=self.day.state.step, question="nodig"))
        self.day.do(c.RevealResult(step=self.day.state.step, question="nodig"))
        self.tell()

    async def start(self) -> None:
        self.keeper.start()
        await until(lambda: self.store.copies == 1)


async def until(is_so: Callable[[], bool]) -> None:
    for _ in range(TURNS):
        if is_so():
            return
        await asyncio.sleep(0)
    raise AssertionError("it did not happen")


async def settled() -> None:
    """Everything that could happen now has happened."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


@pytest.fixture
async def kept() -> AsyncIterator[Kept]:
    kept = Kept()
    await kept.start()
    yield kept
    kept.store.gate.set()
    await kept.keeper.stop()


async def test_votes_alone_wait_for_the_minute_to_pass(kept: Kept) -> None:
    kept.vote()
    await settled()
    assert kept.store.copies == 1


async def test_a_seal_is_copied_at_once(kept: Kept) -> None:
    kept.vote()
    kept.seal()
    assert kept.day.round("nodig").box is not None
    await until(lambda: kept.store.copies == 2)


async def test_a_move_that_seals_nothing_is_no_hurry(kept: Kept) -> None:
    kept.day.do(c.AddTime(seconds=30))
    kept.tell()
    await settled()
    assert kept.store.copies == 1


async def test_when_the_minute_has_passed_and_something_changed_there_is_a_new_copy() -> None:
    kept = Kept(interval=0.0)
    await kept.start()
    await settled()
    assert kept.store.copies == 1
    kept.vote()
    await until(lambda: kept.store.copies == 2)
    await kept.keeper.stop()


async def test_what_is_sealed_while_a_copy_is_made_gets_one_of_its_own(kept: Kept) -> None:
    kept.store.gate.clear()
    kept.seal()
    await until(lambda: kept.store.asked == 2)
    kept.day.do(c.OpenNextRound(step=kept.day.state.step, question="nodig"))
    kept.seal()
    kept.store.gate.set()
    await until(lambda: kept.store.copies == 3)


async def test_one_at_a_time_however_much_happens(kept: Kept) -> None:
    kept.store.gate.clear()
    kept.seal()
    await until(lambda: kept.store.asked == 2)
    for _ in range(100):
        kept.tell()
    await settled()
    assert kept.store.asked == 2


async def test_a_copy_that_fails_is_logged_and_made_later() -> None:
    kept = Kept(interval=0.0)
    await kept.start()
    kept.store.is_broken = True
    with capture_logs() as logged:
        kept.vote()
        await until(lambda: kept.store.asked >= 4)
    assert {(line["event"], line["log_level"]) for line in logged} == {("backup_failed", "error")}
    kept.store.is_broken = False
    await until(lambda: kept.store.copies == 2)
    await kept.keeper.stop()


async def test_who_stops_leaves_a_copy_of_the_day_as_it_was_left() -> None:
    kept = Kept()
    await kept.start()
    kept.vote()
    await kept.keeper.stop()
    assert kept.store.copies == 2


async def test_a_broken_disk_does_not_keep_the_server_from_stopping() -> None:
    kept = Kept()
    await kept.start()
    kept.store.is_broken = True
    with capture_logs() as logged:
        await kept.keeper.stop()
    assert (kept.store.asked, kept.store.copies) == (2, 1)
    assert [line["event"] for line in logged] == ["backup_failed"]


async def test_nobody_waits_for_a_copy() -> None:
    """The store is halfway a copy; the room takes votes all the same."""
    store, day = CopyingStore(), Day(plan_with(CHOICE))
    keeper = Keeper(store, PATH, day.state)
    room = Room(store, State("dag", plan_with(CHOICE)), keeper.changed, clock=lambda: 1_600_000_000.0)
    store.gate.clear()
    room.start()
    keeper.start()
    await until(lambda: store.asked == 1)
    receipt = await room.submit(c.Join(participant="p1", seat=Seat.HALL), NOBODY)
    assert (receipt.rev, store.copies) == (2, 0)
    store.gate.set()
    await room.stop()
    await keeper.stop()


async def test_when_people_are_forgotten_a_new_copy_comes_at_once_and_other_copies_go() -> None:
    kept, gone, loop = Kept(), asyncio.Queue[float](), asyncio.get_running_loop()

    def forget(at: float) -> None:
        loop.call_soon_threadsafe(gone.put_nowait, at)

    kept.keeper = Keeper(kept.store, PATH, kept.day.state, 3600.0, forget)
    await kept.start()
    kept.day.now += 400 * 24 * 3600
    kept.day.do(c.Tick(), Actor(Role.CLOCK))
    kept.tell()
    assert await gone.get() == kept.day.now
    assert kept.store.copies == 2
    await kept.keeper.stop()
    assert gone.empty()


async def test_what_cannot_be_thrown_away_is_logged_and_tried_again_and_copies_go_on() -> None:
    kept, tries, loop = Kept(), asyncio.Queue[int](), asyncio.get_running_loop()
    gone = 0

    def forget(at: float) -> None:
        nonlocal gone
        gone += 1
        loop.call_soon_threadsafe(tries.put_nowait, gone)
        if gone == 1:
            raise StoreFailed("not thrown away")

    kept.keeper = Keeper(kept.store, PATH, kept.day.state, 0.0, forget)
    await kept.start()
    with capture_logs() as logged:
        kept.day.now += 400 * 24 * 3600
        kept.day.do(c.Tick(), Actor(Role.CLOCK))
        kept.tell()
        async with asyncio.timeout(5):
            assert [await tries.get(), await tries.get()] == [1, 2]
    assert "erasing_failed" in {line["event"] for line in logged}
    copies = kept.store.copies
    kept.tell()
    await until(lambda: kept.store.copies > copies)
    await kept.keeper.stop()
    assert tries.empty()
