"""A question that somebody in the audience asks, and the ballots of whose question it is as well.

Who asks and who supports is a mark on one ballot a person, under a key that is thrown away when the day closes.
The journal knows the text, where it was asked and what became of it; never by whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.core.book import Book
from app.core.commands import Fate
from app.core.events import TextRef
from app.core.records import Ballot

QUERIES: Final = "?"
"""What stands for the question in the records; no question of a programme can have this id."""

SUPPORTED: Final = 0
ASKED: Final = 1
"""The item of a mark; its id is the query's."""

OPEN: Final = (Fate.NEW, Fate.QUEUED, Fate.LIVE)
"""What still waits for an answer."""


@dataclass(frozen=True, slots=True)
class Query:
    """`seat` is empty where it would give the asker away. `into` is the one it was merged into, `note` who answers
    and when, or why not. `counted` holds the people of rounds that are sealed."""

    id: str
    block: str
    seat: str
    text: TextRef
    at: float
    fate: Fate = Fate.NEW
    into: str = ""
    note: TextRef | None = None
    settled_at: float = 0
    shown_at: float = 0
    is_hidden: bool = False
    is_withdrawn: bool = False
    counted: int = 0

    @property
    def is_open(self) -> bool:
        return self.fate in OPEN and not self.is_withdrawn


@dataclass(frozen=True, slots=True)
class Queries:
    """`people` counts whose question a query is, merged ones under the one that stays; it follows from `ballots`."""

    rows: Mapping[str, Query] = field(default_factory=dict)
    round: int = 1
    key: str = ""
    ballots: Book[str, Ballot] = field(default_factory=Book)
    people: Book[str, int] = field(default_factory=Book)

    @property
    def books(self) -> tuple[Book[str, Ballot], Book[str, int]]:
        return self.ballots, self.people

    def root(self, id_: str) -> str:
        """The query that stays, for one that was merged into another."""
        while (row := self.rows.get(id_)) and row.fate is Fate.MERGED:
            id_ = row.into
        return id_

    def count(self, id_: str) -> int:
        return self.rows[id_].counted + self.people.get(id_, 0)

    def of(self, ballot: Ballot | None) -> frozenset[str]:
        """Which queries somebody has: asked or supported."""
        return frozenset(self.root(mark.id) for mark in ballot.marks) if ballot else frozenset()


def asked_in(ballot: Ballot | None) -> tuple[str, ...]:
    return tuple(mark.id for mark in ballot.marks if mark.item == ASKED) if ballot else ()
