"""What can go wrong for somebody who runs a day, as a tree. `app.__main__` makes a sentence of each.

HeisessieError
├── StoreError            the session's file
│   ├── StoreFailed       a write did not succeed; nothing of it was kept
│   │   ├── NoFolder      nothing can be written there; the message is for the screen (app.opening)
│   │   ├── DiskFull      the same write may succeed when there is room again
│   │   └── DiskBroken    nobody knows what the disk kept; this process must not write any more
│   ├── JournalDamaged    a stored byte is not what was written
│   │   └── DayDamaged    the same, with its file and the copy that can take its place (app.restoring)
│   ├── Unreadable        a row of another version (app.store.codec)
│   ├── ErasedInPart      people are forgotten in the day itself, and stand in a copy still
│   └── InUse, NotASession  there is no session here for us (app.opening)
├── NotListening          the server cannot be reached where it was asked to; the message is for the screen
├── BadSettings           the server cannot start with these settings; carries a sentence for each
├── PlanProblems          a programme file cannot be used; carries every problem with its line
└── ReportFailed          a document could not be made; the day is untouched

Apart stand `app.core.refusals.Refused`, an expected answer and no failure; and what only a rehearsal, a measurement or
the gallery can meet, which is an exception of that part itself.
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
    """`position` is the number of the first event that does not fit the chain; 0 for a row beside the journal, or when
    nothing can be read at all."""

    def __init__(self, position: int) -> None:
        super().__init__(f"event {position} does not fit the chain" if position else "not what was written")
        self.position = position


class ErasedInPart(StoreError):
    pass


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


class NotListening(HeisessieError):
    pass
