"""The days of a programme: a heading with a date begins the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from app.core.plan import Block
from app.plan_file.lines import Line, Part
from app.plan_file.values import Values, WrongWeekday, read_date

_NUMBERED: Final = re.compile(r"dag (\d{1,2})(?: ?: ?(.+))?", re.ASCII)
NEW_YEAR: Final = timedelta(days=31)
"""A day that leaves out the year is in the next one when it comes so soon after the first."""
_WITH_YEAR: Final = re.compile(r".*\d{4}.*", re.ASCII)


def read_days(parts: list[Part], first: str, values: Values) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The dates of the days, and for every block the number of its day. One day has no dates of its own."""
    days, numbers = [first], []
    for place, part in enumerate(parts):
        if part.day:
            found = _date(part.day, first, values)
            if place == 0:
                _check_first(part.day, found, first, values)
            else:
                _check_later(part.day, found, days[-1], values)
                days.append(found)
        numbers.append(len(days) - 1)
    return tuple(days) if len(days) > 1 else (), tuple(numbers)


def day_heading(days: tuple[str, ...], before: Block | None, block: Block) -> Iterator[str]:
    """The way back: the heading before the first block of a day."""
    if days and (before is None or before.day != block.day):
        yield ""
        yield f"# {days[block.day]}"


def _date(heading: Line, first: str, values: Values) -> str:
    """ISO 8601; empty when it is no date. A day may leave out the year, or only say which it is."""
    numbered = _NUMBERED.fullmatch(heading.text.lower())
    text = (numbered[2] or "") if numbered else heading.text
    try:
        return _meant(int(numbered[1]) if numbered else 0, text, first)
    except WrongWeekday as wrong:
        values.wrong_weekday(heading.number, wrong)
        return ""
    except (ValueError, OverflowError):
        values.add(heading.number, "bad_day", heading.text)
        return ""


def _meant(number: int, text: str, first: str) -> str:
    """Raises ValueError."""
    if number and not text:
        return (date.fromisoformat(first) + timedelta(days=number - 1)).isoformat() if first else ""
    if _WITH_YEAR.fullmatch(text) or not first:
        return read_date(text)
    found = read_date(f"{text} {first[:4]}")
    later = read_date(f"{text} {int(first[:4]) + 1}") if found < first else ""
    return later if later and _apart(first, later) <= NEW_YEAR else found


def _apart(first: str, later: str) -> timedelta:
    return date.fromisoformat(later) - date.fromisoformat(first)


def _check_first(heading: Line, found: str, first: str, values: Values) -> None:
    if found and first and found != first:
        values.add(heading.number, "first_day", heading.text)


def _check_later(heading: Line, found: str, before: str, values: Values) -> None:
    if found and before and found <= before:
        values.add(heading.number, "day_back", heading.text)
