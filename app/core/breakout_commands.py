"""Commands about sessions that run at the same time: of who goes there, who writes along, and the chair."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.command import Command
from app.core.plan import Heading


@dataclass(frozen=True, slots=True)
class ChooseBreakout(Command):
    breakout: str = ""


@dataclass(frozen=True, slots=True)
class AddNote(Command):
    heading: Heading = Heading.NOTES
    text: str = ""


@dataclass(frozen=True, slots=True)
class EditNote(Command):
    """`version` is the one that the sender saw."""

    note: str = ""
    version: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class RemoveNote(Command):
    note: str = ""


@dataclass(frozen=True, slots=True)
class FinishBreakout(Command):
    is_finished: bool = True


@dataclass(frozen=True, slots=True)
class MovePerson(Command):
    participant: str = ""
    breakout: str = ""


@dataclass(frozen=True, slots=True)
class AcceptOutcome(Command):
    """A proposal of a breakout becomes the day's; `version` is the one that the chair saw."""

    outcome: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class ReturnOutcome(Command):
    """A proposal goes back to its breakout; `text` says why."""

    outcome: str = ""
    text: str = ""
