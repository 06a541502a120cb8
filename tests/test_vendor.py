"""What others made and we ship: named, with its licence, and unchanged to the byte."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

STATIC = Path(__file__).resolve().parent.parent / "static"
MANIFEST: list[dict[str, Any]] = json.loads((STATIC / "vendor" / "manifest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", MANIFEST, ids=lambda part: part["name"])
def test_a_part_is_what_its_maker_published(part: dict[str, Any]) -> None:
    for name, expected in part["files"].items():
        assert sha256((STATIC / name).read_bytes()).hexdigest() == expected, name


@pytest.mark.parametrize("part", MANIFEST, ids=lambda part: part["name"])
def test_a_part_comes_with_its_licence_and_version(part: dict[str, Any]) -> None:
    assert part["licence"] in {"0BSD", "Apache-2.0", "MIT", "OFL-1.1"}
    assert part["version"]
    assert any("LICENSE" in name or "OFL" in name for name in part["files"])


def test_nothing_of_others_is_shipped_unnamed() -> None:
    named = {name for part in MANIFEST for name in part["files"]} | {"vendor/manifest.json"}
    paths = [*STATIC.glob("vendor/**/*"), *STATIC.glob("fonts/**/*")]
    shipped = {path.relative_to(STATIC).as_posix() for path in paths}
    assert shipped == named
