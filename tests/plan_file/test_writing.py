"""Parse -> text -> parse gives the same plan, whatever Dutch is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.plan import (
    Anonymity,
    Block,
    BlockKind,
    Breakout,
    Dimension,
    Form,
    Harvest,
    Language,
    Pitch,
    Plan,
    Question,
    Visibility,
)
from app.core.questions import KINDS
from app.plan_file import load, read_plan, write_plan
from app.plan_file.grammar import (
    ANONYMITIES,
    BLOCKS,
    DIMENSIONS,
    EVERY_KEY,
    HARVESTS,
    KIND_WORDS,
    LANGUAGES,
    TEMPLATES,
    VISIBILITIES,
    YES_NO,
)
from tests.plan_file.samples import HEAD_WITH_GROUPS, PAGE, SAMPLES

NASTY = [
    "Wat is #1?",
    "Maatpact: hoe verder?",
    "'s Middags",
    "1.10",
    "a - b",
    "## x",
    "--- y",
    "# z",
    "- los",
    "-",
    ":",
]
NASTY += [
    "é € %",
    "soort: pauze",
    "13:30-14:00 x",
    "- 14:00 x",
    "uur",
    "uur x",
    "\\",
    "\\n",
    "<!-- open",
    "open -->",
    "*",
]
NASTY += ["---", "###", "a: b: c", "x,y", "‘{0}’", "👩‍👩‍👧", "\u202eabc", "A" * 500]


def one_line(text: str) -> str:
    return " ".join(text.split())


printable = st.characters(exclude_categories=["Cc", "Cs"])
texts = (st.sampled_from(NASTY) | st.text(printable, max_size=40)).map(one_line).filter(lambda t: "-->" not in t[-3:])
filled = texts.filter(bool)
titles = filled.map(lambda text: f"Deel {text}")


@st.composite
def scales(draw: st.DrawFn) -> Form:
    statements = tuple(draw(st.lists(titles, max_size=12, unique_by=str.casefold)))
    ends = draw(st.sampled_from([("", ""), ("slecht", "goed"), ("0: nooit", "# altijd")]))
    return Form("scale", statements, max(1, len(statements)), points=draw(st.sampled_from([4, 5, 10])), ends=ends)


@st.composite
def questions(draw: st.DrawFn, listed: bool) -> Question:
    options = draw(st.lists(titles, min_size=2, max_size=12, unique_by=str.casefold))
    choice = Form("choice", tuple(options), draw(st.integers(1, len(options))))
    texts_of_one = draw(st.integers(1, 10))
    forms = (
        choice,
        Form("open", (), texts_of_one, draw(st.integers(20, 1000))),
        Form("cloud", (), texts_of_one, draw(st.integers(5, 60))),
        draw(scales()),
    )
    form = draw(st.sampled_from(forms))
    secret = draw(st.booleans())
    anonymities = [Anonymity.ANONYMOUS] if secret else list(Anonymity) if listed else [*Anonymity][:2]
    return Question(
        "",
        draw(filled),
        form,
        draw(st.sampled_from(anonymities)),
        secret,
        draw(st.sampled_from([Visibility.HIDDEN, Visibility.AFTER_CLOSE] if secret else list(Visibility))),
        draw(st.sampled_from(list(Dimension) if listed else [Dimension.SEAT])),
        draw(st.integers(0, 60)) * 30,
        draw(texts),
        needs_approval=bool(form.length) and draw(st.booleans()),
    )


@st.composite
def pitches(draw: st.DrawFn) -> tuple[Pitch, ...]:
    owners = st.text(printable, max_size=20).map(one_line).filter(lambda o: o and ": " not in o and o[-1] not in ": ")
    owners = owners.filter(lambda owner: not owner.startswith((":", "<!--")) and not owner.endswith("-->"))
    found = draw(st.lists(st.tuples(owners, texts.map(lambda t: t.rstrip(": "))), min_size=1, max_size=12))
    return tuple(Pitch("", owner, title) for owner, title in found)


@st.composite
def breakouts(draw: st.DrawFn, roles: tuple[str, ...]) -> tuple[Breakout, ...]:
    """Each for one role, or all of them for who chooses."""
    is_by_role = len(roles) > 1 and draw(st.booleans())
    sent = [(role,) for role in roles] if is_by_role else [()] * draw(st.integers(2, 4))
    return tuple(
        Breakout(
            "",
            draw(filled),
            to,
            0 if is_by_role else draw(st.integers(0, 10_000)),
            draw(texts),
            draw(texts),
            draw(texts),
            draw(st.sampled_from(Harvest)),
            draw(st.sampled_from(list(TEMPLATES.values()))),
            draw(texts),
        )
        for to in sent
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans as a file could give them, with odd texts in every place."""
    listed = draw(st.booleans())
    names = st.lists(filled.filter(lambda t: "," not in t), min_size=1, max_size=3, unique=True).map(tuple)
    roles = draw(names) if listed else ()
    starts = sorted(draw(st.sets(st.integers(0, 1439), min_size=1, max_size=4)))
    ends = [*starts[1:], 1439]
    blocks = []
    for start, end in zip(starts, ends, strict=True):
        kind = draw(st.sampled_from(list(BlockKind)))
        is_pitches = kind is BlockKind.PITCHES
        minutes = draw(st.integers(1, end - start)) if end > start else 0
        block = Block("", kind, draw(titles), start, minutes, draw(texts), draw(texts))
        asked = draw(st.lists(questions(listed), min_size=int(kind is BlockKind.QUESTION), max_size=2))
        given_pitches = draw(pitches()) if is_pitches else ()
        seconds = draw(st.integers(1, 3600)) if is_pitches else 0
        block = replace(block, questions=tuple(asked), pitches=given_pitches, pitch_seconds=seconds)
        sessions = draw(breakouts(roles)) if kind is BlockKind.BREAKOUTS else ()
        blocks.append(replace(block, breakouts=sessions))
    day = draw(st.dates(max_value=date.max - timedelta(days=1)))
    return Plan(
        "dag",
        draw(filled),
        day.isoformat(),
        tuple(blocks),
        draw(texts),
        draw(texts),
        draw(texts),
        draw(st.integers(0, 100_000)),
        draw(st.integers(0, 100_000)),
        draw(st.integers(0, 60)),
        roles,
        draw(names) if listed else (),
        draw(st.just("") | st.dates(min_value=day + timedelta(days=1)).map(lambda later: later.isoformat())),
        draw(st.sampled_from(Language)),
        livestream=draw(st.sampled_from(["", "https://stream.example.nl:8443/zaal/beeld.m3u8?t=1"])),
    )


def without_ids(plan: Plan) -> Plan:
    blocks = tuple(
        replace(
            block,
            id="",
            takeaway=None,
            pitches=tuple(replace(pitch, id="") for pitch in block.pitches),
            questions=tuple(replace(question, id="") for question in block.questions),
            breakouts=tuple(replace(breakout, id="") for breakout in block.breakouts),
        )
        for block in plan.blocks
    )
    return replace(plan, blocks=blocks)


@settings(max_examples=150, deadline=None)
@given(plans())
def test_reading_what_was_written_gives_the_same_plan(plan: Plan) -> None:
    first = read_plan(write_plan(plan), "dag")
    assert without_ids(first) == plan
    assert read_plan(write_plan(first), "dag") == first


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_come_back_the_same(path: Path) -> None:
    plan = load(path)
    assert read_plan(write_plan(plan), plan.id) == plan


@pytest.mark.parametrize(
    "heading", ["13:30 uur uur werk", "13:30 uur - 14:00 x", "13:30 - 14:00 - 15:00 x", "9:00 - x"]
)
def test_a_title_that_looks_like_a_time_comes_back_the_same(heading: str) -> None:
    plan = read_plan(f"---\ntitel: Dag\ndatum: 2020-09-17\n---\n## {heading}\n")
    assert read_plan(write_plan(plan), plan.id) == plan


def test_every_kind_of_question_has_its_words_from_its_own_module() -> None:
    assert {kind.PLAN_WORD for kind in KINDS.values()} == set(KIND_WORDS)
    assert all(key in EVERY_KEY for kind in KINDS.values() for key in kind.PLAN_KEYS)


def test_everything_the_file_knows_is_in_its_page() -> None:
    page = PAGE.read_text("utf-8")
    words = {
        *EVERY_KEY,
        *BLOCKS,
        *ANONYMITIES,
        *VISIBILITIES,
        *DIMENSIONS,
        *KIND_WORDS,
        *LANGUAGES,
        *YES_NO,
        *HARVESTS,
        *TEMPLATES,
    }
    assert sorted(word for word in words if f"`{word}`" not in page) == []


def test_the_example_in_the_page_can_be_used_and_shows_every_kind_of_block() -> None:
    example = PAGE.read_text("utf-8").split("```")[1]
    plan = read_plan(example.strip("\n"))
    assert {block.kind for block in plan.blocks} == set(BlockKind)
    assert {question.form.kind for question in plan.questions.values()} == set(KINDS)


def test_every_piece_of_a_programme_in_the_page_can_be_used() -> None:
    pieces = [piece.strip("\n") for piece in PAGE.read_text("utf-8").split("```")[3::2]]
    parts = [piece for piece in pieces if piece.startswith("## ")]
    assert parts
    for piece in parts:
        assert read_plan(f"{HEAD_WITH_GROUPS}{piece}\n").blocks


def test_one_is_written_as_one() -> None:
    head = "---\ntitel: Dag\ndatum: 2020-09-17\nbewaren: 1\n---\n"
    plan = read_plan(f"{head}## 13:00 A\ntijd per pitch: 60 seconden\n- B\n### Hoe?\ntijd: 1 seconde\n")
    lines = write_plan(plan).splitlines()
    assert {"bewaren: 1 dag", "tijd per pitch: 1 minuut", "tijd: 1 seconde"} <= {*lines}
    assert read_plan(write_plan(plan), plan.id) == plan
