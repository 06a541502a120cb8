"""The launcher as somebody types it, in a folder where nothing was set up."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_launcher import LAUNCHER


@pytest.mark.parametrize("arguments", [[], ["--help"], ["test", "--help"]])
def test_help_needs_no_set_up(tmp_path: Path, arguments: list[str]) -> None:
    shutil.copy(LAUNCHER, tmp_path)
    shown = start(tmp_path, *arguments)
    assert shown.returncode == 0
    assert all(f"  {command}" in shown.stdout for command in ("run", "check", "rehearse", "report", "bench", "test"))
    assert not (tmp_path / ".venv").exists()


def test_an_unknown_command_is_refused_before_any_set_up(tmp_path: Path) -> None:
    shutil.copy(LAUNCHER, tmp_path)
    refused = start(tmp_path, "rum")
    assert refused.returncode == 2
    assert "‘rum’ ken ik niet" in refused.stderr
    assert not (tmp_path / ".venv").exists()


def test_an_old_python_can_read_the_launcher_at_all() -> None:
    ast.parse(LAUNCHER.read_text(encoding="utf-8"), feature_version=(3, 7))


def start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "heisessie"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
