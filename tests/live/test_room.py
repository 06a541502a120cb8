"""The room: nothing is answered before it is committed, and a failed commit leaves no trace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from app.core import commands as c
from app.core.decide import decide
from app.core.decision import Facts
from app.core.events import Event, QuestionSealed
from app.core.plan import Seat
from app.core.records import Record
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.core.state import State
from app.core.wording import Wording
from app.errors import StoreFailed
from app.live import room
from app.live.room import Change, Room
from app.store.memory import MemoryStore
from tests.core.day import CHAIR, CHOICE, NOBODY, plan_with


class GatedStore(MemoryStore):
    """Commits only when the test opens the gate."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.gate.set()
        self.appends = 0
        self.checkpoints = 0
        self.failing_checkpoints = 0

    async def append(self, events: Sequence[Event], records: Sequence[Record]) -> None:
        await self.gate.wait()
        self.appends += 1
        await super().append(events, records)

    async def checkpoint(self) -> None:
        if self.failing_checkpoints:
            self.failing_checkpoints -= 1
            raise StoreFailed("told to fail")
        self.checkpoints += 1


class Fixture:
    def __init__(self) -> None:
        self.store = GatedStore()
        self.changes: list[Change] = []
        self.failures: list[StoreFailed] = []
        self.room = Room(
            self.store,
            State("dag", plan_with(CHOICE)),
            self.changes.append,
            clock=lambda: 1_600_000_000.0,
            on_failure=self.failures.append,
        )

    async def join(self, count: int) -> list[Actor]:
        people = [Actor(Role.PARTICIPANT, f"p{i:03d}") for i in range(count)]
        for person in people:
            await self.room.submit(c.Join(participant=person.id), NOBODY)
        return people

    async def open(self) -> None:
        for _ in range(2):
            await self.room.submit(c.Advance(step=self.room.state.step), CHAIR)

    def ballot(self, option: int, op: str, base: int = 0) -> c.CastAnswer:
        return c.CastAnswer(op, "nodig", 1, base, {"option": (str(option),)})


@pytest.fixture
async def day() -> AsyncIterator[Fixture]:
    fixture = Fixture()
    fixture.room.start()
    yield fixture
    fixture.store.gate.set()
    await fixture.room.stop()


async def test_an_answer_is_acknowledged_only_after_the_commit(day: Fixture) -> None:
    people = await day.join(5)
    await day.open()
    day.store.gate.clear()
    answer = asyncio.create_task(day.room.submit(day.ballot(1, "op-000001"), people[0]))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not answer.done()
    assert day.changes[-1].people == frozenset()
    day.store.gate.set()
    receipt = await answer
    assert receipt.rev == day.room.rev
    assert day.changes[-1].people == {people[0].id}


async def test_a_committed_seal_counts_although_the_log_could_not_be_emptied(day: Fixture) -> None:
    """The journal holds it; a room that took it back would go on with another day than its file."""
    people = await day.join(5)
    await day.open()
    await day.room.submit(day.ballot(0, "op-000001"), people[0])
    day.store.failing_checkpoints = 1
    while day.room.state.round_of("nodig").box is None:  # type: ignore[union-attr]
        await day.room.submit(c.Advance(step=day.room.state.step), CHAIR)
    stored = await day.store.load()
    assert any(isinstance(event, QuestionSealed) for event in stored.events)
    assert day.store.checkpoints == 0
    await day.room.submit(c.ReopenDay(step=day.room.state.step), CHAIR)
    assert day.store.checkpoints == 1, "it is tried again with the next commit"


async def test_a_failure_is_told_to_who_watches_the_disk(day: Fixture) -> None:
    day.store.fail_next()
    with pytest.raises(StoreFailed):
        await day.room.submit(c.Join(participant="p1"), NOBODY)
    await day.room.submit(c.Join(participant="p1"), NOBODY)
    assert [type(failure) for failure in day.failures] == [StoreFailed]


async def test_what_gathers_during_a_commit_is_one_commit(day: Fixture) -> None:
    people = await day.join(40)
    await day.open()
    before = day.store.appends
    day.store.gate.clear()
    answers = [day.room.submit(day.ballot(i % 3, f"op-{i:06d}"), person) for i, person in enumerate(people)]
    await asyncio.sleep(0)
    day.store.gate.set()
    await asyncio.gather(*answers)
    assert day.store.appends - before <= 2


async def test_a_failed_commit_is_told_to_everybody_in_it_and_leaves_no_trace(day: Fixture) -> None:
    people = await day.join(5)
    await day.open()
    await day.room.submit(day.ballot(0, "op-000001"), people[0])
    before = dict(day.room.state.round_of("nodig").tally)  # type: ignore[union-attr]
    day.store.fail_next()
    answers = [
        day.room.submit(day.ballot(1, "op-000002", base=1), people[0]),
        day.room.submit(day.ballot(2, "op-000003"), people[1]),
    ]
    for failed in await asyncio.gather(*answers, return_exceptions=True):
        assert isinstance(failed, StoreFailed)
    assert dict(day.room.state.round_of("nodig").tally) == before  # type: ignore[union-attr]
    await day.room.submit(day.ballot(1, "op-000002", base=1), people[0])
    assert dict(day.room.state.round_of("nodig").tally) == {("hall", 1, 1): 1}  # type: ignore[union-attr]


async def test_a_refusal_in_a_batch_does_not_harm_the_others(day: Fixture) -> None:
    people = await day.join(5)
    await day.open()
    bad = replace(day.ballot(1, "op-000001"), fields={"option": ("9",)})
    refused, good = await asyncio.gather(
        day.room.submit(bad, people[0]), day.room.submit(day.ballot(1, "op-000002"), people[1]), return_exceptions=True
    )
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.UNKNOWN_OPTION
    assert not isinstance(good, BaseException)


async def test_a_fault_in_one_decision_harms_nobody_else(day: Fixture, monkeypatch: pytest.MonkeyPatch) -> None:
    people = await day.join(5)
    await day.open()

    def faulty(state: State, command: c.Command, *rest: Any) -> Facts:
        if command.op == "op-fault":
            raise ZeroDivisionError
        return decide(state, command, *rest)

    monkeypatch.setattr(room, "decide", faulty)
    failed, good = await asyncio.gather(
        day.room.submit(day.ballot(1, "op-fault"), people[0]),
        day.room.submit(day.ballot(1, "op-000002"), people[1]),
        return_exceptions=True,
    )
    assert isinstance(failed, ZeroDivisionError)
    assert not isinstance(good, BaseException)


async def test_a_phone_that_cannot_be_told_keeps_nobody_waiting(day: Fixture) -> None:
    people = await day.join(5)
    await day.open()

    def gone(answer: object) -> None:
        raise RuntimeError("the line was cut")

    day.room.post(day.ballot(1, "op-000001"), people[0], gone)
    await day.room.submit(day.ballot(1, "op-000002"), people[1])
    await day.room.submit(day.ballot(1, "op-000003"), people[2])
    assert dict(day.room.state.round_of("nodig").tally) == {("hall", 1, 1): 3}  # type: ignore[union-attr]


async def test_online_opens_by_itself_when_the_stream_has_shown_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LOOKS_EVERY", 0)
    now, changes = [1_600_000_000.0], list[Change]()
    state = State("dag", replace(plan_with(CHOICE), delay=20))
    running = Room(MemoryStore(), state, changes.append, clock=lambda: now[0])
    running.start()
    for number in range(5):
        await running.submit(c.Join(participant=f"p{number}", seat=Seat.STREAM), NOBODY)
    for _ in range(2):
        await running.submit(c.Advance(step=running.state.step), CHAIR)
    now[0] += 19.9
    await _turns()
    assert running.state.round_of("nodig").stream_from  # type: ignore[union-attr]
    now[0] += 0.1
    await _turns()
    assert not running.state.round_of("nodig").stream_from  # type: ignore[union-attr]
    assert changes[-1].is_move
    await running.stop()


async def _turns() -> None:
    for _ in range(200):
        await asyncio.sleep(0)


async def test_two_chairs_who_press_at_once_make_one_step(day: Fixture) -> None:
    await day.join(5)
    press = c.Advance(step=0)
    first, second = await asyncio.gather(
        day.room.submit(press, CHAIR), day.room.submit(press, CHAIR), return_exceptions=True
    )
    assert not isinstance(first, BaseException)
    assert isinstance(second, Refused)
    assert second.reason is Reason.STALE_STEP


async def test_a_seal_is_followed_by_a_checkpoint(day: Fixture) -> None:
    await day.join(5)
    await day.open()
    await day.room.submit(c.CloseQuestion(step=day.room.state.step, question="nodig"), CHAIR)
    await day.room.submit(c.RevealResult(step=day.room.state.step, question="nodig"), CHAIR)
    assert day.store.checkpoints == 1


async def test_stopping_finishes_the_commit_at_hand(day: Fixture) -> None:
    people = await day.join(5)
    await day.open()
    day.store.gate.clear()
    answer = asyncio.create_task(day.room.submit(day.ballot(1, "op-000001"), people[0]))
    await asyncio.sleep(0)
    stopping = asyncio.create_task(day.room.stop())
    await asyncio.sleep(0)
    day.store.gate.set()
    await stopping
    assert answer.done()
    assert len([r for r in (await day.store.load()).records if type(r).__name__ == "Ballot"]) == 1


async def test_who_is_asked_to_confirm_is_told_although_the_chair_pressed(day: Fixture) -> None:
    people = await day.join(5)
    await day.room.submit(c.RecordOutcome(wording=Wording("Cases aanleveren", "gemeente Goirle")), CHAIR)
    await day.room.submit(c.ClaimOutcome(outcome="o1", role="manager", organisation="gemeente Goirle"), people[0])
    await day.room.submit(c.AssignOutcome(outcome="o1", participant=people[0].id), CHAIR)
    assert day.changes[-1].people == {people[0].id}
    await day.room.submit(
        c.RewordOutcome(outcome="o1", version=1, wording=Wording("Meer cases", "gemeente Goirle")), CHAIR
    )
    assert day.changes[-1].people == {people[0].id}
