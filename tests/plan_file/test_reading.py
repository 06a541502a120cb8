"""Reading a programme: plain Dutch never breaks it, and everything that is wrong is said at once."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.plan import Anonymity, BlockKind, Dimension, Visibility
from app.errors import PlanProblems
from app.plan_file import load, read_plan
from app.plan_file.problems import SENTENCES

SAMPLES = sorted((Path(__file__).parents[2] / "sessions").glob("*.md"))
HEAD = "---\ntitel: Dag\ndatum: 2020-09-17\n---\n"


def problems(source: str) -> list[tuple[int, str]]:
    with pytest.raises(PlanProblems) as wrong:
        read_plan(source)
    return [(problem.line, problem.code) for problem in wrong.value.problems]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_can_be_used(path: Path) -> None:
    assert load(path).blocks


def test_the_hybrid_day_of_2020_has_its_twelve_pitches_and_needs_no_role_at_the_door() -> None:
    plan = load(Path(__file__).parents[2] / "sessions" / "heisessie-2020.md")
    pitches = next(block for block in plan.blocks if block.kind is BlockKind.PITCHES)
    assert len(pitches.pitches) == 12
    assert pitches.takeaway is not None
    assert pitches.takeaway.form.most == 12
    assert (plan.expected_hall, plan.expected_stream) == (70, 17)
    assert not plan.needs_role


@pytest.mark.parametrize(
    "text",
    ["Wat is #1?", "Maatpact: hoe verder?", "'s Middags", "1.10", "a * b", "€ 10 miljoen (50%)", "[zie] <dit>", "\\n"],
)
def test_plain_dutch_is_taken_as_it_stands(text: str) -> None:
    plan = read_plan(f"{HEAD}## 13:00 {text}\ntoelichting: {text}\n### {text}\n- {text}\n- B\n")
    block = plan.blocks[0]
    assert (block.title, block.note) == (text, text)
    assert block.questions[0].text == text
    assert block.questions[0].form.options[0] == text


def test_a_question_can_say_all_that_the_file_knows() -> None:
    plan = read_plan(
        f"{HEAD}## 13:00-13:20 Peiling\n### Hoe verder?\nsoort: meerkeuze\nhoogstens: 2\nanoniem: op naam\ngeheim: ja\n"
        "uitslag: na stemmen\nsplits: rol\ntijd: 1 minuut\nuitleg: Kies er twee.\n- A\n- B\n- C\n"
    )
    (question,) = plan.blocks[0].questions
    assert plan.blocks[0].minutes == 20
    assert (question.form.most, question.anonymity, question.is_secret) == (2, Anonymity.NAMED, True)
    assert (question.visibility, question.dimension) == (Visibility.AFTER_ANSWER, Dimension.ROLE)
    assert (question.seconds, question.explanation) == (60, "Kies er twee.")


def test_a_block_lasts_until_the_next_and_kinds_are_guessed_from_what_is_in_them() -> None:
    plan = read_plan(f"{HEAD}## 13:00 Pitches\n- Dongen: hulp\n## 13:30 Vraag\n### Hoe?\n## 14:00 Slot\n")
    assert [(block.kind, block.minutes) for block in plan.blocks] == [
        (BlockKind.PITCHES, 30),
        (BlockKind.QUESTION, 30),
        (BlockKind.PLENARY, 0),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", (1, "no_head")),
        ("---\ntitel: Dag\n", (1, "open_head")),
        ("---\ndatum: 2020-09-17\n---\n## 13:00 A\n", (1, "no_title")),
        ("---\ntitel: Dag\n---\n## 13:00 A\n", (1, "no_date")),
        ("---\ntitel: Dag\ndatum: 31 februari 2020\n---\n## 13:00 A\n", (3, "bad_date")),
        ("---\ntitel: Dag\ndatum: 2020-09-17\nvertraging: 90\n---\n## 13:00 A\n", (4, "bad_number")),
        ("---\ntitel: Dag\ndatum: 2020-09-17\nzomaar\n---\n## 13:00 A\n", (4, "no_colon")),
        ("---\ntitel: Dag\ntitel: Dag\ndatum: 2020-09-17\n---\n## 13:00 A\n", (3, "twice")),
        (HEAD, (1, "no_blocks")),
        (f"{HEAD}## Opening\n", (5, "no_time")),
        (f"{HEAD}## 13:30\n", (5, "no_name")),
        (f"{HEAD}## 25:00 A\n", (5, "bad_time")),
        (f"{HEAD}## 13:00 A\n## 12:00 B\n", (6, "time_back")),
        (f"{HEAD}## 13:00-12:00 A\n", (5, "end_first")),
        (f"{HEAD}## 13:00 A\nsort: plenair\n", (6, "unknown_key")),
        (f"{HEAD}## 13:00 A\nsoort: plenum\n", (6, "bad_word")),
        (f"{HEAD}## 13:00 A\nzomaar een regel\n", (6, "loose_line")),
        (f"{HEAD}## 13:00 A\nsoort: plenair\n- los\n", (7, "loose_item")),
        (f"{HEAD}### Hoe?\n", (5, "loose_question")),
        (f"{HEAD}## 13:00 A\n###\n", (6, "empty_question")),
        (f"{HEAD}## 13:00 A\nsoort: vraag\n", (5, "no_question")),
        (f"{HEAD}## 13:00 A\nsoort: pitchronde\n", (5, "pitch_count")),
        (f"{HEAD}## 13:00 A\ntijd per pitch: lang\n- B\n", (6, "bad_duration")),
        (f"{HEAD}## 13:00 A\n### Hoe?\nsoort: meerkeuze\n- een\n", (6, "option_count")),
        (f"{HEAD}## 13:00 A\n### Hoe?\nhoogstens: 9\n- een\n- twee\n", (7, "most_choices")),
        (f"{HEAD}## 13:00 A\n### Hoe?\nhoogstens: 99\n", (7, "most_entries")),
        (f"{HEAD}## 13:00 A\n### Hoe?\nlengte: 5\n", (7, "text_length")),
        (f"{HEAD}## 13:00 A\n### Hoe?\nsoort: open\n- een\n", (6, "no_options_here")),
        (f"{HEAD}## 13:00 {'a' * 700}\n", (5, "too_long")),
    ],
)
def test_every_problem_is_named_with_its_line(source: str, expected: tuple[int, str]) -> None:
    assert expected in problems(source)


def test_a_file_that_is_no_text_or_far_too_large_is_refused_in_words(tmp_path: Path) -> None:
    for content, code in ((b"\xff\xfe\x00", "unreadable"), (b"a" * 300_000, "too_large")):
        path = tmp_path / "plan.md"
        path.write_bytes(content)
        with pytest.raises(PlanProblems) as wrong:
            load(path)
        assert wrong.value.problems[0].code == code


def test_all_problems_come_at_once_and_in_order() -> None:
    found = problems("---\ntitle: Dag\n---\n## Opening\n## 25:00 B\n")
    assert len(found) >= 4
    assert found == sorted(found, key=lambda row: row[0])


def test_a_word_that_is_nearly_right_is_suggested() -> None:
    with pytest.raises(PlanProblems) as wrong:
        read_plan(f"{HEAD}## 13:00 A\nsoort: plenar\n")
    assert "Bedoel je ‘plenair’?" in wrong.value.problems[0].text


def test_the_sentences_are_friendly() -> None:
    for sentence in SENTENCES.values():
        assert "!" not in sentence
        assert not re.search(r"\b[Uu]\b", sentence)


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_no_text_gives_a_traceback(text: str) -> None:
    for source in (text, HEAD + text, f"{HEAD}## 13:00 A\n### Hoe?\n{text}"):
        with contextlib.suppress(PlanProblems):
            assert read_plan(source).title


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_sample_gives_a_plan_or_problems(data: st.DataObject) -> None:
    source = SAMPLES[0].read_text("utf-8")
    start = data.draw(st.integers(0, len(source)))
    stop = data.draw(st.integers(start, min(len(source), start + 200)))
    damaged = source[:start] + data.draw(st.text(max_size=20)) + source[stop:]
    try:
        found = read_plan(damaged).blocks
    except PlanProblems as wrong:
        found = wrong.problems  # type: ignore[assignment]
    assert found
