"""What `check` says of a programme that can open as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.__main__ import main
from app.plan_file import load, read_plan
from app.plan_file.remarks import remarks
from tests.plan_file.samples import HEAD, SAMPLES


def test_the_same_question_twice_in_one_part_is_told_and_the_file_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "dag.md"
    path.write_text(f"{HEAD}## 13:00 Peiling\n### Hoe?\n### hoe?\n## 14:00 Later\n### Hoe?\n", "utf-8")
    checked = CliRunner().invoke(main, ["check", str(path)])
    assert checked.exit_code == 0
    assert "in orde" in checked.output
    assert checked.output.splitlines()[1:] == [
        "  let op: In ‘Peiling’ staat de vraag ‘hoe?’ twee keer. Haal er één weg, of maak ze verschillend."
    ]


@pytest.mark.parametrize("hours", ["vanaf 14:00", "op dag 3", "op dag 2 vanaf 13:00", "op dag 0"])
def test_a_role_that_no_part_waits_for_is_told_since_a_chair_may_move_a_part(hours: str) -> None:
    head = HEAD.replace("---\n", f"---\nrollen: wethouder {hours}, manager vanaf 12:00\n", 1)
    plan = read_plan(f"{head}## 13:00 A\n# dag 2\n## 9:00 B\n")
    assert list(remarks(plan)) == [
        "Op de tijden bij ‘wethouder’ begint geen enkel onderdeel. Pas de tijd achter die rol aan."
    ]


def test_the_same_question_in_two_parts_is_nothing_to_say_of() -> None:
    assert list(remarks(read_plan(f"{HEAD}## 13:00 A\n### Hoe?\n## 14:00 B\n### Hoe?\n"))) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_of_the_samples_there_is_nothing_to_say(sample: Path) -> None:
    assert list(remarks(load(sample))) == []
