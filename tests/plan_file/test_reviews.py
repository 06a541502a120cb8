"""A speaker, a look back at an earlier result, and what was found: as a communications officer writes it."""

from __future__ import annotations

import pytest

from app.core.plan import BlockKind, Finding
from app.plan_file import read_plan, write_plan
from app.plan_file.reviews import written_finding
from tests.plan_file.samples import HEAD, found, problems

ASKED = f"{HEAD}## 9:00 Stemming\n### Wat is nodig?\n- A\n- B\n"


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (BlockKind.KEYNOTE, "keynote"),
        (BlockKind.BRIEFING, "briefing"),
        (BlockKind.PLENARY, "plenair"),
        (BlockKind.REVIEW, "terugblik"),
    ],
)
def test_somebody_speaks_by_role(kind: BlockKind, word: str) -> None:
    block = read_plan(f"{HEAD}## 9:00-9:40 Data\nsoort: {word}\nspreker: hoogleraar, universiteit\n").blocks[0]
    assert (block.kind, block.speaker, block.minutes) == (kind, "hoogleraar, universiteit", 40)


@pytest.mark.parametrize("word", ["pauze", "diner", "ontvangst", "wrap-up"])
def test_nobody_speaks_in_a_break(word: str) -> None:
    (problem,) = problems(f"{HEAD}## 9:00 Even niets\nsoort: {word}\nspreker: hoogleraar\n")
    assert (problem.line, problem.code) == (7, "no_speaker")
    assert "soort: keynote" in problem.text


def test_a_look_back_names_an_earlier_question_and_what_was_found() -> None:
    plan = read_plan(
        f"{ASKED}## 10:00 Zorg\nsoort: terugblik\nuitslag van: wat is NODIG?\n"
        "- Te veel formulieren: één intake (scrumteam Toegang)\n"
        "- Wachtlijsten: inkopen (samen) met buren\n- Personeel\n"
    )
    assert plan.blocks[1].review == "wat is NODIG?"
    assert plan.blocks[1].findings == (
        Finding("Te veel formulieren", "één intake", "scrumteam Toegang"),
        Finding("Wachtlijsten", "inkopen (samen) met buren"),
        Finding("Personeel"),
    )
    assert read_plan(write_plan(plan), plan.id) == plan


@pytest.mark.parametrize(
    "finding",
    [
        Finding("a", "b", "c"),
        Finding("a", "", "c"),
        Finding("a (x)", "b (y) z"),
        Finding("a"),
        Finding("a:b", "c: d", "e"),
    ],
)
def test_what_was_found_comes_back_the_same(finding: Finding) -> None:
    plan = read_plan(f"{HEAD}## 9:00 Zorg\nsoort: terugblik\n- {finding.bottleneck}\n")
    again = read_plan(f"{HEAD}## 9:00 Zorg\nsoort: terugblik\n{written_finding(finding)}\n")
    assert again.blocks[0].findings == (finding,)
    assert plan.blocks[0].findings == (Finding(finding.bottleneck),)


def test_a_question_that_was_not_asked_before_is_named_and_the_nearest_suggested() -> None:
    (problem,) = problems(f"{ASKED}## 10:00 Zorg\nsoort: terugblik\nuitslag van: Wat was nodig?\n")
    assert (problem.line, problem.code) == (11, "unknown_review")
    assert "Bedoel je ‘Wat is nodig?’?" in problem.text


def test_a_question_further_down_is_not_an_earlier_one() -> None:
    source = f"{HEAD}## 9:00 Zorg\nsoort: terugblik\nuitslag van: Wat nu?\n## 10:00 Vraag\n### Wat nu?\n"
    assert found(source) == [(7, "unknown_review")]


def test_what_was_found_has_a_bottleneck_and_there_are_not_too_many() -> None:
    assert found(f"{HEAD}## 9:00 Zorg\nsoort: terugblik\n- : oplossing\n") == [(7, "no_bottleneck")]
    assert found(f"{HEAD}## 9:00 Zorg\nsoort: terugblik\n" + "- Knelpunt\n" * 21) == [(5, "finding_count")]


def test_a_skipped_block_stays_in_the_file() -> None:
    plan = read_plan(f"{HEAD}## 9:00 A\noverslaan: ja\n## 10:00 B\noverslaan: nee\n")
    assert [block.is_skipped for block in plan.blocks] == [True, False]
    assert read_plan(write_plan(plan), plan.id) == plan
