"""A figure keeps its limit or not, and is said in Dutch."""

from __future__ import annotations

import pytest

from app.bench.command import table
from app.bench.figure import Figure
from app.bench.page import IN_SCRIPT, IN_STYLE, _linked
from app.bench.patience import slowest_of_a_hundred


@pytest.mark.parametrize(
    ("value", "is_at_most", "is_kept"), [(1.9, True, True), (2.1, True, False), (2.1, False, True), (1.9, False, False)]
)
def test_a_limit_is_a_ceiling_or_a_floor(value: float, is_at_most: bool, is_kept: bool) -> None:
    assert Figure("iets", value, 2, is_at_most, "").is_kept is is_kept


def test_numbers_are_written_as_dutch_people_do() -> None:
    assert Figure("iets", 1.456, 2, True, "").said == "1,46"
    assert Figure("iets", 33.4, 40, True, "", "KiB").said == "33 KiB"
    assert Figure("iets", 33.4, 40, True, "", "KiB").limit_said == "hoogstens 40 KiB"
    assert Figure("iets", 1, 0.5, False, "").limit_said == "minstens 0,50"


def test_the_table_has_the_limit_beside_every_figure() -> None:
    shown = table([Figure("stemmen", 0.4, 0.5, False, "zoveel"), Figure("geheugen", 30, 40, True, "weinig", "KiB")])
    assert "stemmen" in shown
    assert "minstens 0,50" in shown
    assert [line.split()[-1] for line in shown.splitlines()[1::2]] == ["nee", "ja"]


def test_everything_that_a_browser_fetches_by_itself_is_weighed() -> None:
    page = '<link rel="stylesheet" href="/a.css"><script type="module" src="/b.js"></script><a href="/c">c</a>'
    assert _linked(page) == ["/a.css", "/b.js"]
    assert IN_STYLE.findall('@import "x.css"; src: url("fonts/y.woff2")') == ["x.css", "fonts/y.woff2"]
    assert IN_SCRIPT.findall('import { a } from "./own.js"; import "./z.js"') == ["./own.js", "./z.js"]


@pytest.mark.parametrize(("count", "rank"), [(1, 1), (100, 99), (101, 100), (1000, 990)])
def test_the_slowest_of_a_hundred_is_the_nearest_rank(count: int, rank: int) -> None:
    assert slowest_of_a_hundred([float(n) for n in range(count, 0, -1)]) == rank
