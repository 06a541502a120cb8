"""The roles in the head: who takes part, and from when until when somebody with that role is expected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from app.core.plan import Window
from app.plan_file import grammar as g
from app.plan_file.lines import Line, Part
from app.plan_file.times import TIME, WHOLE_DAY, clock, minutes_of
from app.plan_file.values import Values

_TIME: Final = rf"{TIME}(?: uur)?"
_DAY: Final = r"(?: op dag (\d{1,2}))?"
_WINDOW: Final = re.compile(rf"(.+?){_DAY}(?: vanaf {_TIME})?(?: tot {_TIME})?{_DAY}", re.ASCII)
_MEANT: Final = re.compile(r".* (?:(?:van|tot) \d.*|tot|(?:vanaf|op dag)(?: .*)?)", re.ASCII)

Roles = tuple[tuple[str, ...], tuple[Window, ...]]


def read_roles(head: Part, values: Values) -> Roles:
    """The roles, each once, and their windows: "wethouder vanaf 13:00, manager, projectleider op dag 2 tot 12:30"."""
    line = head.pairs.get(g.ROLES)
    if line is None:
        return (), ()
    windows = [_window(Line(line.number, item), values) for item in values.listed(head, g.ROLES)]
    roles = tuple(dict.fromkeys(window.role for window in windows))
    return roles, tuple(dict.fromkeys(window for window in windows if window != Window(window.role)))


def written_roles(roles: Iterable[str], windows: Iterable[Window]) -> str:
    """The way back."""
    kept = tuple(windows)
    return ", ".join(text for role in roles for text in ([_written(w) for w in kept if w.role == role] or [role]))


def _window(item: Line, values: Values) -> Window:
    found = _WINDOW.fullmatch(item.text)
    if not found or _MEANT.fullmatch(found[1]) or (found[2] and found[7]):
        values.add(item.number, "bad_window", item.text)
        return Window(item.text)
    day = found[2] or found[7]
    start = _minutes(item, found[3], found[4], values) if found[3] else 0
    end = _minutes(item, found[5], found[6], values) if found[5] else WHOLE_DAY
    if start is None or end is None:
        return Window(found[1])
    if end <= start:
        values.add(item.number, "end_first", clock(end))
        return Window(found[1])
    return Window(found[1], start, end, int(day) - 1 if day else None)


def _minutes(item: Line, hours: str, minutes: str, values: Values) -> int | None:
    read = minutes_of(hours, minutes)
    if read is None:
        values.add(item.number, "bad_time", f"{hours}:{minutes}")
    return read


def _written(window: Window) -> str:
    start = f" vanaf {clock(window.start)}" if window.start else ""
    end = f" tot {clock(window.end)}" if window.end < WHOLE_DAY else ""
    day = "" if window.day is None else f" op dag {window.day + 1}"
    return f"{window.role}{day}{start}{end}"
