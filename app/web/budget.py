"""How many messages one connection may send: twenty a second, forty at once."""

from __future__ import annotations

from typing import Final

PER_SECOND: Final = 20.0
BURST: Final = 40.0


class Budget:
    """`now` in seconds on a steady clock."""

    __slots__ = ("_at", "_left")

    def __init__(self, now: float) -> None:
        self._left = BURST
        self._at = now

    def spend(self, now: float) -> bool:
        """One message; False when there is nothing left for it."""
        self._left = min(BURST, self._left + (now - self._at) * PER_SECOND)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
