"""When something is done: a day on the calendar, or something fuzzy that still means something."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from app.core.wording import Due, DueKind
from app.dutch.calendar import ANY_MONTH, DAYS, MONTH, NUMBER, months_on
from app.dutch.periods import GATHERING, PART, QUARTER, SEASON, THIS, WITHIN, read_period

LOOK_AGAIN: Final = 3
"""After so many months we look at what says nothing about the calendar, unless there is a next meeting."""
_SPOKEN = re.compile(rf"\b(\d{{1,2}})e? ({ANY_MONTH})\b\.?(?: (\d{{4}})\b)?", re.IGNORECASE)
_DIGITS = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})\b")
_SHORT_DIGITS = re.compile(r"(?:\D+ )?(\d{1,2})[-/](\d{1,2})")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_WRITTEN = re.compile(rf"{_ISO.pattern}|{_DIGITS.pattern}")
_SOON: Final = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
_NEAR: Final = rf"(?<!de )({'|'.join((*_SOON, *DAYS))})(?:ochtend|middag|avond)?\b(?! de dag\b)"
_IS_NEAR = re.compile(
    r"(?:(?:uiterlijk|vóór|voor|tot|op|nog|komende|aanstaande|deze) )*"
    rf"{_NEAR}(?:,? (?:nog|om|rond|vóór|voor|aanstaande|a\.s\.|in de|aan het|einde?)\b.*)?",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"\W*|(?:(?:nog |voorlopig )?(?:geen|niet|onbekend|open|onduidelijk)(?: datum| bekend| duidelijk)?"
    r"|nvt|n\.v\.t\.?|ntb|n\.t\.b\.?|nader te bepalen|later|ooit|weten? .{0,20}niet)",
    re.IGNORECASE,
)

_BY: Final = r"uiterlijk|vóór|voor|per|op|tot|rond|tegen|vanaf|binnen|in|aan|na"
_DAY_SAID: Final = (
    rf"\d{{1,2}}e? (?:{ANY_MONTH})\b(?: \d{{4}}\b)?|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b|\d{{4}}-\d{{2}}-\d{{2}}\b"
)
_PERIOD: Final = (
    rf"(?:{PART})(?: van)? (?:(?:{MONTH})\b(?: \d{{4}}\b)?|\d{{4}}\b|(?:het|dit|volgend) jaar\b)"
    rf"|(?:{SEASON})\b(?: van)?(?: \d{{4}}\b)?"
    rf"|(?:{QUARTER})(?: van)?(?: \d{{4}}\b)?"
    rf"|(?:{MONTH})\b(?: \d{{4}}\b)?"
    rf"|{THIS}|(?:dit|volgend) (?:jaar|voorjaar|najaar)\b|{_NEAR}(?! \d)"
)
_MEETING: Final = (
    rf"(?:bij|tijdens|in|voor|vóór|na|op) (?:de|het) (?:[a-z]+e )?{GATHERING}"
    rf"(?: (?:in|van|op) (?:{_DAY_SAID}|(?:{MONTH})\b(?: \d{{4}}\b)?))?"
)
_CONDITION: Final = (
    r"zodra [^,.;]{3,120}(?=[,.;]|$)|^(?:wanneer|indien|als er) [^,.;]{3,120}(?=,)"
    r"|(?<=, )(?:wanneer|indien|als er) [^,.;]{3,120}(?=[,.;]|$)"
)
_PHRASE = re.compile(
    rf"\b(?:{_CONDITION}|{_MEETING}|{WITHIN}"
    rf"|(?P<by>(?:{_BY})(?: (?:de|het|op|in|aan|voor|uiterlijk|[a-z]+dag)){{0,3}} )?(?P<time>{_DAY_SAID}|{_PERIOD}))",
    re.IGNORECASE,
)
_IF_POSSIBLE = re.compile(r"\b(?:waar|indien|zo) mogelijk\b", re.IGNORECASE)
_ABOUT = re.compile(r"(?:na|vanaf|rond|tegen|ongeveer|circa|begin|medio|eind|zodra|wanneer|als)\b", re.IGNORECASE)
_PART = re.compile(rf"(?:{PART})\b", re.IGNORECASE)
_CONNECTED = re.compile(r"\b(?:van|uit|over|sinds|de|het|en|dit|deze|elke|ieder|iedere|per)$", re.IGNORECASE)


def read_due(text: str, today: date, next_meeting: date | None = None) -> Due:
    """What somebody typed as due. A day without a year is the first such day on or after `today`.

    What is no day gets a day on which we look at it: the last one it may mean, else the next meeting.
    """
    said = " ".join(text.split())
    if _NOT_SAID.fullmatch(said):
        return Due()
    day = _day(said, today)
    if day and not _ABOUT.match(said):
        return Due(DueKind.DATE, said, day.isoformat())
    kind, end = read_period(_WRITTEN.sub("", said), today)
    if day and kind not in (DueKind.MEETING, DueKind.CONDITION):
        kind = DueKind.FUZZY
    review = day or end or next_meeting or months_on(today, LOOK_AGAIN)
    return Due(kind, said, review=review.isoformat())


def find_due(text: str) -> tuple[int, int] | None:
    """Where in a sentence it says when: "de cijfers van maart" does not, "in maart" does.

    "Waar mogelijk" counts where nothing else says when.
    """
    for found in _PHRASE.finditer(text):
        before, after = text[: found.start()].rstrip(), text[found.end() :].strip(" .")
        is_timed = found["by"] or not found["time"] or not before
        is_loose = (not after or _PART.match(found["time"] or "")) and not _CONNECTED.search(before)
        if is_timed or is_loose:
            return found.start(), found.end()
    possible = _IF_POSSIBLE.search(text)
    return possible.span() if possible else None


def _day(said: str, today: date) -> date | None:
    """The last day that is named."""
    if found := _last(_ISO, said):
        return _real(int(found[1]), int(found[2]), int(found[3]))
    if found := _last(_DIGITS, said):
        year = int(found[3])
        return _real(year if year > 99 else 2000 + year, int(found[2]), int(found[1]))
    if found := _last(_SPOKEN, said):
        month, day = NUMBER[found[2].lower()], int(found[1])
        return _real(int(found[3]), month, day) if found[3] else _next(month, day, today)
    if found := _SHORT_DIGITS.fullmatch(said):
        return _next(int(found[2]), int(found[1]), today)
    if found := _IS_NEAR.fullmatch(said):
        return _near(found[1].lower(), today)
    return None


def _last(pattern: re.Pattern[str], said: str) -> re.Match[str] | None:
    return next(reversed([*pattern.finditer(said)]), None)


def _near(name: str, today: date) -> date:
    """A day of the week is the next one: nobody calls today by it."""
    ahead = _SOON[name] if name in _SOON else (DAYS.index(name) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=min(ahead, (date.max - today).days))


def _next(month: int, day: int, today: date) -> date | None:
    """The first such day from today on; the eighth year is for 29 February."""
    days = (_real(today.year + years, month, day) for years in range(9))
    return next((found for found in days if found and found >= today), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
