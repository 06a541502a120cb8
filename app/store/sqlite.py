"""A session kept in one SQLite file. Everything that blocks happens on one thread of its own.

What was started is always finished: a caller that is cancelled leaves the write to run to its end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from app.core.events import Event
from app.core.records import Record
from app.errors import DiskFull, StoreFailed
from app.store import Stored
from app.store.backup import copy_rows
from app.store.ledger import Ledger, writes_of
from app.store.reserve import Reserve
from app.store.tables import Write

Given = ParamSpec("Given")
Result = TypeVar("Result")
CHECKPOINT_TRIES = 50
CHECKPOINT_PAUSE = 0.1
"""Seconds. Together as long as the schema waits for somebody else who has the file open."""


class SqliteStore:
    """Made by `open`. One process at a time writes to a session."""

    def __init__(self, path: Path, ledger: Ledger, thread: ThreadPoolExecutor) -> None:
        self._path = path
        self._ledger = ledger
        self._thread = thread
        self._reserve = Reserve(path)
        self._is_closed = False

    @classmethod
    async def open(cls, path: Path) -> SqliteStore:
        """Open or make the file, and finish an erasure that a crash interrupted.

        Raises StoreFailed when it cannot be opened and JournalDamaged when it is not a session.
        """
        thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        try:
            store = cls(path, await finished(thread, Ledger, path), thread)
        except BaseException:
            thread.shutdown()
            raise
        try:
            await store.checkpoint()
        except BaseException:
            await store.close()
            raise
        return store

    @property
    def digest(self) -> str:
        return self._ledger.digest

    async def load(self) -> Stored:
        return await finished(self._thread, self._ledger.load)

    async def append(self, events: Sequence[Event], records: Sequence[Record]) -> None:
        await finished(self._thread, self._append, events, writes_of(records))

    async def secrets(self) -> dict[str, str]:
        return await finished(self._thread, self._ledger.secrets)

    async def keep_secrets(self, secrets: dict[str, str]) -> None:
        await finished(self._thread, self._ledger.keep_secrets, secrets)

    async def checkpoint(self) -> None:
        """Raises StoreFailed when others keep reading; what is still in the log goes at the next checkpoint."""
        for _ in range(CHECKPOINT_TRIES):
            if await finished(self._thread, self._ledger.checkpoint):
                return
            await asyncio.sleep(CHECKPOINT_PAUSE)
        raise StoreFailed("somebody else keeps reading the session's file")

    async def backup(self, path: Path) -> None:
        """Copies rows to a file of their own, on another thread: this one is for the votes."""
        self._ledger.require_whole()
        await asyncio.to_thread(copy_rows, self._path, path)

    async def space(self) -> float:
        return await asyncio.to_thread(self._reserve.tend)

    async def close(self) -> None:
        """Twice is once. What is still under way is finished first."""
        if not self._is_closed:
            self._is_closed = True
            await finished(self._thread, self._ledger.close)
            self._reserve.leave()
            self._thread.shutdown()

    def _append(self, events: Sequence[Event], writes: Sequence[Write]) -> None:
        try:
            self._ledger.append(events, writes)
        except DiskFull:
            if not self._reserve.give_up():
                raise
            self._ledger.append(events, writes)


async def finished(
    thread: Executor, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
) -> Result:
    """The result of `work`, which runs to its end even when the caller does not wait for it."""
    try:
        running = asyncio.get_running_loop().run_in_executor(thread, partial(work, *args, **kwargs))
    except RuntimeError as problem:
        raise StoreFailed("the store is closed") from problem
    return await asyncio.shield(running)
