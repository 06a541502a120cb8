"""Every region that a page is sent is in the protocol, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.live.board import REGIONS

GUARDED = {"own"}


@pytest.mark.parametrize("page", REGIONS)
def test_the_protocol_names_the_regions_of_every_page(page: str, root: Path) -> None:
    rows = re.findall(
        r"^\| (\w+)(?: \(.*?\))? \| (.*) \|$", (root / "docs/protocol.md").read_text("utf-8"), re.MULTILINE
    )
    told = {name for row, cells in rows if row == page for name in re.findall(r"`(\w+)`", cells)}
    assert told - GUARDED == set(REGIONS[page])
