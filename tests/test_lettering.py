"""Options on the beamer: as large as fits, and never smaller or barer than they must be."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.lettering import MOST_CARDS, asked, posted, shown, stated

SENTENCE = (
    "Wij maken samen met de buurt, de huisarts en de corporatie een plan "
    "voor wie vastloopt en kijken elk half jaar terug."
)
QUESTION = "Waar zetten we het komende jaar samen op in?"
ROLES = ("wethouder", "beleidsmedewerker Toegang", "manager")


@dataclass(frozen=True)
class Said:
    body: str
    times: int = 1


def options(count: int, length: int) -> list[str]:
    return [SENTENCE[:length] for _ in range(count)]


@pytest.mark.parametrize(("count", "classes"), [(4, "few large size-68"), (8, "some size-56"), (12, "many size-46")])
def test_short_options_stand_as_large_as_ever(count: int, classes: str) -> None:
    assert asked(options(count, 30), QUESTION, taken=0).classes == classes


@pytest.mark.parametrize("count", [8, 12])
def test_long_options_are_smaller_and_smaller_still_under_a_long_question(count: int) -> None:
    long, under_more = (asked(options(count, 116), text, taken=4).size for text in (QUESTION, QUESTION * 4))
    assert asked(options(count, 30), QUESTION, taken=4).size > long >= under_more >= 26


def test_statements_keep_their_size_until_they_would_be_cut() -> None:
    assert stated(options(12, 40), QUESTION, is_compared=False, taken=0) == 0
    sizes = [stated(options(12, length), QUESTION, is_compared=False, taken=0) for length in (60, 75, 90)]
    assert sizes == sorted(sizes, reverse=True)
    assert 24 <= sizes[-1] < sizes[0] <= 36
    assert stated(options(12, 600), QUESTION * 3, is_compared=True, taken=10) == 24


@pytest.mark.parametrize("count", [2, 4, 6, 8, 12])
def test_a_result_has_bars_as_long_as_there_is_room(count: int) -> None:
    usual = shown(options(count, 28), QUESTION, (), is_twice=False, taken=0)
    assert (usual.is_wordy, usual.size) == (False, 0)


@pytest.mark.parametrize("count", [5, 8, 9, 12])
def test_long_options_have_numbers_instead(count: int) -> None:
    placed = shown(options(count, 116), QUESTION, (), is_twice=True, taken=0)
    assert placed.classes.startswith("wordy-")
    assert (placed.is_twice, placed.is_alone) == (False, False)


def test_two_rounds_stand_beside_each_other_when_they_are_short() -> None:
    assert shown(options(4, 30), QUESTION, (), is_twice=True, taken=0).classes == "few twice"


def test_groups_with_names_of_their_own_are_left_out_only_where_there_is_no_room() -> None:
    few, some, many = (shown(options(count, 30), QUESTION, ROLES, is_twice=False, taken=0) for count in (2, 8, 12))
    assert (few.is_wordy, few.is_alone) == (False, False)
    assert (some.is_wordy, some.is_alone) == (True, False)
    assert (many.is_wordy, many.is_alone) == (True, True)


@pytest.mark.parametrize(("count", "length", "columns"), [(2, 60, 1), (6, 60, 2), (12, 40, 3), (60, 110, 3)])
def test_texts_stand_as_large_as_fits(count: int, length: int, columns: int) -> None:
    wall = posted([Said(SENTENCE[:length])] * count, QUESTION, is_chosen=False)
    assert wall.columns == columns
    assert (wall.count == count) is (count < 60)


def test_of_a_thousand_texts_only_the_first_are_looked_at() -> None:
    thousand, most = (posted([Said("ja")] * count, QUESTION, is_chosen=False) for count in (1_000, MOST_CARDS))
    assert thousand == most
    assert thousand.count == 21


def test_a_long_text_is_smaller_before_it_is_cut_off() -> None:
    assert posted([Said(SENTENCE * 4)], QUESTION, is_chosen=False).size < 68
    assert posted([Said(SENTENCE * 9)], QUESTION, is_chosen=False).count == 1


def test_one_word_without_end_is_cut_into_lines_and_not_lost() -> None:
    endless = asked(["a" * 120] * 12, QUESTION, taken=0)
    assert endless.size < asked(options(12, 30), QUESTION, taken=0).size
