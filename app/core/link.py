"""A link that gives somebody a role. Taking it back makes the next turn of it, and the old one dead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.core.command import Command
from app.core.event import Event
from app.core.roles import Role

EXTRA: Final = "extra"
"""Which chair: the one beside the first."""


@dataclass(frozen=True, slots=True)
class RevokeLink(Command):
    """`turn` is the one that the sender saw: twice the same press is one new link."""

    link: str = ""
    turn: int = 0


@dataclass(frozen=True, slots=True)
class LinkRevoked(Event):
    link: str


def link_name(role: Role, id_: str = "") -> str:
    """`id_` says which one, for roles that have more than one link."""
    return f"{role}:{id_}" if id_ else str(role)


def link_parts(name: str) -> tuple[Role, str]:
    """The way back. Raises ValueError for what is no link."""
    role, _, id_ = name.partition(":")
    return Role(role), id_
