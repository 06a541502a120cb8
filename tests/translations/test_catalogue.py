"""The English catalogue: whole, nothing too much, and with the same places to fill in as the Dutch it stands for."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from babel.messages.catalog import Message

from app.catalogue import Catalogue, catalogue, read
from app.core.plan import Language
from tests.translations.messages import HEADER, PO, every_message, load

ENGLISH = [message for message in load() if message.id]
PLACES = re.compile(r"%\(\w+\)s|%%|</?\w+>|\{\}")
STAYS = {
    "Live",
    "Code",
    "Online",
    "Pitches",
    "online",
    "%(minutes)s min",
    "%(number)s online",
    "%(num)s pitch",
    "%(num)s pitches",
    "+%(num)s later",
    "Briefing",
    "Keynote",
    "Later",
    "Livestream",
    "Online: %(number)s",
    "Open",
    "Privacy",
    "Rapporteur: %(who)s",
    "Team",
    "Wrap-up",
    "code",
    "pitch",
    "pitches",
}
"""Is the same word in English."""


def texts(message: Message) -> list[tuple[str, str]]:
    """(Dutch, English), for singular and plural."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return list(zip(message.id, tuple(message.string or ()), strict=True))


PAIRS = [pair for message in ENGLISH for pair in texts(message)]


def test_everything_that_is_said_is_in_it_and_nothing_else() -> None:
    assert {message.id for message in ENGLISH} == set(every_message()), "run tests.translations.messages"


def test_nothing_is_empty_fuzzy_or_put_aside() -> None:
    assert [dutch for dutch, english in PAIRS if not english.strip()] == []
    assert [message.id for message in ENGLISH if message.fuzzy] == []
    assert "#~" not in PO.read_text("utf-8")


def test_it_is_a_translation() -> None:
    same = {dutch for dutch, english in PAIRS if dutch == english and re.search("[a-z]", PLACES.sub("", dutch))}
    assert same == STAYS


@pytest.mark.parametrize(("dutch", "english"), PAIRS)
def test_the_same_places_are_filled_in(dutch: str, english: str) -> None:
    assert Counter(PLACES.findall(dutch)) == Counter(PLACES.findall(english))
    assert "%" not in PLACES.sub("", english)


@pytest.mark.parametrize(("dutch", "english"), PAIRS)
def test_english_ends_as_dutch_does_and_keeps_its_tone(dutch: str, english: str) -> None:
    assert english[-1:] in ".:?" if dutch[-1:] in ".:?" else english[-1:] not in ".:"
    assert "!" not in english
    assert '"' not in english
    assert not re.search(r"\b(?:organiz|color|program\b|center\b|favor)", english), "British spelling"


def test_our_own_reader_reads_what_babel_reads() -> None:
    assert read(PO) == {pairs[0][0]: tuple(english for _, english in pairs) for pairs in map(texts, ENGLISH)}
    assert PO.read_text("utf-8").startswith(HEADER)


def test_a_text_that_is_not_there_stays_dutch() -> None:
    nothing = Catalogue({})
    assert nothing.text("Doe mee met %(title)s", title="100%") == "Doe mee met 100%"
    assert nothing.ngettext("afspraak", "afspraken", 1) == "afspraak"
    assert nothing.ngettext("afspraak", "afspraken", 0) == "afspraken"


@pytest.mark.parametrize(
    ("language", "iso", "shown"),
    [
        (Language.DUTCH, "2020-10-29", "donderdag 29 oktober 2020"),
        (Language.ENGLISH, "2020-10-29", "Thursday 29 October 2020"),
        (Language.DUTCH, "volgend voorjaar", "volgend voorjaar"),
        (Language.ENGLISH, "next spring", "next spring"),
    ],
)
def test_a_date_is_in_words(language: Language, iso: str, shown: str) -> None:
    assert catalogue(language).long_date(iso) == shown
