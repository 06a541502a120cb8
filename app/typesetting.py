"""Words of a cloud on rows: where each stands and how large, worked out from the widths of the letters.

The order is kept and sizes follow how often a word was said, so a word grows where it stands. Everything is a number
in the page, so that phone, beamer and paper show the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from pathlib import Path
from typing import Final
from unicodedata import normalize

from app.core.plan import Seat
from app.core.splits import Entry
from app.hatching import hatching

WIDTHS: Final = {
    letter: int(width) / 1000
    for width, letters in json.loads((Path(__file__).parent / "advances.json").read_text("utf-8")).items()
    for letter in letters
}
UNKNOWN: Final = 0.7
DIGIT: Final = 0.66
ABOVE: Final = 0.8
BELOW: Final = 0.25
"""What a letter takes above and below the line on which it stands, as a part of its size."""
CROWNED: Final = 0.2
"""What an accent takes above a capital."""
AIR: Final = 0.05
"""Between the line under a row and the next, as a part of the largest word there."""
SHRINK: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2)


@dataclass(frozen=True, slots=True)
class Surface:
    """Room for a cloud, in units of its own drawing. `most` words at most; `count` is the size of a number.

    On the beamer a long question, or a line about an earlier round, leaves less of it.
    """

    width: int
    height: int
    least: int
    largest: int
    count: int
    bar: int
    most: int


SURFACES: Final = {
    "screen": Surface(1728, 660, 36, 176, 36, 12, 50),
    "screen-low": Surface(1728, 590, 36, 176, 36, 12, 50),
    "chair": Surface(640, 380, 17, 48, 14, 5, 50),
    "phone": Surface(358, 900, 17, 38, 14, 5, 12),
    "page": Surface(358, 4_000, 17, 38, 14, 5, 50),
    "report": Surface(640, 860, 15, 56, 11, 5, 50),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A word on its row: `x` and `y` are where its first letter stands, `width` with the number behind it."""

    word: Entry
    x: int
    y: int
    size: int
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    surface: Surface
    words: tuple[Placed, ...]
    height: int

    def bars(self, seat: str) -> str:
        """The part of each line that is one seat's, as one path."""
        return "".join(f"M{x} {y}h{w}v{self.surface.bar}h-{w}z" for x, y, w in self._lines(seat) if w)

    @property
    def stripes(self) -> str:
        """Slanted lines over what is online, on paper."""
        high = self.surface.bar
        return "".join(hatching(w, high, 2 * high, x, y) for x, y, w in self._lines(Seat.STREAM))

    def _lines(self, seat: str) -> Iterator[tuple[int, int, int]]:
        for placed in self.words:
            hall = round(placed.width * _part(placed.word, Seat.HALL))
            y = placed.y + round(placed.size * BELOW) + 2
            if placed.word.spread:
                yield (placed.x, y, hall) if seat == Seat.HALL else (placed.x + hall, y, placed.width - hall)


def typeset(words: Sequence[Entry], surface: str) -> Sheet:
    """As many words as there is room for, the most said ones; smaller where that makes more fit."""
    room = SURFACES[surface]
    shown = _most_said(words, room.most)
    while shown and _rows(shown, room, SHRINK[-1])[1] > room.height:
        shown = _most_said(shown, len(shown) - 1)
    laid = (_rows(shown, room, factor) for factor in SHRINK)
    placed, height = next(((placed, height) for placed, height in laid if height <= room.height), ([], 0))
    return Sheet(room, tuple(placed), height)


def _most_said(words: Sequence[Entry], number: int) -> list[Entry]:
    kept = {id(word) for word in nlargest(number, words, key=lambda word: word.times)}
    return [word for word in words if id(word) in kept]


def _rows(words: Sequence[Entry], room: Surface, factor: float) -> tuple[list[Placed], int]:
    placed: list[Placed] = []
    top = 0
    for row in _cut(words, room, factor):
        tallest = max(size for _, size, _ in row)
        used = sum(width for *_, width in row) + _gap(room) * (len(row) - 1)
        y, x = top + _above(row) + int(tallest * AIR), (room.width - used) // 2
        for word, size, width in row:
            placed.append(Placed(word, x, y, size, width))
            x += width + _gap(room)
        top = y + round(tallest * BELOW) + 2 * room.bar + 2
    return placed, top


def _above(row: Sequence[tuple[Entry, int, int]]) -> int:
    return max(round(size * (ABOVE + CROWNED * _is_crowned(word.body))) for word, size, _ in row)


@lru_cache(maxsize=4096)
def _is_crowned(text: str) -> bool:
    """Has a capital with an accent."""
    return any(letter.isupper() and len(normalize("NFD", letter)) > 1 for letter in text)


def _cut(words: Sequence[Entry], room: Surface, factor: float) -> Iterator[list[tuple[Entry, int, int]]]:
    """Rows of (word, size, width); a row is full when the next word does not fit."""
    most = max((word.times for word in words), default=1)
    row: list[tuple[Entry, int, int]] = []
    used = 0
    for word in words:
        size, width = _fitted(word, room, _size(word.times, most, room, factor))
        if row and used + width > room.width:
            yield row
            row, used = [], 0
        row.append((word, size, width))
        used += width + _gap(room)
    if row:
        yield row


def _size(times: int, most: int, room: Surface, factor: float) -> int:
    grown = ((times - 1) / (most - 1)) ** 0.7 if most > 1 else 0.2
    return max(room.least, round((room.least + (room.largest - room.least) * grown) * factor))


def _fitted(word: Entry, room: Surface, size: int) -> tuple[int, int]:
    """The size and the width with it; a long word is set smaller rather than over the edge."""
    number = round(len(str(word.times)) * DIGIT * room.count) + room.count // 3
    letters = _letters(word.body)
    size = min(size, max(1, int((room.width - number) / letters)) if letters else size)
    return size, min(room.width, round(letters * size) + number)


@lru_cache(maxsize=4096)
def _letters(text: str) -> float:
    return sum(WIDTHS.get(letter, UNKNOWN) for letter in text)


def _gap(room: Surface) -> int:
    return room.count + room.bar


def _part(word: Entry, seat: str) -> float:
    said = dict(word.spread)
    return said.get(seat, 0) / (sum(said.values()) or 1)
