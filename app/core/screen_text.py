"""A text on the beamer, or off it again: what is asked for, and what happened."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.command import Command
from app.core.event import Event


@dataclass(frozen=True, slots=True)
class ShowText(Command):
    """Of an open question; with any there, the screen shows those instead of all."""

    question: str = ""
    round: int = 1
    text: str = ""
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class TextShown(Event):
    question: str
    round: int
    text: str
    is_shown: bool
