"""The manual cannot go stale: every picture in it is one of the gallery's, and every label is on a screen."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from app.gallery.manual import FOLDER, PICTURES
from tests.translations.messages import every_message

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = sorted((ROOT / "docs").glob("handleiding*/*.md"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MOST_EACH, MOST_TOGETHER = 60_000, 1_500_000
TAG, GAP = re.compile(r"<[^>]+>"), re.compile(r"%\\?\(\w+\\?\)s")
LEAST = 4
"""Letters that a text must have of its own: with fewer, anything would be it."""


@cache
def labels() -> re.Pattern[str]:
    """Every text of the house, with anything where something is filled in."""
    said = (form for message in every_message() for form in (message if isinstance(message, tuple) else (message,)))
    forms = (re.escape(TAG.sub("", form)) for form in said)
    telling = (form for form in forms if "%" not in form or len(re.findall(r"[^\W\d]", GAP.sub("", form))) >= LEAST)
    return re.compile("|".join(GAP.sub(".+", form) for form in telling))


def bold(text: str) -> list[str]:
    return [" ".join(found.split()) for found in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)]


def named(page: Path) -> list[str]:
    """The pictures on a page, as the page names them."""
    return re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8"))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
def test_every_label_in_the_manual_is_on_a_screen(chapter: Path) -> None:
    found = bold(chapter.read_text("utf-8"))
    assert found
    assert [label for label in found if not labels().fullmatch(label)] == []


def test_a_label_that_nobody_sees_is_found() -> None:
    assert bold("Druk op **Nergens\nte vinden** en dan op **Volgende**.") == ["Nergens te vinden", "Volgende"]
    assert not labels().fullmatch("Nergens te vinden")
    assert labels().fullmatch("Rapporteur: Wethouders")


def test_the_pictures_in_the_documentation_are_those_of_the_gallery() -> None:
    shown = {(page.parent / picture).resolve() for page in PAGES for picture in named(page)}
    assert shown == {FOLDER / picture.file for picture in PICTURES}
    assert shown == set(FOLDER.iterdir())


def test_the_pictures_are_small() -> None:
    sizes = {picture.file: (FOLDER / picture.file).stat().st_size for picture in PICTURES}
    assert {name: size for name, size in sizes.items() if size > MOST_EACH} == {}
    assert sum(sizes.values()) < MOST_TOGETHER


def test_every_chapter_is_in_the_table() -> None:
    contents = (ROOT / "docs" / "handleiding.md").read_text("utf-8")
    assert [chapter.name for chapter in CHAPTERS if f"](handleiding/{chapter.name})" not in contents] == []
