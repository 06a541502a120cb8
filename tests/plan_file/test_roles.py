"""The roles in the head, and from when until when they are expected."""

from __future__ import annotations

import pytest

from app.core.plan import Window
from app.plan_file import read_plan, write_plan

HEAD = "---\ntitel: Dag\ndatum: 2019-12-04\nrollen: {}\n---\n## 9:00 Inloop\n## 13:00 Middag\n"


def test_a_role_may_have_hours() -> None:
    plan = read_plan(HEAD.format("wethouder vanaf 13:00, manager, projectleider tot 12.30 uur"))
    assert plan.roles == ("wethouder", "manager", "projectleider")
    assert plan.windows == (Window("wethouder", start=780), Window("projectleider", end=750))
    assert plan.needs_role


def test_without_hours_nobody_needs_to_say_their_role() -> None:
    plan = read_plan(HEAD.format("wethouder, manager"))
    assert plan.windows == ()
    assert not plan.needs_role


@pytest.mark.parametrize(
    "text",
    [
        "wethouder vanaf 13:00, manager, projectleider tot 12:30",
        "wethouder tot 10:00, wethouder vanaf 13:00",
        "lid van het projectteam vanaf 08:30 tot 17:00",
        "adviseur tot en met schaal negen",
    ],
)
def test_what_was_read_is_written_the_same(text: str) -> None:
    plan = read_plan(HEAD.format(text))
    assert f"rollen: {text}\n" in write_plan(plan)
    assert read_plan(write_plan(plan), plan.id) == plan
