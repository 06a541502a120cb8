"""What several tests read: the committed samples and a head to put before a programme."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import PlanProblems
from app.plan_file import read_plan
from app.plan_file.problems import Problem

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "sessions").glob("*.md"))
DAY_OF_2019 = ROOT / "sessions" / "heisessie-2019.md"
DAY_OF_2020 = ROOT / "sessions" / "heisessie-2020.md"
PAGE = ROOT / "docs" / "programmabestand.md"
HEAD = "---\ntitel: Dag\ndatum: 2020-09-17\n---\n"
HEAD_WITH_GROUPS = (
    "---\ntitel: Dag\ndatum: 2020-09-17\nrollen: wethouder, manager\norganisaties: Goirle, Tilburg\n---\n"
)


def problems(source: str) -> tuple[Problem, ...]:
    with pytest.raises(PlanProblems) as wrong:
        read_plan(source)
    return wrong.value.problems


def found(source: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in problems(source)]
