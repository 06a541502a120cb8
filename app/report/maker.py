"""Makes the documents beside a running day: one child process a time, its progress, and what is ready.

`start` needs a running event loop; whoever made the maker awaits `close` at the end.
"""

from __future__ import annotations

import asyncio
import json
import pickle
import signal
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import structlog

from app.catalogue import catalogue
from app.core.plan import Language
from app.core.views import ReportView
from app.report import words
from app.report.documents import NAMES, PRINTED_FROM, named
from app.report.worker import Job

ROOT: Final = Path(__file__).resolve().parents[2]
COMMAND: Final = (sys.executable, "-m", "app.report.worker")
SECONDS: Final = 30.0
PATIENCE: Final = 4.0
SECONDS_A_RESULT: Final = 1.0
SECONDS_A_TEXT: Final = 0.02
ALL: Final = 100
"""Percent."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Progress:
    """`error` is a sentence; what was finished before it stays. `is_running` until the child is gone."""

    percent: int
    sentence: str
    is_running: bool = False
    is_done: bool = False
    error: str = ""


class ReportMaker:
    """`deadline` in seconds, from start to end; None fits it to the size of the day, with patience for a busy one.
    `language` is what it says how far it is in, and what the documents are called in."""

    def __init__(
        self,
        folder: Path,
        command: tuple[str, ...] = COMMAND,
        deadline: float | None = None,
        language: Language = Language.DUTCH,
    ) -> None:
        self._folder = folder.resolve()
        self._said = catalogue(language).text
        self._names = tuple(named(name, language) for name in NAMES)
        self._command = command
        self._deadline = deadline
        self._progress = Progress(0, self._said(words.WAITING))
        self._task: asyncio.Task[None] | None = None

    def start(self, view: ReportView) -> None:
        """Does nothing while a report is being made."""
        if self._progress.is_running:
            return
        self._progress = Progress(0, self._said(words.STARTING), is_running=True)
        self._task = asyncio.create_task(self._make(view))

    def progress(self) -> Progress:
        return self._progress

    def files(self) -> tuple[str, ...]:
        return tuple(name for name in self._names if (self._folder / name).is_file())

    def made(self) -> tuple[tuple[str, float], ...]:
        """What is ready, and when it was made."""
        return tuple((name, (self._folder / name).stat().st_mtime) for name in self.files())

    def path(self, name: str) -> Path | None:
        """None for every name that is not one of ours, or not there yet."""
        return self._folder / name if name in self.files() else None

    async def finished(self) -> Progress:
        if self._task:
            await asyncio.wait((self._task,))
        return self._progress

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
        await self.finished()

    async def _make(self, view: ReportView) -> None:
        try:
            async with asyncio.timeout(self._deadline or PATIENCE * seconds_for(view)):
                error = await self._run(view)
        except TimeoutError:
            error = self._cause(-signal.SIGXCPU)
        except Exception as fault:
            log.error("report_failed", exc_info=fault)
            error = self._cause(1)
        text = self._said(error) if error else self._progress.sentence
        self._progress = Progress(self._progress.percent, text, is_done=not error, error=text if error else "")

    async def _run(self, view: ReportView) -> str:
        """What went wrong, in a sentence; empty when all is made."""
        child = await asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=PIPE, cwd=ROOT)
        try:
            job = Job(view, self._folder, round(seconds_for(view)))
            _, error = await asyncio.gather(_hand_over(child, job), self._listen(child))
            code = await child.wait()
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        is_made = code == 0 and self._progress.percent == ALL
        return error or ("" if is_made else self._cause(code))

    def _cause(self, code: int) -> str:
        if self._progress.percent < ALL * PRINTED_FROM:
            return words.NOTHING
        return words.TOO_LONG if code == -signal.SIGXCPU else words.NO_PDF

    async def _listen(self, child: Process) -> str:
        """Hears how far it is, until it says no more; returns what it said went wrong."""
        assert child.stdout
        error = ""
        async for line in child.stdout:
            said = json.loads(line)
            if "error" in said:
                error = said["error"]
            else:
                self._progress = Progress(round(ALL * said["share"]), said["sentence"], is_running=True)
        return error


def seconds_for(view: ReportView) -> float:
    """Processor time: more for many results and long lists of texts, since a PDF costs time by the page."""
    results = [q.result for block in view.blocks for q in block.questions if q.result is not None]
    texts = sum(len(getattr(result, "entries", ())) for result in results)
    return SECONDS + SECONDS_A_RESULT * len(results) + SECONDS_A_TEXT * texts


async def _hand_over(child: Process, job: Job) -> None:
    assert child.stdin
    try:
        child.stdin.write(await asyncio.to_thread(pickle.dumps, job))
        await child.stdin.drain()
        child.stdin.close()
    except (BrokenPipeError, ConnectionResetError):
        return
