"""The WebSocket frames that nearly all traffic consists of, without the state machine of the library (RFC 6455, 5.2).

Going out: one text to many, encoded once. Coming in: a short text that arrived whole, as votes do. Everything else
is for the library, so that there is one judge of what is allowed.
"""

from __future__ import annotations

import struct
from typing import Final

from websockets.frames import apply_mask  # type: ignore[attr-defined]

TEXT: Final = 0x81
"""The last and only piece of a text."""
PONG: Final = 0x8A
MASKED: Final = 0x80
SHORT: Final = 126
LONGEST: Final = 65_536


class Encoder:
    """The bytes of a text on the wire; those of the last one are kept, since one text goes to many."""

    text: str | None = None
    frame = b""

    def __call__(self, text: str) -> bytes:
        if text is not self.text:
            body = text.encode()
            self.text, self.frame = text, _head(len(body)) + body
        return self.frame


class Whole:
    """Tells for each piece of data whether it is one whole text. `largest` in bytes.

    It may only be trusted between two frames. So it gives up for good at the first piece that is no whole frame of a
    shape that it knows.
    """

    __slots__ = ("_is_between", "_largest")

    def __init__(self, largest: int) -> None:
        self._is_between = True
        self._largest = largest

    def text(self, data: bytes) -> str | None:
        """The text; None for what the library must look at."""
        if not self._is_between:
            return None
        start, end = _span(data)
        self._is_between = end == len(data) and data[0] in (TEXT, PONG)
        if not self._is_between or data[0] != TEXT or end - start > self._largest:
            return None
        try:
            return apply_mask(data[start:], data[start - 4 : start]).decode()
        except UnicodeDecodeError:
            return None


def _span(data: bytes) -> tuple[int, int]:
    """Where the body of a masked frame begins and ends; (0, 0) for any other start."""
    if len(data) < 6 or data[1] < MASKED or data[1] == MASKED | 127:
        return 0, 0
    if data[1] == MASKED | SHORT:
        return 8, 8 + (data[2] << 8 | data[3])
    return 6, 6 + (data[1] & 0x7F)


def _head(length: int) -> bytes:
    if length < SHORT:
        return bytes((TEXT, length))
    if length < LONGEST:
        return struct.pack("!BBH", TEXT, 126, length)
    return struct.pack("!BBQ", TEXT, 127, length)
