"""When something is done: a day on the calendar, or something fuzzy that still means something."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from app.core.wording import Due, DueKind

MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NUMBER: Final = {name: n for names in (MONTHS, _SHORT) for n, name in enumerate(names, 1)} | {"sept": 9}
_MONTH: Final = "|".join(MONTHS)
_ANY_MONTH: Final = "|".join(sorted(_NUMBER, key=len, reverse=True))
_SPOKEN = re.compile(rf"\b(\d{{1,2}})e? ({_ANY_MONTH})\b\.?(?: (\d{{4}})\b)?", re.IGNORECASE)
_DIGITS = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})\b")
_SHORT_DIGITS = re.compile(r"(?:\D+ )?(\d{1,2})[-/](\d{1,2})")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SOON: Final = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
_NOT_SAID = re.compile(
    r"\W*|(?:(?:nog |voorlopig )?(?:geen|niet|onbekend|open|onduidelijk)(?: datum| bekend| duidelijk)?"
    r"|nvt|n\.v\.t\.?|ntb|n\.t\.b\.?|nader te bepalen|later|ooit|weten? .{0,20}niet)",
    re.IGNORECASE,
)

_BY: Final = r"uiterlijk|vóór|voor|per|op|tot|rond|tegen|vanaf|binnen|in|aan|na"
_DAY_SAID: Final = (
    rf"\d{{1,2}}e? (?:{_ANY_MONTH})\b(?: \d{{4}}\b)?|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b|\d{{4}}-\d{{2}}-\d{{2}}\b"
)
_PERIOD: Final = (
    rf"(?:begin|medio|eind|einde|half)(?: van)? (?:(?:{_MONTH})\b(?: \d{{4}}\b)?|\d{{4}}\b|(?:het|dit|volgend) jaar\b)"
    r"|(?:voorjaar|najaar|zomer|winter|herfst|lente)\b(?: van)?(?: \d{4}\b)?"
    r"|(?:eerste|tweede|derde|vierde) kwartaal(?: van)?(?: \d{4}\b)?|kwartaal [1-4](?: van)?(?: \d{4}\b)?"
    rf"|(?:{_MONTH})\b(?: \d{{4}}\b)?"
    r"|(?:deze|volgende) (?:week|maand)\b|(?:dit|volgend) (?:jaar|kwartaal|voorjaar|najaar)\b"
)
_MEETING: Final = (
    r"(?:bij|tijdens|in|voor|vóór|na|op) (?:de|het) (?:volgende |eerstvolgende )?"
    r"(?:bespreking|behandeling|vergadering|raadsvergadering|bijeenkomst|heisessie|begroting|evaluatie|stuurgroep)\b"
    rf"(?: (?:in|van|op) (?:{_DAY_SAID}|(?:{_MONTH})\b(?: \d{{4}}\b)?))?"
)
_WITHIN: Final = r"(?:binnen|over|in) (?:een|twee|drie|vier|zes|acht|\d{1,2}) (?:dagen|weken|maanden|week|maand|jaar)\b"
_CONDITION: Final = r"zodra [^,.;]{3,120}(?=[,.;]|$)|^wanneer [^,.;]{3,120}(?=,)"
_PHRASE = re.compile(
    rf"\b(?:{_CONDITION}|{_MEETING}|{_WITHIN}"
    rf"|(?P<by>(?:{_BY})(?: (?:de|het|op|in|aan|voor|uiterlijk|[a-z]+dag)){{0,3}} )?(?P<time>{_DAY_SAID}|{_PERIOD}))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:na|vanaf|rond|tegen|ongeveer|circa|begin|medio|eind|zodra|wanneer|als)\b", re.IGNORECASE)
_CONNECTED = re.compile(r"\b(?:van|uit|over|sinds|de|het|en|dit|deze|elke|ieder|iedere|per)$", re.IGNORECASE)


def read_due(text: str, today: date) -> Due:
    """What somebody typed as due. A day without a year is the first such day on or after `today`."""
    said = " ".join(text.split())
    if _NOT_SAID.fullmatch(said):
        return Due()
    day = _day(said, today)
    return Due(DueKind.DATE, said, day.isoformat()) if day else Due(DueKind.FUZZY, said)


def find_due(text: str) -> tuple[int, int] | None:
    """Where in a sentence it says when: "de cijfers van maart" does not, "in maart" does."""
    for found in _PHRASE.finditer(text):
        before, after = text[: found.start()].rstrip(), text[found.end() :].strip(" .")
        is_bare = bool(found["time"]) and not found["by"]
        if not is_bare or not before or (not after and not _CONNECTED.search(before)):
            return found.start(), found.end()
    return None


def _day(said: str, today: date) -> date | None:
    if _ABOUT.match(said):
        return None
    if said.lower() in _SOON:
        return today + timedelta(days=_SOON[said.lower()])
    if found := _ISO.search(said):
        return _real(int(found[1]), int(found[2]), int(found[3]))
    if found := _DIGITS.search(said):
        year = int(found[3])
        return _real(year if year > 99 else 2000 + year, int(found[2]), int(found[1]))
    if found := _SPOKEN.search(said):
        month, day = _NUMBER[found[2].lower()], int(found[1])
        return _real(int(found[3]), month, day) if found[3] else _next(month, day, today)
    if found := _SHORT_DIGITS.fullmatch(said):
        return _next(int(found[2]), int(found[1]), today)
    return None


def _next(month: int, day: int, today: date) -> date | None:
    """The first such day from today on; the eighth year is for 29 February."""
    days = (_real(today.year + years, month, day) for years in range(9))
    return next((found for found in days if found and found >= today), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
