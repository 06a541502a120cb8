"""What this product may say of itself, with the test that shows it: every row has a limit and a least number of tries.

A test asks for the fixture `figure` and tells what it found once all its own checks have passed. Whoever runs the tests
sees the table at the end; `./heisessie test -m scorecard` runs only what fills it. `python -m tests.scorecard FILE`
prints the table of more than one run together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Promise:
    """`limit` is the most it may be, in `unit`; `tries` how often it must have been tried at least."""

    sentence: str
    limit: float = 0
    unit: str = ""
    tries: int = 1


class Row(Enum):
    KILLED = Promise("bevestigde stemmen kwijt of dubbel na een kill", tries=100)
    POWER_CUT = Promise("bevestigde stemmen kwijt of dubbel na stroomuitval", tries=3_000)
    CORRUPT = Promise("gegevens stuk na stroomuitval", tries=3_000)
    DISK_ERROR = Promise("bevestigde stemmen kwijt of dubbel na een schijffout", tries=200)
    DISK_FULL = Promise("bevestigde stemmen kwijt of dubbel op een volle schijf", tries=100)
    RACES = Promise("stemmen dubbel of na het sluiten geteld", tries=10_000)
    CHAIRS = Promise("keer dat twee keer drukken twee stappen was", tries=10_000)
    FIRST_ANSWER = Promise("van kill tot eerste bevestigde stem", 2, "s", tries=10)
    BACK = Promise("van herstart tot 95% van de telefoons terug", 4, "s", tries=1_000)
    WAKES = Promise("van wakker worden tot het goede beeld op de telefoon", 2, "s", tries=5)
    ROLES = Promise("keer dat een rol iets kon wat niet mag", tries=800)
    SCRIPTS = Promise("teksten die code werden of een melding gaven", tries=200)
    FETCHES = Promise("adressen die het verslag ophaalde", tries=17)
    GUESSES = Promise("codes die met raden zijn gevonden", tries=100_000)
    GROUPS = Promise("groepen onder de vijf die te berekenen zijn", tries=1_000)
    TRACES = Promise("sporen van wie wat koos na het vastzetten", tries=3_000)
    FLIPS = Promise("gewijzigde gegevens die niet opvielen", tries=300)
    STALLED = Promise("traagste van honderd naast telefoons die vastlopen", 0.25, "s", tries=1_000)
    MEMORY = Promise("geheugen erbij door bommen en vloeden", 10, "MB", tries=2)
    REPORTS = Promise("verslagen die uit de bewaarde gegevens anders werden", tries=20)
    FAULTS = Promise("ingebouwde fouten die de tests misten", tries=8)


@dataclass(frozen=True, slots=True)
class Found:
    """What one test found: the worst value, in how many tries, and what else there is to tell."""

    row: str
    value: float
    tries: int
    told: str = ""

    @property
    def as_text(self) -> str:
        return json.dumps([self.row, self.value, self.tries, self.told], ensure_ascii=False)

    @classmethod
    def of(cls, text: str) -> Found:
        return cls(*json.loads(text))


Tell = Callable[..., None]
PROPERTY: Final = "scorecard"
HEAD: Final = ("wat", "gevonden", "grens", "geprobeerd", "toelichting")
RIGHT: Final = (1, 3)


def teller(record: Callable[[str, object], None]) -> Tell:
    """For the fixture: `tell(Row.KILLED, 0, tries=100, told="...")`."""

    def tell(row: Row, value: float, tries: int = 1, told: str = "") -> None:
        record(PROPERTY, Found(row.name, value, tries, told).as_text)

    return tell


def found_in(reports: Iterable[Any]) -> list[Found]:
    """What the tests told, out of pytest's reports of those that passed."""
    return [Found.of(str(value)) for report in reports for name, value in report.user_properties if name == PROPERTY]


def together(found: Iterable[Found]) -> dict[Row, Found]:
    """One for each row: the worst value, over all tries."""
    rows: dict[Row, Found] = {}
    for one in found:
        before = rows.get(Row[one.row])
        told = "; ".join(dict.fromkeys(filter(None, (before.told if before else "", one.told))))
        worst, tries = (max(before.value, one.value), before.tries + one.tries) if before else (one.value, one.tries)
        rows[Row[one.row]] = Found(one.row, worst, tries, told)
    return rows


def is_kept(row: Row, found: Found) -> bool:
    return found.value <= row.value.limit and found.tries >= row.value.tries


def table(rows: Mapping[Row, Found]) -> str:
    """In Markdown, every column as wide as its widest cell."""
    cells = [HEAD, *(_cells(row, rows.get(row)) for row in Row)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(HEAD))]
    lines = [_line(line, widths) for line in cells]
    rule = "|".join("-" * (width + 1) + (":" if at in RIGHT else "-") for at, width in enumerate(widths))
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]])


def _cells(row: Row, found: Found | None) -> tuple[str, ...]:
    promise = row.value
    limit = f"{_number(promise.limit)} {promise.unit}".strip()
    if found is None:
        return promise.sentence, "niet gemeten", limit, "0", ""
    value = f"{_number(found.value)} {promise.unit}".strip()
    missed = "" if is_kept(row, found) else " NIET GEHAALD"
    return promise.sentence, value + missed, limit, _number(found.tries), found.told


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (
        cell.rjust(width) if at in RIGHT else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join(padded)} |"


def _number(value: float) -> str:
    """As Dutch people write it."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return text.translate(str.maketrans(",.", ".,"))


def main(files: Iterable[str]) -> int:
    """1 when a limit is missed. What this machine cannot measure is said, and is no fault; nor is that it was busy: a
    time that is missed stands in the table."""
    there = [path for path in map(Path, files) if path.exists()]
    rows = together(Found.of(line) for path in there for line in path.read_text("utf-8").splitlines())
    print(table(rows))
    counted = {row: found for row, found in rows.items() if row.value.unit != "s"}
    return 0 if all(is_kept(row, found) for row, found in counted.items()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
