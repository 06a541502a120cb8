"""The first page somebody reads: what it names exists, and what exists is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.__main__ import main as commands
from app.config import PREFIX, Settings

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = PAGES[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert missing == []


def test_every_command_is_in_the_table() -> None:
    shown = [name for name, command in commands.commands.items() if not command.hidden]
    assert [name for name in (*shown, "test") if f"| `./heisessie {name}" not in README] == []


def test_every_setting_is_in_the_table() -> None:
    assert [name for name in Settings.model_fields if f"| `{PREFIX}{name.upper()}`" not in README] == []


def test_contributing_fits_on_a_page() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 60
