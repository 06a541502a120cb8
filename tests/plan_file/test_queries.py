"""Where participants may ask questions of their own: usually, on a day, in one block."""

from __future__ import annotations

import pytest

from app.core.plan import Plan
from app.errors import PlanProblems
from app.plan_file import read_plan, write_plan

HEAD = "---\ntitel: Dag\ndatum: 2026-01-01\n{head}---\n"
BLOCKS = "## 9:00 A\nsoort: {kind}\n{block}## 10:00 B\nsoort: pauze\n"


def day(kind: str = "plenair", head: str = "", block: str = "") -> Plan:
    lines = {"head": f"vragen: {head}\n" if head else "", "block": f"vragen: {block}\n" if block else ""}
    return read_plan((HEAD + BLOCKS).format(kind=kind, **lines))


def takes(plan: Plan) -> list[bool]:
    return [plan.takes_queries(block) for block in plan.blocks]


@pytest.mark.parametrize("kind", ["plenair", "keynote", "briefing"])
def test_where_somebody_speaks_people_usually_ask(kind: str) -> None:
    assert takes(day(kind)) == [True, False]


@pytest.mark.parametrize("kind", ["ontvangst", "pauze", "diner", "wrap-up"])
def test_elsewhere_they_do_not(kind: str) -> None:
    assert takes(day(kind)) == [False, False]


@pytest.mark.parametrize(
    ("head", "block", "is_open"),
    [("nee", "", False), ("nee", "ja", True), ("ja", "nee", False), ("", "nee", False), ("ja", "", True)],
)
def test_a_day_and_a_block_can_say_otherwise(head: str, block: str, is_open: bool) -> None:
    assert takes(day(head=head, block=block))[0] is is_open


@pytest.mark.parametrize("block", ["", "ja", "nee"])
@pytest.mark.parametrize("head", ["", "nee"])
def test_what_is_written_is_read_again(head: str, block: str) -> None:
    plan = day(head=head, block=block)
    assert read_plan(write_plan(plan), plan.id) == plan


def test_another_word_is_a_clear_problem() -> None:
    with pytest.raises(PlanProblems):
        day(block="misschien")
