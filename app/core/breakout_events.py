"""What happened around sessions that run at the same time."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.event import Event, TextRef
from app.core.plan import Heading


@dataclass(frozen=True, slots=True)
class OutcomeAccepted(Event):
    """A proposal of a breakout was taken over by the day."""

    outcome: str


@dataclass(frozen=True, slots=True)
class OutcomeReturned(Event):
    """A proposal went back to its breakout."""

    outcome: str
    reason: TextRef


@dataclass(frozen=True, slots=True)
class BreakoutChosen(Event):
    block: str
    participant: str
    breakout: str


@dataclass(frozen=True, slots=True)
class PersonMoved(Event):
    block: str
    participant: str
    breakout: str


@dataclass(frozen=True, slots=True)
class NoteAdded(Event):
    note: str
    breakout: str
    heading: Heading
    text: TextRef
    op: str = ""


@dataclass(frozen=True, slots=True)
class NoteReworded(Event):
    note: str
    text: TextRef


@dataclass(frozen=True, slots=True)
class NoteRemoved(Event):
    note: str


@dataclass(frozen=True, slots=True)
class BreakoutFinished(Event):
    """What its rapporteur says: everything is in, or not yet after all."""

    breakout: str
    is_finished: bool
