"""What a page shows of the questions of participants; never by whom."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.commands import Fate
from app.core.query import OPEN


@dataclass(frozen=True, slots=True)
class QueryView:
    """`people` is how many have this question. `origin` is the title of the block, `into` the text of the question
    that stays, `note` who answers and when or why not. `settled_at` and `shown_at` are 0 when that never was."""

    id: str
    text: str
    seat: str
    fate: Fate
    people: int
    at: float
    block: str
    origin: str
    note: str = ""
    into: str = ""
    settled_at: float = 0
    shown_at: float = 0
    is_hidden: bool = False
    is_withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        return self.fate in OPEN and not self.is_withdrawn


@dataclass(frozen=True, slots=True)
class QueryList:
    """`rows` in the order in which they are read: on the screen, then most people, then oldest. `is_asking`: somebody
    may ask now. `total` may be more than there are rows. `is_used`: somebody can ask on this day, or did."""

    is_asking: bool = False
    rows: tuple[QueryView, ...] = ()
    total: int = 0
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class QueryDesk:
    """For who deals with them. `waiting` are open, `settled` are not; newest dealt with first."""

    is_asking: bool = False
    waiting: tuple[QueryView, ...] = ()
    settled: tuple[QueryView, ...] = ()
    total: int = 0
    new: int = 0
