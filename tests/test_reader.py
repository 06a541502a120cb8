"""What a chair types is read on the day of now."""

from __future__ import annotations

import pytest

from app.core.plan import Plan
from app.reader import Reader

PLAN = Plan("dag", "Dag", "2026-09-17", (), next_date="2026-10-29", days=("2026-09-17", "2026-09-18"))


@pytest.mark.parametrize(
    ("due", "day", "date"),
    [
        ("morgen", "2026-09-17", "2026-09-18"),
        ("morgen", "2026-09-18", "2026-09-19"),
        ("vandaag", "2026-09-18", "2026-09-18"),
        ("17 september", "2026-09-18", "2027-09-17"),
    ],
)
def test_a_day_counts_from_the_one_of_now(due: str, day: str, date: str) -> None:
    assert Reader(PLAN, day).read_due(due).date == date
    assert Reader(PLAN, day).read_sentence(f"De manager gaat uiterlijk {due} bellen")[1].due.date == date


def test_the_next_meeting_is_one_that_is_still_to_come() -> None:
    assert Reader(PLAN, "2026-09-18").read_due("als het kan").review == "2026-10-29"
    assert Reader(PLAN, "2026-10-29").read_due("als het kan").review == "2027-01-29"
