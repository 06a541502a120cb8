"""Everything that is wrong is said at once: the line, what it is and how to mend it; never a traceback."""

from __future__ import annotations

import contextlib
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.plan import Plan
from app.errors import PlanProblems
from app.plan_file import load, read_plan, write_plan
from app.plan_file.grammar import BLOCKS
from app.plan_file.problems import SENTENCES
from tests.plan_file.samples import DAY_OF_2020, HEAD, HEAD_WITH_GROUPS, found, problems

CASES = [
    ("", (1, "no_head")),
    ("---\ntitel: Dag\n", (1, "open_head")),
    ("---\ndatum: 2020-09-17\n---\n## 13:00 A\n", (1, "no_title")),
    ("---\ntitel: Dag\n---\n## 13:00 A\n", (1, "no_date")),
    ("---\ntitel: Dag\ndatum: 31 februari 2020\n---\n## 13:00 A\n", (3, "bad_date")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nvertraging: 90\n---\n## 13:00 A\n", (4, "bad_delay")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nvertraging: 8 deelnemers\n---\n## 13:00 A\n", (4, "bad_delay")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nbewaren: 30 seconden\n---\n## 13:00 A\n", (4, "bad_keep")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nzaal: 70 dagen\n---\n## 13:00 A\n", (4, "bad_number")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nbewaren: 0\n---\n## 13:00 A\n", (4, "bad_keep")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nbewaren: 366 dagen\n---\n## 13:00 A\n", (4, "bad_keep")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nbewaren: altijd\n---\n## 13:00 A\n", (4, "bad_keep")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nvertraging: 1 uur\n---\n## 13:00 A\n", (4, "bad_delay")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nrollen: wethouder vanaf 1 uur\n---\n## 13:00 A\n", (4, "bad_window")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nrollen: wethouder vanaf straks\n---\n## 13:00 A\n", (4, "bad_window")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nrollen: manager, wethouder tot\n---\n## 13:00 A\n", (4, "bad_window")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nrollen:\n---\n## 13:00 A\n", (4, "empty_value")),
    ("---\ntitel: Dag\ndatum: dinsdag 4 december 2020\n---\n## 13:00 A\n", (3, "wrong_weekday")),
    ("---\ntitel: Dag\ndatum: feestdag 4 december 2020\n---\n## 13:00 A\n", (3, "bad_date")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nvolgende bijeenkomst: 2020-09-17\n---\n## 13:00 A\n", (4, "next_first")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nrollen: manager tot 25:00\n---\n## 13:00 A\n", (4, "bad_time")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nrollen: a vanaf 14:00 tot 13:00\n---\n## 13:00 A\n", (4, "end_first")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nlivestream: www.example.nl\n---\n## 13:00 A\n", (4, "bad_stream")),
    (f"{HEAD}## 13:00 A\nsoort: workshops\n### A\nplek online: Teams\n### B\n", (8, "bad_link")),
    (f"---\ntitel: Dag\ndatum: 2020-09-17\nzaal: 000000000{'9' * 50}\n---\n## 13:00 A\n", (4, "bad_number")),
    ("---\ntitel: Dag\ndatum: 2020-09-17\nzomaar\n---\n## 13:00 A\n", (4, "no_colon")),
    ("---\ntitel: Dag\ntitel: Dag\ndatum: 2020-09-17\n---\n## 13:00 A\n", (3, "twice")),
    (HEAD, (1, "no_blocks")),
    (f"{HEAD}## Opening\n", (5, "no_time")),
    (f"{HEAD}## 13:30\n", (5, "no_name")),
    (f"{HEAD}## 25:00 A\n", (5, "bad_time")),
    ("---\ntitel: Dag\ndatum: 31 december 9999\n---\n## 13:00 A\n# dag 2\n## 9:00 B\n", (6, "bad_day")),
    (f"{HEAD}## 13:00 A\n## 12:00 B\n", (6, "time_back")),
    (f"{HEAD}## 13:00-14:00 A\n## 13:30 B\n", (6, "overlap")),
    (f"{HEAD}## 13:00-12:00 A\n", (5, "end_first")),
    (f"{HEAD}## 13:00 A\nsort: plenair\n", (6, "unknown_key")),
    (f"{HEAD}## 13:00 A\nanoniem: ja\n", (6, "misplaced_key")),
    (f"{HEAD}## 13:00 A\ntijd per pitch: 4 minuten\n", (6, "misplaced_key")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nlengte: 100\n- een\n- twee\n", (7, "misplaced_key")),
    (f"{HEAD}## 13:00 A\nsoort: plenum\n", (6, "bad_word")),
    (f"{HEAD}## 13:00 A\nzomaar een regel\n", (6, "loose_line")),
    (f"{HEAD}# Dag\n## 13:00 A\n", (5, "bad_day")),
    (f"{HEAD}## 13:00 A\n# zaterdag 18 september\n## 13:00 B\n", (6, "wrong_weekday")),
    (f"{HEAD}# 2020-09-18\n## 13:00 A\n", (5, "first_day")),
    (f"{HEAD}## 13:00 A\n# 2020-09-17\n## 13:00 B\n", (6, "day_back")),
    (f"{HEAD}## 13:00 A\n# 2020-09-18\n", (6, "empty_day")),
    (f"{HEAD}## 13:00 A\n## 13:00 B\n", (6, "same_time")),
    (f"{HEAD}## 13:00 A\nsoort: keynote\nspreker:\n", (7, "empty_value")),
    (f"{HEAD}## 13:00 A\n### 14:00 B\n", (6, "timed_question")),
    (f"{HEAD}### 14:00 B\n", (5, "timed_question")),
    (f"{HEAD}## 13:00 A\n### B\nplek: kapel\n### C\n", (5, "no_breakouts")),
    (f"{HEAD}## 13:00 A\nsoort: pauze\nspreker: hoogleraar\n", (7, "no_speaker")),
    (f"{HEAD}## 13:00 A\nsoort: terugblik\nuitslag van: Wat?\n", (7, "unknown_review")),
    (f"{HEAD}## 13:00 A\nsoort: terugblik\n- : oplossing\n", (7, "no_bottleneck")),
    (f"{HEAD}## 13:00 A\nsoort: terugblik\n" + "- knelpunt\n" * 21, (5, "finding_count")),
    (f"{HEAD}##13:00 A\n", (5, "wrong_heading")),
    (f"{HEAD}## 13:00 A\n<!-- open\nsoort: pauze\n", (6, "open_comment")),
    (f"{HEAD}## 13:00 A\nsoort: plenair\n- los\n", (7, "loose_item")),
    (f"{HEAD}### Hoe?\n", (5, "loose_question")),
    (f"{HEAD}## 13:00 A\n###\n", (6, "empty_question")),
    (f"{HEAD}## 13:00 A\nsoort: vraag\n", (5, "no_question")),
    (f"{HEAD}## 13:00 A\nsoort: pitchronde\n", (5, "pitch_count")),
    (f"{HEAD}## 13:00 A\n- B\n" + "- C\n" * 12, (5, "pitch_count")),
    (f"{HEAD}## 13:00 A\n- : titel\n", (6, "no_owner")),
    (f"{HEAD}## 13:00 A\ntijd per pitch: lang\n- B\n", (6, "bad_duration")),
    (f"{HEAD}## 13:00 A\ntijd per pitch: 9999 minuten\n- B\n", (6, "bad_duration")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nsoort: meerkeuze\n- een\n", (6, "option_count")),
    (f"{HEAD}## 13:00 A\n### Hoe?\n- een\n- Een\n", (8, "same_option")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nhoogstens: 9\n- een\n- twee\n", (7, "most_choices")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nhoogstens: 99\n", (7, "most_entries")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nlengte: 5\n", (7, "text_length")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nsoort: open\n- een\n", (6, "no_options_here")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nsoort: schaal\n" + "".join(f"- {n}\n" for n in range(13)), (6, "statement_count")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nsoort: schaal\npunten: 7\n", (8, "scale_points")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nsoort: schaal\nlaag: slecht\n", (8, "one_end")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nsoort: woordwolk\nlengte: 300\n", (8, "word_length")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nsoort: schaal\ngoedkeuren: ja\n", (8, "no_texts_here")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nsplits: rol\n", (7, "no_roles")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nsplits: organisatie\n", (7, "no_organisations")),
    (f"{HEAD_WITH_GROUPS}## 13:00 A\n### Hoe?\nanoniem: op naam\ngeheim: ja\n", (10, "secret_not_anonymous")),
    (f"{HEAD}## 13:00 A\n### Hoe?\nuitslag: live\ngeheim: ja\n", (8, "secret_but_shown")),
    (f"{HEAD}## 13:00 A\nsoort: workshops\n### B\n", (5, "breakout_count")),
    (f"{HEAD}## 13:00 A\nsoort: workshops\n### B\n###\n", (8, "empty_breakout")),
    (f"{HEAD}## 13:00 A\nsoort: workshops\n### B\nplaatsen: 0\n### C\n", (8, "bad_places")),
    (f"{HEAD_WITH_GROUPS}## 13:00 A\nsoort: workshops\n### B\nvoor: raadslid\n### C\n", (10, "unknown_role")),
    (f"{HEAD_WITH_GROUPS}## 13:00 A\nsoort: workshops\n### B\nvoor: manager\n### C\n", (11, "no_one")),
    (
        f"{HEAD_WITH_GROUPS}## 13:00 A\nsoort: workshops\n### B\nvoor: manager\n### C\nvoor: manager\n",
        (12, "role_twice"),
    ),
    (
        f"{HEAD_WITH_GROUPS}## 13:00 A\nsoort: workshops\n### B\nvoor: manager\n### C\nplaatsen: 5\n",
        (12, "mixed_breakouts"),
    ),
    (f"{HEAD}## 13:00 {'a' * 700}\n", (5, "too_long")),
    (f"---\ntitel: {'a' * 700}\ndatum: 2020-09-17\n---\n## 13:00 A\n", (2, "too_long")),
    (f"{HEAD}## 13:00 A\n{'a ' * 9000}\n", (6, "too_long")),
    (HEAD + "## 13:00 A\n" * 6000, (5001, "too_many_lines")),
    ("a" * 300_000, (1, "too_large")),
]


@pytest.mark.parametrize(("source", "expected"), CASES, ids=[f"{code}-{line}" for _, (line, code) in CASES])
def test_every_problem_is_named_with_its_line(source: str, expected: tuple[int, str]) -> None:
    assert expected in found(source)


@pytest.mark.parametrize("time", ["25:00", "13:30-24:00", "13:61-14:00", "13:30-13:60"])
def test_a_time_that_is_none_is_said_once_and_nothing_is_made_of_it(time: str) -> None:
    assert found(f"{HEAD}## 13:00 A\n## {time} B\n## 15:00 C\n") == [(6, "bad_time")]


def test_of_hours_that_are_none_nothing_is_made() -> None:
    assert found("---\ntitel: Dag\ndatum: 2020-09-17\nrollen: a vanaf 13:00 tot 12:99\n---\n## 13:00 A\n") == [
        (4, "bad_time")
    ]


def test_every_sentence_has_a_file_that_earns_it() -> None:
    assert {code for _, (_, code) in CASES} | {"unreadable", "strange_stream"} == set(SENTENCES)


@pytest.mark.parametrize(("content", "code"), [(b"\xff\xfe\x00", "unreadable"), (b"a" * 300_000, "too_large")])
def test_a_file_that_is_no_text_or_far_too_large_is_refused_in_words(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(content)
    with pytest.raises(PlanProblems) as wrong:
        load(path)
    assert [problem.code for problem in wrong.value.problems] == [code]


def test_all_problems_come_at_once_and_in_order() -> None:
    named = found("---\ntitle: Dag\n## Opening\nsort: pauze\n### Hoe?\n- een\n## 25:00 B\n")
    assert named == [
        *((1, "open_head"), (1, "no_title"), (1, "no_date"), (2, "unknown_key"), (3, "no_time")),
        *((4, "unknown_key"), (5, "option_count"), (7, "bad_time")),
    ]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("## 13:00 A\n### 14:00 Pauze\nsoort: pauze\n## 15:00 C\n", 6),
        ("## 13:00 A\nsoort: workshops\n### 14:00 B\nplek: kapel\n### C\n", 7),
        ("## 13:00 A\n### B\nplek: kapel\nrapporteur: adviseur\n### C\nplek: zolder\n", 5),
        ("## 13:00 A\nsoort: vraag\n### B\nvoor: manager\n### C\nvoor: wethouder\n", 5),
    ],
)
def test_a_heading_of_the_wrong_sort_is_one_problem(source: str, line: int) -> None:
    head = HEAD_WITH_GROUPS if "voor" in source else HEAD
    assert [at for at, _ in found(head + source)] == [line + head.count("\n") - HEAD.count("\n")]


def test_a_question_may_begin_with_a_time() -> None:
    plan = read_plan(f"{HEAD}## 13:00 A\n### 10.30 uur beginnen, is dat te vroeg?\n- ja\n- nee\n")
    assert [question.text for question in plan.questions.values()] == ["10.30 uur beginnen, is dat te vroeg?"]


def test_a_question_that_says_its_sort_may_begin_with_a_time_so_that_what_a_chair_asked_can_be_read_again() -> None:
    plan = read_plan(f"{HEAD}## 13:00 A\n### 10:00 Beginnen\nsoort: meerkeuze\n- ja\n- nee\n")
    assert read_plan(write_plan(plan), plan.id) == plan


def test_a_wrong_day_of_the_week_is_told_with_the_right_one() -> None:
    (problem,) = problems("---\ntitel: Dag\ndatum: dinsdag 4 december 2020\n---\n## 13:00 A\n")
    assert problem.text == "‘dinsdag 4 december 2020’ is een vrijdag. Pas de dag of de datum aan."


def test_one_missing_head_is_one_problem() -> None:
    assert found("## 13:00 Opening\nsoort: plenair\n") == [(1, "no_head")]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert found(f"{HEAD}## 13:00 A\u2028B\x0cC\r\nsort: pauze\r\n") == [(6, "unknown_key")]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("soort: plenar", "Bedoel je ‘plenair’?"),
        ("sort: plenair", "Bedoel je ‘soort’?"),
        ("soort: borrel", f"Kies uit: {', '.join(BLOCKS)}."),
        ("anoniem: ja", "Kies hier uit: soort, toelichting, aanwijzing, overslaan, vragen, spreker."),
    ],
)
def test_a_word_that_is_nearly_right_is_suggested_and_otherwise_the_choice_is_given(line: str, hint: str) -> None:
    (problem,) = problems(f"{HEAD}## 13:00 A\n{line}\n")
    assert hint in problem.text


def test_a_language_without_a_catalogue_is_refused_with_the_ones_there_are() -> None:
    (problem,) = problems("---\ntitel: Dag\ndatum: 2020-09-17\ntaal: fr\n---\n## 13:00 A\n")
    assert (problem.line, problem.text) == (4, "‘fr’ kan hier niet. Kies uit: nl, en.")


def test_what_is_quoted_stays_short_and_may_hold_braces() -> None:
    (problem,) = problems(f"{HEAD}## 13:00 A\n{{0}} {{text}} {'lang ' * 50}\n")
    assert len(problem.text) < 60 + len(SENTENCES["loose_line"])
    assert "‘{0} {text} lang" in problem.text


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=list(SENTENCES))
def test_the_sentences_are_friendly_and_say_what_to_do(sentence: str) -> None:
    assert "!" not in sentence
    assert not re.search(r"\b[Uu]w?\b", sentence)
    assert re.search(r"\b(?:Zet|Schrijf|Kies|Bewaar|Begin|Pas|Haal|Laat|Maak|mag|begint|elk)\b|{hint}", sentence)


@pytest.mark.parametrize(
    "body",
    [
        "### a\n" * 40_000,
        "## 9:00 a\n" * 20_000,
        "## 9:00 a\nsoort: plenarium\n" * 8_000,
        "a " * 120_000,
        "-" * 250_000,
    ],
    ids=["questions", "blocks", "words", "spaces", "dashes"],
)
def test_a_file_made_to_be_slow_is_read_in_seconds_not_minutes(body: str) -> None:
    began = time.process_time()
    with contextlib.suppress(PlanProblems):
        read_plan(f"{HEAD}## 8:00 A\n{body}")
    assert time.process_time() - began < 10


def outcome(source: str) -> Plan | PlanProblems:
    try:
        return read_plan(source)
    except PlanProblems as wrong:
        return wrong


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_no_text_gives_a_traceback(text: str) -> None:
    for source in (text, HEAD + text, f"{HEAD}## 13:00 A\n{text}", f"{HEAD}## 13:00 A\n### Hoe?\n{text}"):
        assert isinstance(outcome(source), Plan | PlanProblems)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_sample_gives_a_plan_or_problems(data: st.DataObject) -> None:
    source = DAY_OF_2020.read_text("utf-8")
    start = data.draw(st.integers(0, len(source)))
    stop = data.draw(st.integers(start, min(len(source), start + 200)))
    result = outcome(source[:start] + data.draw(st.text(max_size=20)) + source[stop:])
    if isinstance(result, PlanProblems):
        last = source.count("\n") + 22
        assert all(1 <= problem.line <= last and problem.text for problem in result.problems)
    else:
        assert result.title


def test_one_question_says_everything_that_is_wrong_with_it_at_once() -> None:
    scale = "punten: 7\nlaag: slecht\nsplits: leeftijd\ntijd: lang\n"
    assert found(f"{HEAD}## 13:00 A\n### Hoe?\nsoort: schaal\n{scale}") == [
        (8, "scale_points"),
        (9, "one_end"),
        (10, "bad_word"),
        (11, "bad_duration"),
    ]
    words = "hoogstens: 5\nlengte: 5\ngoedkeuren: misschien\n- a\n"
    assert found(f"{HEAD}## 13:00 A\n### Hoe?\nsoort: open\n{words}") == [
        (6, "no_options_here"),
        (9, "text_length"),
        (10, "bad_word"),
    ]
