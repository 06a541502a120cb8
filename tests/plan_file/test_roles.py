"""The roles in the head, and from when until when they are expected."""

from __future__ import annotations

import pytest

from app.core.plan import Window
from app.plan_file import read_plan, write_plan
from tests.plan_file.samples import found

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


def test_without_roles_nobody_is_asked_at_the_door_and_a_question_by_name_asks() -> None:
    asked = "---\ntitel: Dag\ndatum: 2019-12-04\norganisaties: A, B\n---\n## 9:00 Inloop\n### Wie?\n{}\n"
    named, split = (read_plan(asked.format(setting)) for setting in ("anoniem: op naam", "splits: organisatie"))
    assert not named.needs_role
    assert not named.needs_organisation
    assert not split.needs_role
    assert split.needs_organisation


def test_hours_may_be_those_of_one_day() -> None:
    later = HEAD + "# dag 2\n## 9:00 Inloop\n"
    plan = read_plan(later.format("wethouder op dag 2, manager vanaf 13:00 op dag 1, manager op dag 2 tot 12:00"))
    assert plan.roles == ("wethouder", "manager")
    assert plan.windows == (
        Window("wethouder", day=1), Window("manager", start=780, day=0), Window("manager", end=720, day=1),
    )  # fmt: skip
    assert "rollen: wethouder op dag 2, manager op dag 1 vanaf 13:00, manager op dag 2 tot 12:00\n" in write_plan(plan)
    assert read_plan(write_plan(plan), plan.id) == plan


@pytest.mark.parametrize("text", ["wethouder op dag twee", "wethouder op dag 1 op dag 2", "manager op dag 1 om 9:00"])
def test_a_day_that_is_no_number_is_not_part_of_a_name(text: str) -> None:
    assert found(HEAD.format(text)) == [(4, "bad_window")]


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
