"""The scripts have no words of their own: they say what stands in the page, which is in the language of the day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.translations.spoken import ROOT

SCRIPTS = sorted((ROOT / "static").glob("*.js"))
GIVEN = set(re.findall(r'data-word="([\w-]+)"', (ROOT / "templates/words.html").read_text("utf-8")))
STRING = re.compile(r'"([^"\n]*)"|`([^`\n]*)`')
KEYS = {"Escape"}
SENTENCE = re.compile(r"^[A-ZÉ][a-zé]+(?:[ .:]|$)|[a-zé]{2,} [a-zé]{2,}")


def spoken_by(source: str) -> list[str]:
    code = "\n".join(line for line in source.splitlines() if not line.lstrip().startswith(("//", "/*", "*")))
    texts = [quoted or ticked for quoted, ticked in STRING.findall(code)]
    return [
        text for text in texts if text not in KEYS and SENTENCE.search(text) and not re.search(r"[\[\]#*>()]", text)
    ]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_says_anything_by_itself(path: Path) -> None:
    assert spoken_by(path.read_text("utf-8")) == []


@pytest.mark.parametrize("text", ['"Tijd is om"', "`nog ${left} tekens over`", '"We sturen het"', '"Klaar."'])
def test_a_sentence_in_a_script_is_seen(text: str) -> None:
    assert spoken_by(f"say({text});")


def test_the_scripts_and_the_page_know_the_same_words() -> None:
    source = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    assert {name for name in GIVEN if f'"{name}"' in source} == GIVEN
    assert set(re.findall(r'\bword\("([\w-]+)"', source)) <= GIVEN


def test_what_a_clock_says_all_through_its_last_half_minute_names_no_time() -> None:
    (said,) = re.findall(r'data-word="soon">\{\{ _\("([^"]*)"\)', (ROOT / "templates/words.html").read_text("utf-8"))
    assert not re.search(r"\d", said)
