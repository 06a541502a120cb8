"""What every command is; the vocabulary itself is `app.core.commands`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    op: str = ""


@dataclass(frozen=True, slots=True)
class StepCommand(Command):
    """Where it may open a question, `anonymity` answers "fewer than five people present"."""

    step: int = 0
