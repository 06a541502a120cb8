"""Views to HTML: the only module that knows Jinja2, used by the live pages and the report alike.

A page is `templates/<page>/page.html`, a region of it `templates/<page>/<region>.html`. What people
typed is escaped always; a template that asks for a name it did not get fails at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
PLAIN: Final = (".md", ".txt")
HERE: Final = ZoneInfo("Europe/Amsterdam")
DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class Door:
    """How people come in: the address they type, the code, and the link that knows the code."""

    address: str
    code: str
    link: str

    @property
    def code_shown(self) -> str:
        """Eight digits are read and typed in two fours."""
        return " ".join(self.code[at : at + 4] for at in range(0, len(self.code), 4))


class Renderer:
    def __init__(self, folder: Path = TEMPLATES) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=is_markup,  # noqa: S701
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
        )
        self._environment.filters.update(FILTERS)

    def template(self, name: str, /, **context: Any) -> str:
        return self._environment.get_template(name).render(context)

    render = template

    def region(self, page: str, region: str, /, **context: Any) -> str:
        return self.template(f"{page}/{region}.html", **context)

    def page(self, page: str, /, **context: Any) -> str:
        return self.template(f"{page}/page.html", **context)


def is_markup(name: str | None) -> bool:
    """Everything is, but for the newsletter's plain forms, which keep markup out in their own way."""
    return name is None or not name.endswith(PLAIN)


def clock(minutes: int) -> str:
    """Minutes after midnight as 13:30."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def moment(at: float) -> str:
    """Server time as the clock on the wall: 16:42."""
    return datetime.fromtimestamp(at, HERE).strftime("%H:%M")


def dutch_date(iso: str) -> str:
    """2020-10-29 as donderdag 29 oktober 2020; what is no date stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def plural(number: int, one: str, many: str) -> str:
    """`1 afspraak`, `3 afspraken`."""
    return f"{number} {one if number == 1 else many}"


def duration(seconds: float) -> str:
    """Seconds as minutes and seconds of a countdown: 4:05."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def hatching(width: float, height: float, step: int = 10) -> str:
    """Slanted lines over a bar as one path; a pattern would not survive every printer."""
    lines = []
    for start in range(-step * int(height // step), int(width), step):
        end = min(start + height, width)
        lines.append(f"M{max(start, 0):g} {height + min(start, 0):g}L{end:g} {height - (end - start):g}")
    return "".join(lines)


FILTERS: Final = {
    "hatching": hatching,
    "clock": clock,
    "moment": moment,
    "dutch_date": dutch_date,
    "plural": plural,
    "duration": duration,
}
