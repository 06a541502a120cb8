"""What stands in the terminal when a day opens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.announcing import OPEN_LINE, announcement, qr_code
from app.opening import Opened, as_links, open_session
from app.plan_file import read_plan

SAMPLE = Path(__file__).parents[1] / "sessions" / "heisessie-2020.md"
ADDRESS = "http://192.0.2.7:8420"


async def opened(data: Path, source: str = "") -> Opened:
    source = source or SAMPLE.read_text("utf-8")
    day = await open_session(source, read_plan(source), data)
    await day.close()
    return day


async def test_every_way_in_is_there(tmp_path: Path) -> None:
    day = await opened(tmp_path)
    said = announcement(day, ADDRESS, is_update=False)
    links = as_links(day.keys, ADDRESS)
    assert [name for name, link in links.items() if "/" in link and link not in said] == []
    assert f"{ADDRESS}   code {day.keys.code[:4]} {day.keys.code[4:]}" in said
    assert all(breakout.title in said for block in day.state.plan.blocks for breakout in block.breakouts)


async def test_a_day_that_lay_ready_is_told_from_a_new_one(tmp_path: Path) -> None:
    said = [announcement(await opened(tmp_path), ADDRESS, is_update=False) for _ in range(2)]
    assert ["De dag staat klaar." in text for text in said] == [True, False]
    assert "De dag stond al klaar." in said[1]


async def test_what_is_odd_in_the_programme_is_told_before_the_day_begins(tmp_path: Path) -> None:
    odd = "---\ntitel: Dag\ndatum: 2020-09-17\nrollen: wethouder vanaf 15:00\n---\n## 13:00 Opening\n"
    day = await opened(tmp_path, odd)
    said = announcement(day, ADDRESS, is_update=False)
    assert "  Let op: Op de tijden bij ‘wethouder’ begint geen enkel onderdeel." in said
    begun = replace(day, state=replace(day.state, began={"opening": 1.0}))
    assert "Let op" not in announcement(begun, ADDRESS, is_update=False)


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        (ADDRESS, True),
        ("http://127.0.0.1:8420", False),
        ("http://[::1]:8420", False),
        ("https://dag.example.nl", False),
    ],
)
async def test_that_somebody_may_read_along_is_told_where_it_is_so(
    tmp_path: Path, address: str, *, is_told: bool
) -> None:
    assert (OPEN_LINE in announcement(await opened(tmp_path), address, is_update=False)) is is_told


def test_a_qr_code_is_as_wide_on_every_line() -> None:
    code = qr_code(f"{ADDRESS}/m/abc")
    assert len({len(line) for line in code}) == 1
    assert 2 * len(code) - len(code[0]) in (0, 1)
