"""Slanted lines stay within the bar on which they are drawn."""

from __future__ import annotations

import re

import pytest

from app.hatching import hatching

LINE = re.compile(r"M(\S+) ([\d.]+)l([\d.]+)-([\d.]+)")


@pytest.mark.parametrize(
    ("width", "height", "step"), [(47, 14, 10), (130, 12, 10), (3, 12, 10), (60, 5, 10), (0.4, 5, 10)]
)
def test_every_line_stays_within_the_bar(width: float, height: float, step: int) -> None:
    for x, y, along, up in ([float(n) for n in line] for line in LINE.findall(hatching(width, height, step, 100, 20))):
        assert 100 <= x <= x + along <= 100 + width
        assert 20 <= y - up <= y <= 20 + height
        assert along == up


def test_a_bar_is_full_of_lines_and_nothing_is_drawn_where_there_is_none() -> None:
    assert [line[0] for line in LINE.findall(hatching(47, 14))] == ["0", "0", "10", "20", "30", "40"]
    assert hatching(0, 14) == "M0 4l0-0"
