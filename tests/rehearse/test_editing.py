"""What the played chair changes: foreseen in the programme that the counts are held against."""

from __future__ import annotations

from app.core.plan import BlockKind
from app.plan_file import load, read_plan
from app.rehearse.editing import QUICK, skipped_in, with_quick
from app.rehearse.speech import DUTCH
from tests.plan_file.samples import DAY_OF_2019, DAY_OF_2020, HEAD


def test_the_question_on_the_spot_comes_first_where_somebody_speaks() -> None:
    plan = with_quick(load(DAY_OF_2020))
    home = next(block for block in plan.blocks if any(question.id == QUICK for question in block.questions))
    assert home.kind is BlockKind.PLENARY
    assert home.questions[0] == plan.questions[QUICK]
    assert plan.questions[QUICK].text == DUTCH.quick


def test_a_day_in_which_nobody_speaks_has_no_question_on_the_spot() -> None:
    plan = read_plan(f"{HEAD}## 9:00 Stemming\n### Hoe?\n")
    assert with_quick(plan) == plan


def test_a_break_is_skipped_but_never_the_one_before_the_wrap_up() -> None:
    assert skipped_in(load(DAY_OF_2019)) == "pauze"
    assert skipped_in(load(DAY_OF_2020)) == "pauze"
    assert skipped_in(read_plan(f"{HEAD}## 9:00 A\n## 9:30 P\nsoort: pauze\n## 10:00 S\nsoort: wrap-up\n")) == ""
