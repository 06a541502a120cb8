"""The roles in the head: who takes part, and from when until when somebody with that role is expected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from app.core.plan import Block, Window
from app.plan_file.blocks import clock
from app.plan_file.lines import Line, Part
from app.plan_file.values import Values

KEY: Final = "rollen"
WHOLE_DAY: Final = 24 * 60
_TIME: Final = r"(\d{1,2})[:.](\d{2})(?: uur)?"
_WINDOW: Final = re.compile(rf"(.+?)(?: vanaf {_TIME})?(?: tot {_TIME})?", re.ASCII)
_MEANT: Final = re.compile(r".* (?:vanaf|tot|van) \d.*", re.ASCII)

Roles = tuple[tuple[str, ...], tuple[Window, ...]]


def read_roles(head: Part, values: Values) -> Roles:
    """The roles, each once, and their windows: "wethouder vanaf 13:00, manager, projectleider tot 12:30"."""
    line = head.pairs.get(KEY)
    if line is None:
        return (), ()
    windows = [_window(Line(line.number, item), values) for item in values.listed(head, KEY)]
    roles = tuple(dict.fromkeys(window.role for window in windows))
    return roles, tuple(dict.fromkeys(window for window in windows if window != Window(window.role)))


def check_roles(head: Part, windows: Iterable[Window], blocks: Iterable[Block], values: Values) -> None:
    """A role that no block waits for is a mistake in a time."""
    starts = [block.start for block in blocks]
    met = {w.role for w in windows if any(w.start <= start < w.end for start in starts)}
    for role in dict.fromkeys(window.role for window in windows if starts and window.role not in met):
        values.add(head.pairs[KEY].number, "role_never", role)


def written_roles(roles: Iterable[str], windows: Iterable[Window]) -> str:
    """The way back."""
    kept = tuple(windows)
    return ", ".join(text for role in roles for text in ([_written(w) for w in kept if w.role == role] or [role]))


def _window(item: Line, values: Values) -> Window:
    found = _WINDOW.fullmatch(item.text)
    if not found or _MEANT.fullmatch(found[1]):
        values.add(item.number, "bad_window", item.text)
        return Window(item.text)
    start = _minutes(item, found[2], found[3], values) if found[2] else 0
    end = _minutes(item, found[4], found[5], values) if found[4] else WHOLE_DAY
    if end <= start:
        values.add(item.number, "end_first", clock(end))
        return Window(found[1])
    return Window(found[1], start, end)


def _minutes(item: Line, hours: str, minutes: str, values: Values) -> int:
    if int(hours) > 24 or int(minutes) > 59 or int(hours) * 60 + int(minutes) > WHOLE_DAY:
        values.add(item.number, "bad_time", f"{hours}:{minutes}")
    return int(hours) * 60 + int(minutes)


def _written(window: Window) -> str:
    start = f" vanaf {clock(window.start)}" if window.start else ""
    end = f" tot {clock(window.end)}" if window.end < WHOLE_DAY else ""
    return f"{window.role}{start}{end}"
