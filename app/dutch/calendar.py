"""Days and months as Dutch writes them, in dates and in what somebody says; and the last day of a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NUMBER: Final = {name: n for names in (MONTHS, _SHORT) for n, name in enumerate(names, 1)} | {"sept": 9}
MONTH: Final = "|".join(MONTHS)
ANY_MONTH: Final = "|".join(sorted(NUMBER, key=len, reverse=True))


def month_end(year: int, month: int) -> date:
    """The last day of a month; month 14 is February of the year after, month 0 the December before."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    return date(year, month, monthrange(year, month)[1])


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    end = month_end(day.year, day.month + months)
    return end.replace(day=min(day.day, end.day))
