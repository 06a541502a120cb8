"""A word cloud: the same word counts together, and where it came from is said of what many said."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import commands as c
from app.core import events as e
from app.core.folding import bare, spelling_of_word
from app.core.plan import Dimension, Form, Question
from app.core.questions.cloud import SHOWN, CloudResult
from app.core.refusals import Reason
from app.core.tallies import question_view
from tests.core.day import Day, opened

QUESTION = Question("nodig", "Wat heb jij nodig?", Form("cloud", (), 3, 25))


def shown(day: Day, question: Question = QUESTION) -> CloudResult:
    result = question_view(day.state, question, may_see=True).result
    assert isinstance(result, CloudResult)
    return result


def told(day: Day) -> dict[str, int]:
    return {word.body: word.times for word in shown(day).all}


def sealed(day: Day) -> e.QuestionSealed:
    day.advance()
    facts = day.do(c.RevealResult(step=day.state.step, question=QUESTION.id))
    return next(fact for fact in facts if isinstance(fact, e.QuestionSealed))


def spread(day: Day) -> dict[str, dict[str, int]]:
    return {word.body: dict(word.spread) for word in shown(day).all if word.spread}


def test_case_accents_and_spaces_make_no_other_word_and_the_usual_spelling_is_shown() -> None:
    day, people = opened(QUESTION)
    for person, word in zip(people, ("Privé", "prive", "privé ", "PRIVÉ", "privé", "lef"), strict=False):
        day.write(person, word, question="nodig")
    assert told(day) == {"privé": 5, "lef": 1}


def test_a_word_is_shown_without_the_full_stop_that_somebody_typed() -> None:
    day, people = opened(QUESTION)
    for person, word in zip(people, ("LEF.", "lef", "lef!", "...", "tijd,"), strict=False):
        day.write(person, word, question="nodig")
    assert told(day) == {"lef": 3, "...": 1, "tijd": 1}
    assert {said.body for said in shown(day).words} == {"lef", "...", "tijd"}


@given(st.lists(st.sampled_from(("LEF.", "LEF", "Lef", "lef", "lef ")), min_size=1, max_size=120))
def test_a_word_seldom_changes_its_spelling_while_answers_come_in(said: list[str]) -> None:
    """A spelling wins or loses only where it was said twice as often as before, and never by who came first."""
    shown_as = [spelling_of_word(said[:number]) for number in range(1, len(said) + 1)]
    turns = sum(before != after for before, after in pairwise(shown_as))
    assert turns <= sum(Counter(map(bare, said))[way].bit_length() for way in set(map(bare, said)))
    assert shown_as[-1] == spelling_of_word(sorted(said))


def test_two_spellings_that_take_turns_do_not_flicker() -> None:
    said = ["LEF", "lef"] * 40
    shown_as = [spelling_of_word(said[:number]) for number in range(1, len(said) + 1)]
    assert sum(before != after for before, after in pairwise(shown_as)) < 15


def test_a_word_that_says_nothing_alone_is_dropped_and_stays_in_a_phrase() -> None:
    day, people = opened(QUESTION)
    day.write(people[0], "de", "de leefwereld centraal", "HET", question="nodig")
    assert told(day) == {"de leefwereld centraal": 1}
    assert shown(day).empty == 2


def test_one_person_gives_a_word_once_and_three_words_at_most() -> None:
    day, people = opened(QUESTION)
    day.write(people[0], "tijd", "Tijd", question="nodig")
    day.write(people[0], "TIJD", "lef", question="nodig")
    assert told(day) == {"tijd": 1, "lef": 1}
    more = c.CastAnswer(question="nodig", round=1, fields={"text": ("a b", "c d")})
    assert day.refused(more, people[0]) is Reason.TOO_MANY_ENTRIES


def test_a_word_of_26_letters_is_too_long() -> None:
    day, people = opened(QUESTION)
    command = c.CastAnswer(question="nodig", round=1, fields={"text": ("a" * 26,)})
    assert day.refused(command, people[0]) is Reason.TEXT_TOO_LONG


def test_where_a_word_comes_from_is_said_from_five_times_on() -> None:
    day, people = opened(QUESTION, 8, 6)
    for number, person in enumerate(people):
        day.write(person, "ruimte" if number % 2 else "tijd", "lef" if number < 4 else f"w{number}", question="nodig")
    assert spread(day) == {"ruimte": {"hall": 4, "stream": 3}, "tijd": {"hall": 4, "stream": 3}}


@pytest.mark.parametrize("stream", [0, 3, 4])
def test_with_too_few_people_online_nobody_sees_where_a_word_comes_from(stream: int) -> None:
    day, people = opened(QUESTION, 8, stream)
    for person in people:
        day.write(person, "ruimte", question="nodig")
    assert spread(day) == {}


def test_a_word_that_a_whole_seat_said_is_not_split() -> None:
    """Everybody online said it: then each of them did."""
    day, people = opened(QUESTION, 8, 6)
    for number, person in enumerate(people):
        day.write(person, "ruimte" if number > 5 else "tijd", question="nodig")
    assert spread(day) == {}


def test_a_question_that_splits_by_role_has_no_seats() -> None:
    day, people = opened(Question("nodig", "Wat?", QUESTION.form, dimension=Dimension.ROLE), 8, 6)
    for number, person in enumerate(people):
        day.write(person, "ruimte" if number % 2 else "tijd", question="nodig")
    assert spread(day) == {}


def test_the_seal_keeps_every_count_and_of_rare_words_no_seat() -> None:
    day, people = opened(QUESTION, 8, 6)
    for number, person in enumerate(people):
        day.write(person, "ruimte" if number % 2 else "tijd", f"eigen {number}", question="nodig")
    counts, seats = told(day), spread(day)
    seal = sealed(day)
    assert (told(day), spread(day)) == (counts, seats)
    assert len(seal.spread) == 2
    assert {seat for seat, _ in seal.box} == {"hall", "stream"}
    assert all(marks == () for _, marks in seal.box)
    assert day.replayed() == day.state


def test_the_order_is_that_of_coming_while_it_is_open_and_no_order_of_people_after_the_close() -> None:
    day, people = opened(QUESTION)
    for person, word in zip(people, ("tijd", "ruimte", "lef", "ruimte"), strict=False):
        day.write(person, word, question="nodig")
    assert [word.body for word in shown(day).words] == ["tijd", "ruimte", "lef"]
    day.advance()
    closed = [word.body for word in shown(day).words]
    day.do(c.RevealResult(step=day.state.step, question="nodig"))
    assert [word.body for word in shown(day).words] == closed == ["lef", "ruimte", "tijd"]


def test_fifty_words_are_drawn_and_all_of_them_listed() -> None:
    day, people = opened(QUESTION, 30, 10)
    for number, person in enumerate(people):
        day.write(person, f"woord {number}", f"term {number}", "samen leren", question="nodig")
    result = shown(day)
    assert (len(result.words), len(result.all)) == (SHOWN, 81)
    assert result.all[0].body == "samen leren"
    assert "samen leren" in [word.body for word in result.words]
