"""The scorecard says what was measured, what was not, and what missed its limit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.scorecard import Found, Row, is_kept, main, table, together


def test_every_row_is_told_by_a_test(root: Path) -> None:
    files = [path for path in (root / "tests").rglob("test_*.py") if path.name != "test_scorecard.py"]
    told = {name for path in files for name in re.findall(r"\bRow\.([A-Z_]+)", path.read_text("utf-8"))}
    assert told == {row.name for row in Row}


def test_the_worst_counts_over_all_tries() -> None:
    found = together([Found("DISK_ERROR", 0, 200, "een"), Found("DISK_ERROR", 2, 100, "twee"), Found("KILLED", 0, 99)])
    assert found[Row.DISK_ERROR] == Found("DISK_ERROR", 2, 300, "een; twee")
    assert not is_kept(Row.DISK_ERROR, found[Row.DISK_ERROR])
    assert not is_kept(Row.KILLED, found[Row.KILLED]), "tried too few times"


def test_what_was_not_measured_is_said_and_what_was_missed_too() -> None:
    shown = table({Row.STALLED: Found("STALLED", 0.3, 2_375, "95 telefoons")})
    assert "| 0,30 s NIET GEHAALD | 0,25 s |" in shown
    assert "2.375 | 95 telefoons" in shown
    assert shown.count("niet gemeten") == len(Row) - 1


@pytest.mark.parametrize(("row", "value", "code"), [("KILLED", 0, 0), ("KILLED", 1, 1), ("BACK", 9, 0)])
def test_a_missed_limit_is_an_error_unless_the_machine_was_only_slow(
    row: str, value: float, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("een", "twee"):
        (tmp_path / part).write_text(Found(row, value, 50, "é").as_text + "\n", "utf-8")
    assert main([str(tmp_path / "een"), str(tmp_path / "twee")]) == code
    assert "100 | é" in capsys.readouterr().out
