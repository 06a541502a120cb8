"""Somebody with a role asks the chair to come: from whom, since when, and in a few words why."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.command import Command
from app.core.event import Event, TextRef


@dataclass(frozen=True, slots=True)
class CallChair(Command):
    """`text` may be empty: then the chair is asked for and nothing more."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class DismissCall(Command):
    call: str = ""


@dataclass(frozen=True, slots=True)
class ChairCalled(Event):
    """`caller` is the role, `breakout` the session of a rapporteur."""

    call: str
    caller: str
    breakout: str = ""
    text: TextRef | None = None
    op: str = ""


@dataclass(frozen=True, slots=True)
class CallDismissed(Event):
    call: str


@dataclass(frozen=True, slots=True)
class Call:
    """A dismissed one is kept, so that the deed that made it is not done twice."""

    id: str
    caller: str
    breakout: str
    text: TextRef | None
    at: float
    op: str = ""
    is_dismissed: bool = False


@dataclass(frozen=True, slots=True)
class CallView:
    """`title` is of the session that calls; empty for a helper."""

    id: str
    title: str
    text: str
    at: float
