"""Times of the day as a programme file writes them: 13:30, 13.30, with or without "uur". In minutes after midnight."""

from __future__ import annotations

from typing import Final

WHOLE_DAY: Final = 24 * 60
TIME: Final = r"(\d{1,2})[:.](\d{2})"
"""Hours and minutes, for `minutes_of`."""


def minutes_of(hours: str, minutes: str) -> int | None:
    """None when no clock shows that; 24:00 is the end of a day."""
    read = int(hours) * 60 + int(minutes)
    return read if int(minutes) < 60 and read <= WHOLE_DAY else None


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
