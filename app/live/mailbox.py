"""What one connection has still to hear: the newest frame of each region, and its own answers.

A slow phone never holds anybody up and never queues: a newer frame of a region takes the place of
the older one. Only acknowledgements queue, and a connection that lets those pile up is closed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from app.live.audience import Audience

MOST_LETTERS = 64
TOO_SLOW = 1008

Sink = Callable[[str], bool]
"""Writes a frame straight to the wire; False when the wire is congested and it must wait."""


class MailboxClosed(Exception):
    """The connection must end with this WebSocket code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Mailbox:
    __slots__ = ("_code", "_letters", "_slots", "_wake", "audience", "is_doubted", "participant", "sink")

    def __init__(self, audience: Audience, participant: str = "") -> None:
        self.audience = audience
        self.participant = participant
        self.sink: Sink | None = None
        self.is_doubted = False
        self._slots: dict[str, str] = {}
        self._letters: list[str] = []
        self._wake = asyncio.Event()
        self._code = 0

    def put(self, region: str, frame: str) -> None:
        """Newest wins. Written at once when nothing waits and the wire is free."""
        if not self._slots and self.sink is not None and self.sink(frame):
            return
        self._slots[region] = frame
        self._wake.set()

    def tell(self, letter: str) -> None:
        """An acknowledgement or refusal: never dropped, so never let pile up."""
        if len(self._letters) >= MOST_LETTERS:
            self.close(TOO_SLOW)
            return
        if not self._letters and self.sink is not None and self.sink(letter):
            return
        self._letters.append(letter)
        self._wake.set()

    async def next(self) -> list[str]:
        """Waits until there is something; raises MailboxClosed when the connection must end."""
        await self._wake.wait()
        if self._code:
            raise MailboxClosed(self._code)
        waiting = [*self._letters, *self._slots.values()]
        self._letters.clear()
        self._slots.clear()
        self._wake.clear()
        return waiting

    def doubt(self) -> None:
        """Whoever reads it must look at once whether its reader may still read."""
        self.is_doubted = True
        self._wake.set()

    @property
    def is_closed(self) -> bool:
        return self._code > 0

    def close(self, code: int) -> None:
        self._code = code
        self._wake.set()
