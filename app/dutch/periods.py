"""What a due means that is no day: a month, a season, a meeting, a condition; and the last day that it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from app.core.wording import DueKind
from app.dutch.calendar import ANY_MONTH, NUMBER, month_end, months_on

CONDITION: Final = r"(?:zodra|wanneer|als|indien|mits|tenzij|afhankelijk van|(?:waar|indien|zo) mogelijk)\b"
GATHERING: Final = (
    r"[a-z]*(?:bespreking|behandeling|vergadering|bijeenkomst|heisessie|begroting|evaluatie|stuurgroep|overleg)\b"
)
SEASON: Final = "voorjaar|lente|zomer|najaar|herfst|winter"
QUARTER: Final = r"(?:eerste|tweede|derde|vierde) kwartaal|kwartaal [1-4]\b|Q[1-4]\b"
PART: Final = "begin|medio|half|einde?"
WITHIN: Final = (
    r"(?:binnen|over|in) (een|twee|drie|vier|vijf|zes|acht|tien|twaalf|\d{1,2})"
    r" (dag|dagen|week|weken|maand|maanden|jaar)\b"
)
THIS: Final = (
    rf"(?:(deze|dit|volgende?)|(?:{PART})(?: van)? (?:de|het)) (week|maand|kwartaal)\b"
    rf"(?! (?:van|erna|erop|daarna|{ANY_MONTH})\b)"
)

_SEASON_END: Final = {"voorjaar": 5, "lente": 5, "zomer": 8, "najaar": 11, "herfst": 11, "winter": 14}
_QUARTER_END: Final = {"eerste": 3, "1": 3, "tweede": 6, "2": 6, "derde": 9, "3": 9, "vierde": 12, "4": 12}
_PART_END: Final = {"begin": 3, "medio": 6, "half": 6}
_COUNT: Final = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8, "tien": 10, "twaalf": 12}
_BEFORE: Final = r"(?P<before>\b(?:voor|vóór) (?:(?:de|het) )?)?"

_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_SOME_YEAR = re.compile(r"\b(dit|volgend) jaar\b", re.IGNORECASE)
_IN_MONTH = re.compile(rf"{_BEFORE}\b(?P<name>{ANY_MONTH})\b", re.IGNORECASE)
_IN_SEASON = re.compile(rf"{_BEFORE}(?P<next>\bvolgende? )?\b(?P<name>{SEASON})\b", re.IGNORECASE)
_IN_QUARTER = re.compile(rf"{_BEFORE}\b(?:{QUARTER})", re.IGNORECASE)
_PART = re.compile(rf"\b({'|'.join(_PART_END)})\b", re.IGNORECASE)
_WHOLE_YEAR = re.compile(rf"\bjaar\b|{_YEAR.pattern}", re.IGNORECASE)
_WITHIN = re.compile(rf"\b{WITHIN}", re.IGNORECASE)
_HALF_YEAR = re.compile(r"\been half jaar\b", re.IGNORECASE)
_THIS = re.compile(rf"\b(?:{THIS})", re.IGNORECASE)
_IS_CONDITION = re.compile(rf"\b{CONDITION}", re.IGNORECASE)
_IS_GATHERING = re.compile(rf"\b{GATHERING}", re.IGNORECASE)


class Period(NamedTuple):
    """`end` is None when it says nothing about the calendar."""

    kind: DueKind
    end: date | None


def read_period(said: str, today: date) -> Period:
    """Without a year it is the first one that is not over yet."""
    kind, end = next(filter(None, _periods(said, today)), (DueKind.FUZZY, None))
    if _IS_CONDITION.search(said):
        kind = DueKind.CONDITION
    elif _IS_GATHERING.search(said):
        kind = DueKind.MEETING
    return Period(kind, end)


def _periods(said: str, today: date) -> Iterator[tuple[DueKind, date] | None]:
    yield _within(said, today)
    yield _this(said, today)
    yield _quarter(said, today)
    yield _season(said, today)
    yield _month(said, today)
    yield _in_year(said, today)


def _within(said: str, today: date) -> tuple[DueKind, date] | None:
    if _HALF_YEAR.search(said):
        return DueKind.FUZZY, months_on(today, 6)
    found = _WITHIN.search(said)
    if not found:
        return None
    count, unit = _COUNT.get(found[1].lower()) or int(found[1]), found[2].lower()
    if unit.startswith(("maand", "jaar")):
        return DueKind.FUZZY, months_on(today, count * (12 if unit == "jaar" else 1))
    return DueKind.FUZZY, _days_on(today, count * (7 if unit.startswith("we") else 1))


def _this(said: str, today: date) -> tuple[DueKind, date] | None:
    found = _THIS.search(said)
    if not found:
        return None
    ahead, unit = (found[1] or "").lower().startswith("volgend"), found[2].lower()
    if unit == "week":
        return DueKind.FUZZY, _days_on(today, 6 - today.weekday() + 7 * ahead)
    if unit == "maand":
        return DueKind.MONTH, month_end(today.year, today.month + ahead)
    return DueKind.QUARTER, month_end(today.year, (today.month + 2) // 3 * 3 + 3 * ahead)


def _quarter(said: str, today: date) -> tuple[DueKind, date] | None:
    found = _IN_QUARTER.search(said)
    if not found:
        return None
    number = next(word for word in re.findall(r"[a-z]+|\d", found[0].lower()) if word in _QUARTER_END)
    return DueKind.QUARTER, _end(said, today, _QUARTER_END[number] - 3 * bool(found["before"]))


def _season(said: str, today: date) -> tuple[DueKind, date] | None:
    found = _IN_SEASON.search(said)
    if not found:
        return None
    end = _SEASON_END[found["name"].lower()] - 3 * bool(found["before"])
    return DueKind.SEASON, month_end(today.year + 1, end) if found["next"] else _end(said, today, end)


def _month(said: str, today: date) -> tuple[DueKind, date] | None:
    found = _IN_MONTH.search(said)
    if not found:
        return None
    return DueKind.MONTH, _end(said, today, NUMBER[found["name"].lower()] - bool(found["before"]))


def _in_year(said: str, today: date) -> tuple[DueKind, date] | None:
    if not _WHOLE_YEAR.search(said):
        return None
    if found := _PART.search(said):
        return DueKind.FUZZY, _end(said, today, _PART_END[found[1].lower()])
    return DueKind.YEAR_END, _end(said, today, 12)


def _end(said: str, today: date, month: int) -> date:
    if found := _YEAR.search(said):
        return month_end(int(found[1]), month)
    if found := _SOME_YEAR.search(said):
        return month_end(today.year + (found[1].lower() == "volgend"), month)
    ends = (month_end(today.year + years, month) for years in (-1, 0, 1))
    return next((end for end in ends if end >= today), month_end(today.year + 1, month))


def _days_on(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
