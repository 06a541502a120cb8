"""The command that erases: without being sure it only says what would go, and what could not be is no success."""

from __future__ import annotations

import asyncio
from pathlib import Path

from click.testing import CliRunner

from app.__main__ import main
from app.opening import FILE
from tests.test_erasing import FEW, held, traces


def test_what_could_not_be_erased_is_told_and_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "stuk").mkdir()
    (tmp_path / "stuk" / FILE).write_bytes(b"geen dag" * 512)
    ended = CliRunner().invoke(main, ["erase", "--expired", "--data", str(tmp_path)])
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert "stuk: niet te lezen" in ended.stderr


def test_without_being_sure_the_command_only_says_what_would_go(tmp_path: Path) -> None:
    opened = asyncio.run(held(tmp_path))
    folder = str(opened.folder)
    said = CliRunner().invoke(main, ["erase", folder]).output
    assert f"{FEW} deelnemers" in said
    assert f"./heisessie erase {folder} --sure" in said
    assert traces(opened.folder) > 2 * FEW
    assert f"{FEW} deelnemers" in CliRunner().invoke(main, ["erase", folder, "--sure"]).output
    assert traces(opened.folder) == 0
    assert "niets te wissen" in CliRunner().invoke(main, ["erase", folder, "--sure"]).output


def test_the_command_wants_to_know_which_day() -> None:
    assert CliRunner().invoke(main, ["erase"]).exit_code == 2
