"""Words on rows: nothing over the edge, nothing over something else, and everything where it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.core.splits import Entry
from app.typesetting import ABOVE, BELOW, SURFACES, WIDTHS, typeset
from tests.render import advances

bodies = some.text(some.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
clouds = some.lists(some.tuples(bodies, some.integers(1, 400)), max_size=60).map(
    lambda said: [Entry(str(n), body, times=times) for n, (body, times) in enumerate(said)]
)
WORDS = [
    Entry("a", "vertrouwen", times=23, spread=(("hall", 16), ("stream", 7))),
    Entry("b", "ruimte", times=17, spread=(("hall", 17), ("stream", 0))),
    Entry("c", "lef", times=3),
]


def test_the_widths_are_those_of_the_shipped_font() -> None:
    """When this fails: `python -m tests.render.advances`."""
    assert advances.FILE.read_text("utf-8") == advances.written()
    assert WIDTHS["m"] > WIDTHS["l"] > 0


@given(clouds, some.sampled_from(sorted(SURFACES)))
def test_every_word_has_a_place_of_its_own_within_the_edges(words: list[Entry], surface: str) -> None:
    sheet = typeset(words, surface)
    room = SURFACES[surface]
    assert sheet.height <= room.height
    assert len(sheet.words) <= room.most
    for placed in sheet.words:
        assert 0 <= placed.x <= placed.x + placed.width <= room.width
        assert placed.y - round(placed.size * ABOVE) >= 0
    for one, other in zip(sheet.words, sheet.words[1:], strict=False):
        is_beside = one.y == other.y and one.x + one.width < other.x
        is_below = other.y - other.size * ABOVE > one.y + one.size * BELOW - 1
        assert is_beside or is_below


@given(clouds)
def test_the_order_is_kept_and_the_most_said_are_there(words: list[Entry]) -> None:
    sheet = typeset(words, "phone")
    shown = [placed.word for placed in sheet.words]
    assert shown == [word for word in words if word in shown]
    left_out = [word.times for word in words if word not in shown]
    assert max(left_out, default=0) <= min((word.times for word in shown), default=400)


def test_fifty_usual_words_fit_on_the_beamer() -> None:
    words = [Entry(str(n), f"woord {n}", times=1 + n % 20) for n in range(50)]
    assert len(typeset(words, "screen").words) == 50


@pytest.mark.parametrize(("surface", "fitting"), [("screen", 20), ("screen-low", 18)])
def test_of_fifty_long_phrases_as_many_stand_there_as_fit_and_each_is_whole(surface: str, fitting: int) -> None:
    phrases = [Entry(str(n), f"{n:02} meer tijd en rust voor wie vastloopt.", times=1 + n % 9) for n in range(50)]
    assert {len(phrase.body) for phrase in phrases} == {40}
    sheet = typeset(phrases, surface)
    assert len(sheet.words) == fitting
    assert all(placed.size == SURFACES[surface].least for placed in sheet.words)
    rows = Counter(placed.y for placed in sheet.words)
    assert set(rows.values()) == {2}


def test_a_word_grows_where_it_stands() -> None:
    before = typeset(WORDS, "screen")
    after = typeset([*WORDS[:2], replace(WORDS[2], times=9)], "screen")
    assert [placed.word.body for placed in after.words] == [placed.word.body for placed in before.words]
    assert after.words[2].size > before.words[2].size


def test_every_row_stands_in_the_middle() -> None:
    sheet = typeset(WORDS, "screen")
    first, last = sheet.words[0], [placed for placed in sheet.words if placed.y == sheet.words[0].y][-1]
    assert abs(first.x - (SURFACES["screen"].width - last.x - last.width)) <= 1


def test_an_accent_on_a_capital_has_room() -> None:
    plain, crowned = (typeset([Entry("a", body, times=9)], "screen").words[0] for body in ("Een", "Één"))
    assert crowned.y > plain.y


def test_a_line_is_as_long_as_its_word_and_divided_as_the_word_was_said() -> None:
    sheet = typeset(WORDS, "screen")
    hall, stream = sheet.bars("hall"), sheet.bars("stream")
    assert hall.count("M") == 2
    assert stream.count("M") == 1
    first = sheet.words[0]
    assert f"M{first.x} " in hall
    assert f"h{round(first.width * 16 / 23)}v" in hall


def test_nothing_is_a_sheet_too() -> None:
    assert typeset([], "report").words == ()
