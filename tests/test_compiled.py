"""Compiled templates are kept, and never shown when what they were made of has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import Environment

from app.core.plan import Language
from app.render import Renderer


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.html").write_text("{{ _('Zaal') }} {{ number }}", encoding="utf-8")
    return tmp_path


def test_a_template_is_compiled_once_for_all_starts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Renderer(folder).render("a.html", number=1) == "Zaal 1"
    monkeypatch.setattr(Environment, "compile", None)
    assert Renderer(folder).render("a.html", number=2) == "Zaal 2"


def test_a_changed_template_is_compiled_again(folder: Path) -> None:
    Renderer(folder).render("a.html", number=1)
    (folder / "a.html").write_text("{{ number }} mensen", encoding="utf-8")
    assert Renderer(folder).render("a.html", number=1) == "1 mensen"


def test_another_language_has_its_own(folder: Path) -> None:
    Renderer(folder).render("a.html", number=1)
    assert Renderer(folder, Language.ENGLISH).render("a.html", number=1) == "Room 1"
    assert len(kept(folder)) == 2


def test_a_damaged_one_is_made_again(folder: Path) -> None:
    Renderer(folder).render("a.html", number=1)
    for path in kept(folder):
        path.write_bytes(path.read_bytes()[:-40])
    assert Renderer(folder).render("a.html", number=1) == "Zaal 1"


def test_what_an_older_version_kept_is_thrown_away(folder: Path) -> None:
    (folder / "__pycache__").mkdir()
    for name in ("nl-0123456789abcdef-oud", "en-0123456789abcdef-oud"):
        (folder / "__pycache__" / name).touch()
    Renderer(folder).render("a.html", number=1)
    assert [path.name[:2] for path in kept(folder)] == ["en", "nl"]
    assert not (folder / "__pycache__" / "nl-0123456789abcdef-oud").exists()


def test_a_place_that_cannot_be_written_only_keeps_nothing(folder: Path) -> None:
    shutil.rmtree(folder / "__pycache__", ignore_errors=True)
    (folder / "__pycache__").write_text("geen map", encoding="utf-8")
    assert Renderer(folder).render("a.html", number=1) == "Zaal 1"
