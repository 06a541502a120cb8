"""The one task that decides. It drains its inbox, commits what followed, and only then answers.

Nothing is acknowledged or shown that is not committed. Between `decide` and `evolve` there is no
await, so there is no lock and no lost update. While one commit runs the next batch gathers.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import structlog

from app.core.commands import Command, Tick
from app.core.decide import decide
from app.core.decision import Facts, Moment
from app.core.events import (
    BreakoutChosen,
    ClaimRejected,
    Event,
    NoteAdded,
    NoteRemoved,
    NoteReworded,
    OutcomeAssigned,
    OutcomeReworded,
    OutcomeWithdrawn,
    ParticipantJoined,
    PeopleErased,
    PersonMoved,
    QueriesSealed,
    QueryAsked,
    QueryHidden,
    QuerySettled,
    QueryWithdrawn,
    QuestionSealed,
    SeatMoved,
)
from app.core.evolve import evolve_all
from app.core.plan import Plan
from app.core.queries import asker_of
from app.core.records import Record
from app.core.refusals import Refused
from app.core.roles import Actor, Role
from app.core.state import State
from app.core.ticks import due
from app.errors import StoreFailed
from app.store import Store

MOST_IN_BATCH = 1024
CLOCK = Actor(Role.CLOCK)
LOOKS_EVERY = 1.0
SHORTEST = 0.02
"""Seconds."""
NOTES = (NoteAdded, NoteReworded, NoteRemoved)
CROWD = (ParticipantJoined, SeatMoved, QueryAsked, QueryWithdrawn, BreakoutChosen, *NOTES)
"""Events that may come by the hundred: shown with the counts, not at once."""
ERASING = (QuestionSealed, QueriesSealed, PeopleErased)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Receipt:
    """`rev` is the commit that holds the deed."""

    rev: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit changed. `is_move`: not only answers, so show it at once."""

    state: State
    rev: int
    is_move: bool
    people: frozenset[str]


Tell = Callable[[Receipt | Exception], None]
"""Hears what became of a command: the receipt after the commit; or Refused, or StoreFailed when nothing was kept."""


@dataclass(slots=True)
class _Letter:
    command: Command
    actor: Actor
    tell: Tell


class Room:
    """`on_change` hears every commit, in order, in the same turn of the loop as the answers; `on_failure` hears what
    could not be kept. `is_keeping`: the last commit worked."""

    def __init__(
        self,
        store: Store,
        state: State,
        on_change: Callable[[Change], None],
        clock: Callable[[], float] = time.time,
        fresh: Callable[[], str] = lambda: secrets.token_urlsafe(12),
        on_failure: Callable[[StoreFailed], None] = lambda failure: None,
    ) -> None:
        self.state = state
        self.rev = 1
        self.is_keeping = True
        self._has_traces = False
        self._store = store
        self._on_change, self._on_failure = on_change, on_failure
        self._clock, self._fresh = clock, fresh
        self._inbox: list[_Letter] = []
        self._has_mail = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def plan(self) -> Plan:
        return self.state.plan

    @property
    def is_alive(self) -> bool:
        """Are both of its tasks at work?"""
        return bool(self._tasks) and not any(task.done() for task in self._tasks)

    def start(self) -> None:
        self._tasks = [asyncio.create_task(self._run(), name="room"), asyncio.create_task(self._watch(), name="clock")]

    async def stop(self) -> None:
        """Lets the batch at hand finish; what is still in the inbox is not acknowledged."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def post(self, command: Command, actor: Actor, tell: Tell) -> None:
        """Does not wait. `tell` is called in the turn of the loop in which it was committed, or refused."""
        self._inbox.append(_Letter(command, actor, tell))
        self._has_mail.set()

    async def submit(self, command: Command, actor: Actor) -> Receipt:
        """As `post`; returns after the commit and raises what went wrong."""
        answer: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self.post(command, actor, partial(_fulfil, answer))
        return await answer

    async def _run(self) -> None:
        while True:
            await self._has_mail.wait()
            letters, self._inbox = self._inbox[:MOST_IN_BATCH], self._inbox[MOST_IN_BATCH:]
            if not self._inbox:
                self._has_mail.clear()
            batch = asyncio.create_task(self._handle(letters))
            try:
                await asyncio.shield(batch)
            except asyncio.CancelledError:
                await batch
                raise

    async def _handle(self, letters: list[_Letter]) -> None:
        before = self.state
        try:
            state, facts, refused = self._decide(letters)
            await self._commit(facts)
        except Exception as failure:
            before.undo()
            self.is_keeping = False
            log.error(
                "commit_failed",
                letters=len(letters),
                error="" if _bug(failure) else str(failure),
                exc_info=_bug(failure),
            )
            _answer(letters, 0, dict.fromkeys(range(len(letters)), failure))
            if isinstance(failure, StoreFailed):
                self._on_failure(failure)
        else:
            self._adopt(before, state, facts, letters, refused)

    def _decide(self, letters: list[_Letter]) -> tuple[State, Facts, dict[int, Exception]]:
        """One after another. A fault in a decision is the trouble of who asked for it, and of nobody else."""
        state, facts, refused = self.state, list[Event | Record](), dict[int, Exception]()
        moment = Moment(self._clock(), self._fresh)
        for index, letter in enumerate(letters):
            try:
                decided = decide(state, letter.command, letter.actor, moment)
            except Refused as refusal:
                refused[index] = refusal
            except Exception as fault:
                log.error("decide_failed", command=type(letter.command).__name__, exc_info=fault)
                refused[index] = fault
            else:
                state = evolve_all(state, decided)
                facts += decided
        return state, facts, refused

    async def _commit(self, facts: Facts) -> None:
        if not facts:
            return
        events = [fact for fact in facts if isinstance(fact, Event)]
        records = [fact for fact in facts if not isinstance(fact, Event)]
        await self._store.append(events, records)
        self._has_traces |= any(isinstance(event, ERASING) for event in events)
        if self._has_traces:
            await self._wipe()

    async def _wipe(self) -> None:
        """What was erased leaves the log of the file as well. The commit stands, so when this fails it is tried again
        with the next one."""
        try:
            await self._store.checkpoint()
        except StoreFailed as failure:
            log.error("checkpoint_failed", error=str(failure))
            self._on_failure(failure)
        else:
            self._has_traces = False

    def _adopt(
        self, before: State, state: State, facts: Facts, letters: list[_Letter], refused: dict[int, Exception]
    ) -> None:
        state.keep()
        before.keep()
        self.is_keeping = self.is_keeping or bool(facts)
        self.state = state
        self.rev += bool(facts)
        _answer(letters, self.rev, refused)
        if facts:
            people = frozenset(_people(before, state, letters, facts))
            is_move = any(isinstance(fact, Event) and not isinstance(fact, CROWD) for fact in facts)
            self._on_change(Change(state, self.rev, is_move, people))

    async def _watch(self) -> None:
        """Looks once a second whether time alone does anything, and is there when it is to happen."""
        while True:
            moment = due(self.state)
            left = moment - self._clock() if moment else LOOKS_EVERY
            await asyncio.sleep(min(max(left, SHORTEST), LOOKS_EVERY))
            if moment and self._clock() >= moment:
                self.post(Tick(), CLOCK, lambda answer: None)


def _people(before: State, after: State, letters: list[_Letter], facts: Facts) -> Iterator[str]:
    """Whose own region may have changed: who did something, and who was asked or answered about an outcome."""
    yield from (letter.actor.id for letter in letters if letter.actor.id)
    for fact in facts:
        if isinstance(fact, (OutcomeAssigned, ClaimRejected, PersonMoved)):
            yield fact.participant
        if isinstance(fact, (QuerySettled, QueryHidden)):
            yield from filter(None, [asker_of(after, fact.query)])
        if isinstance(fact, (OutcomeAssigned, OutcomeReworded, OutcomeWithdrawn)):
            for outcome in (known.outcomes.get(fact.outcome) for known in (before, after)):
                yield from (id_ for id_ in (outcome.assigned, *outcome.claims) if id_) if outcome else ()


def _answer(letters: list[_Letter], rev: int, failed: dict[int, Exception]) -> None:
    """Who cannot be told is gone; the others still hear."""
    receipt = Receipt(rev)
    for index, letter in enumerate(letters):
        try:
            letter.tell(failed.get(index, receipt))
        except Exception as fault:
            log.error("tell_failed", command=type(letter.command).__name__, exc_info=fault)


def _bug(failure: Exception) -> Exception | None:
    """What the store says is known; anything else is ours, and wants its traceback."""
    return None if isinstance(failure, StoreFailed) else failure


def _fulfil(waiting: asyncio.Future[Receipt], answer: Receipt | Exception) -> None:
    if waiting.done():
        return
    if isinstance(answer, Exception):
        waiting.set_exception(answer)
    else:
        waiting.set_result(answer)
