"""Keeps a copy of the day to fall back on: after every seal, when people were forgotten, and at most once a minute when
something changed.

It hears the commits as the pulse does. The store makes the copy beside its own work, so no vote waits for it;
what fails is logged and tried again a minute later.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import structlog

from app.core.state import State
from app.errors import StoreError
from app.live.rest import rest
from app.live.room import Change
from app.store import Store

INTERVAL = 60.0

log = structlog.get_logger()


class Keeper:
    """`path` is where the copy stands. Starts with one, so that a day has a copy from its first minute.

    `forget` throws away what else there is of people, when they were forgotten at the moment that it is given. It may
    raise StoreError.
    """

    def __init__(
        self,
        store: Store,
        path: Path,
        state: State,
        interval: float = INTERVAL,
        forget: Callable[[float], object] = lambda at: None,
    ) -> None:
        self._store = store
        self._path = path
        self._interval = interval
        self._forget = forget
        self._forgotten = 0.0
        self._finals = _finals(state)
        self._is_due = asyncio.Event()
        self._is_urgent = asyncio.Event()
        self._is_over = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._is_due.set()
        self._task = asyncio.create_task(self._run(), name="keeper")

    async def stop(self) -> None:
        """The last copy is of the day as it was left."""
        self._is_over = True
        self._hurry()
        if self._task is not None:
            await self._task

    def changed(self, change: Change) -> None:
        """Called by the room in the turn of the commit."""
        self._is_due.set()
        if change.is_move and (finals := _finals(change.state)) != self._finals:
            if finals[1] != self._finals[1]:
                log.info("people_forgotten")
            self._finals = finals
            self._hurry()

    async def _run(self) -> None:
        while not self._is_over or self._is_due.is_set():
            await self._is_due.wait()
            self._is_due.clear()
            self._is_urgent.clear()
            await self._copy()
            await self._forget_aside()
            await rest(0 if self._is_over else self._interval, self._is_urgent)

    async def _copy(self) -> None:
        try:
            await self._store.backup(self._path)
        except StoreError as problem:
            self._later("backup_failed", problem)

    async def _forget_aside(self) -> None:
        """Other copies of who was forgotten go as well; also at the start, for what a crash came between."""
        erased_at = self._finals[1]
        if erased_at <= self._forgotten:
            return
        try:
            await asyncio.to_thread(self._forget, erased_at)
        except StoreError as problem:
            self._later("erasing_failed", problem)
        else:
            self._forgotten = erased_at

    def _later(self, what: str, problem: StoreError) -> None:
        """Whatever goes wrong is tried again, for as long as the day lasts."""
        log.error(what, error=f"{type(problem).__name__}: {problem}")
        if not self._is_over:
            self._is_due.set()

    def _hurry(self) -> None:
        self._is_due.set()
        self._is_urgent.set()


def _finals(state: State) -> tuple[int, float]:
    """How many rounds can no longer change, and when people were forgotten."""
    return sum(round_.box is not None for rounds in state.rounds.values() for round_ in rounds), state.erased_at
