"""The exceptions of the application, as a tree.

HeisessieError
├── StoreError            the session's file
│   ├── StoreFailed       a write did not succeed; nothing of it was kept
│   │   ├── DiskFull      the same write may succeed when there is room again
│   │   └── DiskBroken    nobody knows what the disk kept; this process must not write any more
│   ├── JournalDamaged    a stored byte is not what was written
│   │   └── DayDamaged    the same, with its file and the copy that can take its place (app.restoring)
│   ├── Unreadable        a row of another version (app.store.codec)
│   └── InUse, NotASession  there is no session here for us (app.opening)
├── PortTaken             another program has the port; the message is for the screen
├── BadSettings           the server cannot start with these settings; carries a sentence for each
├── PlanProblems          a programme file cannot be used; carries every problem with its line
└── ReportFailed          a document could not be made; the day is untouched

`app.core.refusals.Refused` stands apart: it is an expected answer, not a failure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.plan_file.problems import Problem


class HeisessieError(Exception):
    """The root of everything that goes wrong here."""


class StoreError(HeisessieError):
    pass


class StoreFailed(StoreError):
    pass


class DiskFull(StoreFailed):
    pass


class DiskBroken(StoreFailed):
    pass


class JournalDamaged(StoreError):
    """`position` is the number of the first event that does not fit the chain."""

    def __init__(self, position: int) -> None:
        super().__init__(f"event {position} does not fit the chain")
        self.position = position


class BadSettings(HeisessieError):
    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)


class PlanProblems(HeisessieError):
    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in the programme file")
        self.problems = tuple(problems)


class ReportFailed(HeisessieError):
    pass


class PortTaken(HeisessieError):
    pass
