"""The values behind the names: dates, lengths of time, numbers, words. What cannot be read is noted, and the
default goes on in its place, so that one reading finds everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeVar

from app.dutch.calendar import ANY_MONTH, DAYS, NUMBER
from app.plan_file import grammar as g
from app.plan_file.lines import Line, Part
from app.plan_file.problems import Problem, problem

T = TypeVar("T")
D = TypeVar("D")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SPOKEN: Final = re.compile(rf"(?:({'|'.join(DAYS)}) )?(\d{{1,2}}) ({ANY_MONTH})\.? (\d{{4}})")
_DURATION: Final = re.compile(r"(\d{1,4}) ?(seconden|seconde|sec|s|minuten|minuut|min|m)")
_NUMBER: Final = re.compile(r"([0-9]{1,9})(?: ([a-z]+))?")


class WrongWeekday(ValueError):
    """The date is on another day of the week than it says; `args` are the date as it stands there and that day."""


class Values:
    """Reads values and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(
        self, line: int, code: str, value: str = "", limit: int = 0, choices: Iterable[str] = (), right: str = ""
    ) -> None:
        self.problems.append(problem(line, code, value, limit, choices, right))

    def check_keys(self, part: Part, allowed: Iterable[str]) -> None:
        known = tuple(dict.fromkeys(allowed))
        for key, line in part.pairs.items():
            if key not in known:
                code = g.ELSEWHERE.get(key, "misplaced_key") if key in g.EVERY_KEY else "unknown_key"
                self.add(line.number, code, key, choices=known)

    def text(self, part: Part, key: str) -> str:
        return self.fitting(part.pairs[key]) if key in part.pairs else ""

    def named(self, part: Part, key: str) -> str:
        """A text that says who it is: it may be left out, not left empty."""
        self._filled(part, key)
        return self.text(part, key)

    def _filled(self, part: Part, key: str) -> None:
        line = part.pairs.get(key)
        if line is not None and not line.text:
            self.add(line.number, "empty_value", key)

    def fitting(self, line: Line) -> str:
        if len(line.text) > g.LONGEST_TEXT:
            self.add(line.number, "too_long", line.text, g.LONGEST_TEXT)
        return line.text

    def listed(self, part: Part, key: str) -> tuple[str, ...]:
        """What stands between commas, each once."""
        line = part.pairs.get(key)
        if line is None:
            return ()
        self._filled(part, key)
        names = (self.fitting(Line(line.number, name.strip())) for name in line.text.split(","))
        return tuple(dict.fromkeys(name for name in names if name))

    def word(self, part: Part, key: str, words: Mapping[str, T], default: D) -> T | D:
        line = part.pairs.get(key)
        if line is None:
            return default
        if line.text.lower() not in words:
            self.add(line.number, "bad_word", line.text, choices=words)
            return default
        return words[line.text.lower()]

    def number(
        self,
        part: Part,
        key: str,
        limit: int,
        code: str = "bad_number",
        *,
        units: tuple[str, ...],
        least: int = 0,
        default: int = 0,
    ) -> int:
        """`units`: what may stand behind it."""
        line = part.pairs.get(key)
        if line is None:
            return default
        found = _NUMBER.fullmatch(line.text)
        if not found or found[2] not in (None, *units) or not least <= int(found[1]) <= limit:
            self.add(line.number, code, line.text, limit)
            return default
        return int(found[1])

    def seconds(self, part: Part, key: str, default: int) -> int:
        return self._tried(part, key, read_seconds, "bad_duration", default)

    def date(self, part: Part, key: str) -> str:
        return self._tried(part, key, read_date, "bad_date", "")

    def wrong_weekday(self, line: int, wrong: WrongWeekday) -> None:
        said, right = wrong.args
        self.add(line, "wrong_weekday", said, right=right)

    def _tried(self, part: Part, key: str, read: Callable[[str], T], code: str, default: T) -> T:
        line = part.pairs.get(key)
        if line is None:
            return default
        try:
            return read(line.text)
        except WrongWeekday as wrong:
            self.wrong_weekday(line.number, wrong)
            return default
        except ValueError:
            self.add(line.number, code, line.text)
            return default


def read_date(text: str) -> str:
    """ISO 8601 of "17 september 2020" or "2020-09-17"; raises ValueError, and WrongWeekday for another day."""
    said = ""
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SPOKEN.fullmatch(text.lower()):
        said, day, month, year = found[1] or "", int(found[2]), NUMBER[found[3]], int(found[4])
    else:
        raise ValueError(text)
    read = date(year, month, day)
    if said and DAYS.index(said) != read.weekday():
        raise WrongWeekday(text, DAYS[read.weekday()])
    return read.isoformat()


def read_seconds(text: str) -> int:
    """Seconds of "4 minuten" or "60 seconden", an hour at most; raises ValueError."""
    found = _DURATION.fullmatch(text.lower())
    if not found:
        raise ValueError(text)
    seconds = int(found[1]) * (60 if found[2].startswith("m") else 1)
    if not 0 < seconds <= g.MOST_SECONDS:
        raise ValueError(text)
    return seconds
