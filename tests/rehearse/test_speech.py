"""What simulated people say: in the language of the day, about no theme, and read as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from app.core.plan import Language, Plan
from app.reader import Reader
from app.rehearse.speech import DUTCH, ENGLISH, SPEECHES, Speech

OF_A_SAMPLE = re.compile(r"Maatpact|Toegang|Wmo|gemeente|inwoner|wijk|zorg|cases|aanbieder", re.IGNORECASE)
DUTCH_WORDS = re.compile(r"\b(?:de|het|een|van|voor|met|niet|voorbeeld|wij|bij|uit)\b", re.IGNORECASE)


def every_text(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from every_text(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from every_text(part)


def test_every_language_of_a_day_is_spoken() -> None:
    assert set(SPEECHES) == set(Language)


@pytest.mark.parametrize("speech", SPEECHES.values(), ids=list(SPEECHES))
def test_nothing_is_about_the_theme_of_a_sample(speech: Speech) -> None:
    assert [text for text in every_text(asdict(speech)) if OF_A_SAMPLE.search(text)] == []


def test_english_people_say_nothing_in_dutch() -> None:
    said = asdict(ENGLISH)
    assert DUTCH_WORDS.search(DUTCH.quick)
    assert [text for text in every_text(said) if DUTCH_WORDS.search(text)] == []


@pytest.mark.parametrize("language", Language)
def test_a_due_is_read_as_it_was_meant(language: Language) -> None:
    reader = Reader(Plan("dag", "Dag", "2026-09-17", (), language=language), "2026-09-17")
    for sentence in SPEECHES[language].sentences:
        assert reader.read_due(sentence.due).kind is sentence.due_kind
