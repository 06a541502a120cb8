"""Whoever moves the day must have seen where it is: two presses at once are one step."""

from __future__ import annotations

from app.core.command import StepCommand
from app.core.refusals import Reason, Refused
from app.core.state import State


def require_seen(state: State, command: StepCommand) -> None:
    if command.step != state.step:
        raise Refused(Reason.STALE_STEP)


def require_step(state: State, command: StepCommand) -> None:
    """The same, on a day that is not over."""
    require_seen(state, command)
    if state.is_over:
        raise Refused(Reason.DAY_CLOSED)
