"""How many people may take part at a time: when it is full who comes waits at the door. Those inside notice nothing.

Counted is who has a page open, and who was let in a moment ago and is still on the way to it. Nobody inside is ever put
out, so a day may be fuller than this after the server came back with a lower number. Who comes back is not asked.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from app.config import DEFAULT_PEOPLE

ON_THE_WAY: Final = 20.0
"""Seconds within which a page is there, or was closed again."""


class Admission:
    """`now` in seconds on any steady clock."""

    def __init__(self, most: int = DEFAULT_PEOPLE) -> None:
        self._most = most
        self._coming: dict[str, float] = {}

    def has_place(self, inside: Collection[str], now: float) -> bool:
        """`inside` are the people with a page open."""
        if len(inside) + len(self._coming) < self._most:
            return True
        self._coming = {
            id_: since for id_, since in self._coming.items() if id_ not in inside and now - since < ON_THE_WAY
        }
        return len(inside) + len(self._coming) < self._most

    def let_in(self, participant: str, now: float) -> None:
        self._coming[participant] = now
