"""Chance that belongs to a seed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.plan import Seat
from app.rehearse.habits import Asked, Habits, Key

KEY = Key("keuze", 1)
PEOPLE = range(400)


def test_the_same_seed_gives_the_same_habits_and_another_seed_others() -> None:
    assert picked(1) == picked(1)
    assert picked(1) != picked(2)


def test_a_choice_does_not_depend_on_what_was_drawn_before() -> None:
    fresh, used = Habits(5), Habits(5)
    for person in PEOPLE:
        used.intent(person, Seat.HALL, Asked(Key("eerder", 1)))
    assert fresh.picks(3, KEY, 4, 1) == used.picks(3, KEY, 4, 1)


@given(st.integers(), st.integers(1, 12), st.integers(1, 12))
def test_picks_are_within_the_options_and_not_more_than_allowed(seed: int, options: int, most: int) -> None:
    picks = Habits(seed).picks(0, KEY, options, most)
    assert 1 <= len(picks) <= most
    assert list(picks) == sorted(set(picks))
    assert set(picks) <= set(range(options))


def test_every_habit_of_people_occurs_in_a_full_hall() -> None:
    intents = [Habits(1).intent(person, Seat.STREAM, Asked(KEY)) for person in PEOPLE]
    for habit in ("answers", "is_away", "changes_mind", "double_taps", "loses_line", "is_slow"):
        assert {getattr(intent, habit) for intent in intents} == {True, False}, habit


def test_nobody_in_the_hall_waits_for_the_stream() -> None:
    assert not any(Habits(1).intent(person, Seat.HALL, Asked(KEY)).is_slow for person in PEOPLE)


def test_texts_of_two_people_never_are_the_same() -> None:
    texts = [text for person in PEOPLE for text in Habits(1).texts(person, KEY, 3)]
    assert len(texts) == len(set(texts))


def test_some_come_late_and_never_later_than_the_last_question() -> None:
    arrivals = {Habits(1).arrives_during(person, 3) for person in PEOPLE}
    assert arrivals == {0, 1, 2, 3}


def picked(seed: int) -> list[tuple[int, ...]]:
    return [Habits(seed).picks(person, KEY, 4, 1) for person in PEOPLE]
