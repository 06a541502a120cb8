"""A text may be shown, or not yet: what is asked for, and what happened."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.command import Command
from app.core.event import Event


@dataclass(frozen=True, slots=True)
class ApproveTexts(Command):
    """`texts` are the ones that were seen waiting, or the one that may not be shown after all; what came in after that
    waits on."""

    question: str = ""
    round: int = 1
    texts: tuple[str, ...] = ()
    is_approved: bool = True


@dataclass(frozen=True, slots=True)
class TextApproved(Event):
    question: str
    round: int
    text: str
    is_approved: bool
