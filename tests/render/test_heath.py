"""The heath is drawn from four numbers: the same numbers, the same picture."""

from __future__ import annotations

import pytest

from app.heath import DIAMOND, THEMES, _grow, _size, heath


def test_the_same_numbers_give_the_same_picture() -> None:
    assert heath(390, 130, 70, 17, 66, 15) == heath(390, 130, 70, 17, 66, 15)
    assert heath(390, 130, 70, 17, 66, 15) != heath(390, 130, 70, 17, 65, 15)


@pytest.mark.parametrize("theme", THEMES)
def test_it_is_small_enough_for_a_phone(theme: str) -> None:
    assert len(heath(840, 480, 70, 17, 70, 17, theme)) < 14_000


def test_a_large_crowd_is_drawn_with_one_flower_for_ten_people() -> None:
    assert heath(390, 130, 1_000, 500, 1_000, 500) == heath(390, 130, 991, 500, 1_000, 500)
    assert len(heath(390, 130, 2_000, 1_000, 0, 0)) < 30_000


@pytest.mark.parametrize("people", [1, 25, 300])
def test_every_flower_is_whole(people: int) -> None:
    width, height = 1920, 440
    edge = round(_size(width, height, people) * DIAMOND)
    flowers = _grow(width, height, 380, (0, people, 0, people))
    assert all(edge <= flower.x <= width - edge for flower in flowers)


def test_an_empty_heath_is_only_land() -> None:
    assert heath(390, 130, 0, 0, 0, 0).endswith("</svg>")


def test_who_sat_down_to_answer_is_in_flower() -> None:
    """One person in bud and the same person in flower differ in nothing but the head."""
    bud, flower = heath(390, 130, 1, 0, 0, 0), heath(390, 130, 1, 0, 1, 0)
    assert bud.split("<path")[:3] == flower.split("<path")[:3]
    assert bud != flower
