"""When something is done: a day on the calendar, or something fuzzy that still means something."""

from __future__ import annotations

import re
from datetime import date

from app.core.wording import Due, DueKind

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MONTH = "|".join(MONTHS)
_SPOKEN = re.compile(rf"\b(\d{{1,2}})(?:e)? ({_MONTH})(?: (\d{{4}}))?\b", re.IGNORECASE)
_DIGITS = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

PHRASE = re.compile(
    r"\b(?:(?:uiterlijk|vóór|voor|per|op|tot|rond|tegen|vanaf|sinds)(?: de)?(?: op)? )?"
    rf"(?:\d{{1,2}}e? (?:{_MONTH})(?: \d{{4}})?|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\b"
    rf"|\b(?:(?:uiterlijk|vóór|voor|in|rond|vanaf|per|aan)(?: het| de)? )?"
    rf"(?:(?:eind|begin|medio|einde)(?: van)? (?:\d{{4}}|(?:{_MONTH})(?: \d{{4}})?|dit jaar|volgend jaar)"
    rf"|(?:voorjaar|najaar|zomer|winter|herfst|lente)(?: van \d{{4}}| \d{{4}})?"
    rf"|(?:eerste|tweede|derde|vierde) kwartaal(?: van \d{{4}}| \d{{4}})?|kwartaal [1-4](?: \d{{4}})?"
    rf"|(?:{_MONTH})(?: \d{{4}})?)\b",
    re.IGNORECASE,
)
"""A due as it stands inside a sentence."""


def read_due(text: str, today: date) -> Due:
    """What somebody typed as due. A day without a year is the first such day on or after `today`."""
    said = " ".join(text.split())
    if not said:
        return Due()
    day = _day(said, today)
    if day:
        return Due(DueKind.DATE, said, day.isoformat())
    return Due(DueKind.FUZZY, said)


def _day(said: str, today: date) -> date | None:
    if found := _ISO.search(said):
        return _real(int(found[1]), int(found[2]), int(found[3]))
    if found := _DIGITS.search(said):
        return _real(int(found[3]), int(found[2]), int(found[1]))
    found = _SPOKEN.search(said)
    if not found:
        return None
    month, day = MONTHS.index(found[2].lower()) + 1, int(found[1])
    if found[3]:
        return _real(int(found[3]), month, day)
    this_year = _real(today.year, month, day)
    return this_year if this_year and this_year >= today else _real(today.year + 1, month, day)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
