"""Several days in one file: a heading with a date begins the next day, and times are of one day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.plan import Block, BlockKind, Plan
from app.plan_file import read_plan, write_plan
from tests.plan_file.samples import found, problems

HEAD = "---\ntitel: Tweedaagse\ndatum: 29 oktober 2020\n---\n"
TWO = f"{HEAD}## 9:00 Inloop\n## 17:00 Diner\n# vrijdag 30 oktober 2020\n## 9:00 Welkom terug\n## 12:00 Slot\n"


def test_a_heading_with_a_date_begins_the_next_day() -> None:
    plan = read_plan(TWO)
    assert plan.days == ("2020-10-29", "2020-10-30")
    assert [(block.day, block.start, block.minutes) for block in plan.blocks] == [
        (0, 540, 480),
        (0, 1020, 0),
        (1, 540, 180),
        (1, 720, 0),
    ]


def test_one_day_has_no_days_of_its_own_whether_or_not_it_has_a_heading() -> None:
    plan = read_plan(f"{HEAD}# donderdag 29 oktober\n## 9:00 Inloop\n")
    assert plan.days == ()
    assert plan == read_plan(f"{HEAD}## 9:00 Inloop\n")


@pytest.mark.parametrize(
    "heading",
    [
        "vrijdag 30 oktober 2020",
        "vrijdag 30 oktober",
        "30 oktober",
        "2020-10-30",
        "Dag 2",
        "Dag 2: 30 oktober",
        "dag 2",
    ],
)
def test_a_day_may_be_written_as_people_write_it(heading: str) -> None:
    assert read_plan(TWO.replace("vrijdag 30 oktober 2020", heading)).days == ("2020-10-29", "2020-10-30")


def test_a_day_without_a_year_may_be_after_the_turn_of_it() -> None:
    plan = read_plan(TWO.replace("29 oktober 2020", "31 december 2020").replace("vrijdag 30 oktober 2020", "1 januari"))
    assert plan.days == ("2020-12-31", "2021-01-01")


def test_ids_are_used_once_over_all_days() -> None:
    plan = read_plan(TWO.replace("Welkom terug", "Inloop"))
    assert [block.id for block in plan.blocks] == ["inloop", "diner", "inloop-2", "slot"]


CASES = [
    ("# vrijdag", (7, "bad_day")),
    ("# Dag 2: verdieping", (7, "bad_day")),
    ("# 31 februari 2021", (7, "bad_day")),
    ("#", (7, "bad_day")),
    ("# 29 oktober 2020", (7, "day_back")),
    ("# 2019-10-30", (7, "day_back")),
    ("# 28 oktober", (7, "day_back")),
    ("# 30 oktober\n# 31 oktober", (7, "empty_day")),
    ("# 30 oktober\nplaats: Goirle", (8, "loose_line")),
    ("# 30 oktober\nzomaar", (8, "loose_line")),
    ("# 30 oktober\n### Hoe?", (8, "loose_question")),
]


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=[f"{code}-{lines}" for lines, (_, code) in CASES])
def test_every_problem_with_a_day_is_named_with_its_line(lines: str, expected: tuple[int, str]) -> None:
    assert expected in found(TWO.replace("# vrijdag 30 oktober 2020", lines))


def test_a_last_day_without_blocks_and_a_first_day_of_another_date_are_named() -> None:
    assert found(f"{TWO}# zaterdag 31 oktober\n") == [(10, "empty_day")]
    assert found(f"{HEAD}# 28 oktober 2020\n## 9:00 Inloop\n") == [(5, "first_day")]


def test_times_are_compared_within_a_day_only() -> None:
    assert found(f"{TWO}## 11:00 Te vroeg\n## 11:00 Tegelijk\n") == [(10, "time_back"), (11, "same_time")]


def test_two_blocks_at_one_time_are_said_to_be_just_that() -> None:
    (problem,) = problems(f"{HEAD}## 9:00 Inloop\n## 9:00 Opening\n")
    assert problem.text == "Om 09:00 begint ook het onderdeel hierboven. Pas een van de tijden aan."


@st.composite
def programmes(draw: st.DrawFn) -> Plan:
    days = sorted(draw(st.sets(st.dates(), min_size=1, max_size=3)))
    blocks = []
    for day, _ in enumerate(days):
        for start in sorted(draw(st.sets(st.integers(0, 1439), min_size=1, max_size=3))):
            kind = draw(st.sampled_from([BlockKind.BREAK, BlockKind.PLENARY]))
            blocks.append(Block("", kind, "Deel", start, day=day, is_skipped=draw(st.booleans())))
    dates = tuple(day.isoformat() for day in days)
    return Plan("dag", "Dag", dates[0], tuple(blocks), days=dates if len(dates) > 1 else ())


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_reading_what_was_written_gives_the_same_days(plan: Plan) -> None:
    read = read_plan(write_plan(plan), "dag")
    assert (read.date, read.days) == (plan.date, plan.days)
    assert [replace(block, id="", minutes=0) for block in read.blocks] == list(plan.blocks)
    assert read_plan(write_plan(read), "dag") == read
