"""What is kept of sessions that run at the same time: who was put where, their notes, and which are ready.

Where everybody else belongs follows from the programme (`breakouts.breakout_of`) and is not kept at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core.book import Book
from app.core.events import TextRef
from app.core.plan import Heading


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a rapporteur. A removed one is kept, so that the deed that made it is not done twice."""

    id: str
    breakout: str
    heading: Heading
    text: TextRef
    at: float
    op: str = ""
    version: int = 1
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Breakouts:
    """`placed` is where somebody chose to go or was moved to, by (block, participant). `crowds` is how many people a
    breakout had (hall, online) of whom nothing else is known any more."""

    placed: Book[tuple[str, str], str] = field(default_factory=Book)
    notes: Mapping[str, Note] = field(default_factory=dict)
    finished: frozenset[str] = frozenset()
    crowds: Mapping[str, tuple[int, int]] = field(default_factory=dict)
