"""Forgetting who took part: what is asked for, and what the journal says of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.command import Command
from app.core.event import Event, TextRef


@dataclass(frozen=True, slots=True)
class ErasePeople(Command):
    """`is_sure`: whoever asks has read what goes, and that it does not come back."""

    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class PeopleErased(Event):
    """`signed`: role and organisation of who said yes or no to an outcome, or wrote under their own name. That is
    part of the record, so it stays, by the random id of who it was. `crowds`: how many people each breakout that
    was held had, in the hall and online."""

    signed: tuple[tuple[str, TextRef], ...] = ()
    crowds: tuple[tuple[str, int, int], ...] = ()
