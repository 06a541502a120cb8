"""How the options of a choice stand on the beamer, and how large, so that a long list of long options is whole.

Sizes are in tenths of a rem, other measures in rem; what a letter takes is an average, on the safe side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from math import ceil
from typing import Final, Protocol

LETTER: Final = 0.5
ROOM: Final = ((45, 77.0), (90, 71.0), (1_000, 67.0))
"""Up to so many letters in the question -> the height below it."""
LONE: Final = 160
"""Letters of a text that stands alone, very large."""
A_BAR: Final = 4.7
A_LINE: Final = 3.7
"""What a group takes that has a bar of its own, and a line of groups that have none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`width` of a text; `below` it a row takes so much more, and `beside` it stands what is at least so high."""

    rows: int
    width: float
    below: float
    beside: float
    sizes: tuple[int, ...]
    leading: float = 1.14


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`count` says how many options there are: few, some or many. Without room for bars it is `is_wordy`; `is_twice`:
    two rounds fit beside each other; `is_alone`: there is no room for groups that must be named; `is_large`: few and
    short, with room left."""

    count: str
    size: int
    is_wordy: bool = False
    is_twice: bool = False
    is_alone: bool = False
    is_large: bool = False

    @property
    def classes(self) -> str:
        count = f"wordy-{self.count}" if self.is_wordy else self.count
        kinds = ("twice", self.is_twice), ("alone", self.is_alone), ("large", self.is_large)
        marks = *kinds, (f"size-{self.size}", self.size)
        return " ".join([count, *(name for name, is_so in marks if is_so)])


HEATH: Final = 16
"""What the flowers take below a few options; where those are long, they stand before the flowers."""
LARGE: Final = Layout(4, 154, 3.6, 8.4, (68, 64, 60, 56, 52))
"""A few short options."""
ASKED: Final = {
    "few": Layout(4, 160, 2, 6.4, (46, 42, 38, 36)),
    "some": Layout(4, 73, 3, 6.4, (56, 52, 46, 42, 40, 38, 36, 32, 30, 28, 26)),
    "many": Layout(6, 74, 1.8, 5.2, (46, 42, 40, 38, 36, 32, 30, 28, 26)),
}
SHOWN: Final = {
    "few": Layout(4, 134, 11.2, 5.2, (42,), 1.12),
    "some": Layout(8, 58, 1.3, 7.3, (38,), 1),
    "many": Layout(6, 58, 5.3, 0, (36,), 1.08),
}
TWICE: Final = {
    "few": Layout(4, 58, 6.2, 0, (36,), 1.08),
    "some": Layout(8, 30, 0.9, 5.2, (36,), 1),
}


STATED: Final = Layout(12, 101, 0.4, 4.3, (36, 32, 30, 28, 26, 24), 1.05)
"""Nine to twelve statements of a scale, below each other."""
STATED_ROOM: Final = ((45, 72.0), (90, 65.0), (1_000, 64.0))
"""As `ROOM`, below the head of their table."""
A_STATEMENT: Final = 44
"""Letters of one that stands on one line in the usual size."""


class Text(Protocol):
    """What somebody wrote, and how often it was written."""

    @property
    def body(self) -> str: ...

    @property
    def times(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Wall:
    """The first `count` texts stand there, in so many columns."""

    columns: int
    size: int
    count: int
    is_alone: bool = False

    @property
    def classes(self) -> str:
        return " ".join(["wall", f"columns-{self.columns}", f"size-{self.size}", *(["one"] if self.is_alone else [])])


@dataclass(frozen=True, slots=True)
class Column:
    """`width` of a text on a wall with so many columns."""

    number: int
    width: float
    sizes: tuple[int, ...]


CARD: Final = 5.4
"""What a card takes around its text."""
MOST_LINES: Final = 8
WALL: Final = (Column(1, 145, (68, 60, 54)), Column(2, 79, (54, 50, 46)), Column(3, 50.5, (46, 42, 38)))
MOST_CARDS: Final = 24
"""No more stand there, however short they are: three columns of seven, and some to spare."""
WORDY: Final = {
    "few": Layout(4, 112, 1.8, 5.6, (42, 40, 38, 36, 32, 30, 28)),
    "some": Layout(4, 54, 1.3, 8.2, (38, 36, 32, 30, 28, 26)),
    "many": Layout(6, 54, 1, 8.2, (36, 32, 30, 28, 26, 24)),
}


def asked(options: Sequence[str], question: str, *, taken: float) -> Arrangement:
    """While people answer: the options only. `taken` is what else stands on the screen."""
    count = _count(options)
    if count == "few" and (size := _size(options, LARGE, question, taken + HEATH)):
        return Arrangement(count, size, is_large=True)
    return Arrangement(count, _size(options, ASKED[count], question, taken) or ASKED[count].sizes[-1])


def shown(options: Sequence[str], question: str, names: Sequence[str], *, is_twice: bool, taken: float) -> Arrangement:
    """With a result. `names` are groups that are named beside their bars."""
    count = _count(options)
    if is_twice and not names and count in TWICE and _size(options, TWICE[count], question, taken + 5):
        return Arrangement(count, 0, is_twice=True)
    usual = replace(SHOWN[count], below=1.8 + len(names) * A_BAR) if names else SHOWN[count]
    if (not names or count == "few") and _size(options, usual, question, taken):
        return Arrangement(count, 0)
    wordy = WORDY[count]
    if names and (size := _size(options, _with_lines(wordy, names), question, taken)):
        return Arrangement(count, size, is_wordy=True)
    size = _size(options, wordy, question, taken + (6 if names else 0)) or wordy.sizes[-1]
    return Arrangement(count, size, is_wordy=True, is_alone=bool(names))


def stated(labels: Sequence[str], question: str, *, is_compared: bool, taken: float) -> int:
    """Many statements of a scale with their numbers beside them: the size at which they are whole, 0 on one line each.
    `is_compared`: those of an earlier round stand there too."""
    if all(len(label) <= A_STATEMENT for label in labels):
        return 0
    layout = replace(STATED, width=STATED.width - 23) if is_compared else STATED
    height = _room(question, STATED_ROOM) - taken - 4 * is_compared
    return next((s for s in layout.sizes if _height(labels, layout, s / 10) <= height), layout.sizes[-1])


def posted(entries: Sequence[Text], question: str, *, is_chosen: bool) -> Wall:
    """Texts of people. `is_chosen`: the chair put these there."""
    texts = [entry.body + " 10 keer" * (entry.times > 1) for entry in entries[:MOST_CARDS]]
    if is_chosen and len(texts) == 1 and len(texts[0]) < LONE:
        return Wall(1, 80, 1, is_alone=True)
    room = _room(question) - A_LINE - 3
    sizes = ((column, size) for column in WALL for size in column.sizes)
    tries = [Wall(column.number, size, _fitting(texts, column, size, room)) for column, size in sizes]
    return next((wall for wall in tries if wall.count == len(texts)), tries[-1])


def _fitting(texts: Sequence[str], column: Column, size: int, room: float) -> int:
    """How many of the first texts fit, column after column; only the smallest letters may cut one off."""
    at, left, rem = 1, room, size / 10
    for number, text in enumerate(texts):
        lines = _lines(text, column.width / (LETTER * rem))
        if lines > MOST_LINES and size > WALL[-1].sizes[-1]:
            return number
        height = CARD + rem * 1.2 * min(lines, MOST_LINES)
        if height > left:
            at, left = at + 1, room
        if at > column.number:
            return number
        left -= height
    return len(texts)


def _with_lines(layout: Layout, names: Sequence[str]) -> Layout:
    length = LETTER * 3.2 * sum(len(name) + 8 for name in names)
    return replace(layout, below=layout.below + ceil(length / (layout.width + 16)) * A_LINE, beside=5)


def _count(options: Sequence[str]) -> str:
    return "few" if len(options) < 5 else "some" if len(options) < 9 else "many"


def _size(texts: Sequence[str], layout: Layout, question: str, taken: float = 0) -> int:
    """The largest size at which all texts are whole below this question; 0 when there is none."""
    height = _room(question) - taken
    return next((size for size in layout.sizes if _height(texts, layout, size / 10) <= height), 0)


def _room(question: str, rooms: Sequence[tuple[int, float]] | None = None) -> float:
    return next(room for letters, room in rooms or ROOM if len(question) <= letters)


def _height(texts: Sequence[str], layout: Layout, size: float) -> float:
    letters, line = layout.width / (LETTER * size), size * layout.leading
    each = [max(_lines(text, letters) * line, layout.beside) for text in texts]
    columns = (each[start : start + layout.rows] for start in range(0, len(each), layout.rows))
    return sum(max(row) + layout.below for row in zip_longest(*columns, fillvalue=0.0))


def _lines(text: str, letters: float) -> int:
    """A word that is longer than a line takes as many as it needs."""
    lines, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > letters:
            lines, used = lines + 1, 0
        used += len(word) + bool(used)
        lines, used = lines + int(used // letters), used % letters
    return lines
