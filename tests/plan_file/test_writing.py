"""Parse -> text -> parse gives the same plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.plan_file import load, read_plan, write_plan
from app.plan_file.grammar import ANONYMITIES, BLOCK_KEYS, BLOCKS, DIMENSIONS, HEAD_KEYS, QUESTION_KEYS, VISIBILITIES
from app.plan_file.reading import KIND_WORDS

ROOT = Path(__file__).parents[2]
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
    "é € %",
    ":",
]
texts = st.one_of(st.sampled_from(NASTY), st.text(st.characters(blacklist_categories=["Cs"]), max_size=40))


def pair(name: str, text: str) -> str:
    line = " ".join(text.split())
    return f"{name}: {line}\n" if line else ""


@st.composite
def sources(draw: st.DrawFn) -> str:
    """Programme files as somebody could write them, with odd texts in every place."""
    head = f"---\ntitel: Dag {' '.join(draw(texts).split())}\ndatum: 2020-09-17\n" + pair("plaats", draw(texts))
    head += pair("rollen", draw(texts)) + draw(st.sampled_from(["", "vertraging: 14\n", "zaal: 70\n"])) + "---\n"
    blocks = ""
    for number in range(draw(st.integers(1, 4))):
        blocks += f"## {10 + number}:00 X{' '.join(draw(texts).split())}\n" + pair("toelichting", draw(texts))
        kind = draw(st.sampled_from(["plenair", "pauze", "pitchronde", "vraag", "wrap-up"]))
        blocks += f"soort: {kind}\n"
        if kind == "pitchronde":
            blocks += "".join(f"- P{n}{' '.join(draw(texts).split())}\n" for n in range(draw(st.integers(1, 4))))
        if kind in ("vraag", "plenair"):
            blocks += f"### V{' '.join(draw(texts).split())}\n" + pair("uitleg", draw(texts))
            blocks += (
                f"uitslag: {draw(st.sampled_from(list(VISIBILITIES)))}\ntijd: {draw(st.integers(1, 300))} seconden\n"
            )
            if draw(st.booleans()):
                blocks += "soort: meerkeuze\n" + "".join(f"- O{' '.join(draw(texts).split())}\n" for _ in range(3))
            else:
                blocks += "soort: open\nhoogstens: 2\n"
    return head + blocks


@settings(max_examples=150, deadline=None)
@given(sources())
def test_reading_what_was_written_gives_the_same_plan(source: str) -> None:
    plan = read_plan(source)
    assert read_plan(write_plan(plan), plan.id) == plan


@pytest.mark.parametrize("path", sorted((ROOT / "sessions").glob("*.md")), ids=lambda path: path.stem)
def test_the_samples_come_back_the_same(path: Path) -> None:
    plan = load(path)
    assert read_plan(write_plan(plan), plan.id) == plan


def test_everything_the_file_knows_is_in_its_page() -> None:
    page = (ROOT / "docs" / "programmabestand.md").read_text("utf-8")
    words = {*HEAD_KEYS, *BLOCK_KEYS, *QUESTION_KEYS, *BLOCKS, *ANONYMITIES, *VISIBILITIES, *DIMENSIONS, *KIND_WORDS}
    words |= {key for kind in KIND_WORDS.values() for key in kind.PLAN_KEYS}
    assert sorted(word for word in words if f"`{word}`" not in page) == []
