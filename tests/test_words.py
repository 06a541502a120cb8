"""Everything a person can read when something was refused or done: complete, plain and friendly."""

from __future__ import annotations

import re

import pytest

from app import words
from app.core import commands
from app.core.progress import Phase
from app.core.refusals import Reason, Refused
from app.live.disk import Trouble
from app.live.wire import COMMANDS

SAYS = words.Words()
SENTENCES = [
    *(SAYS.said(Refused(reason, "voorbeeld", 3)) for reason in Reason),
    *words.NOTES.values(),
    *(text for pair in words.ERRORS.values() for text in pair),
    *(SAYS.disk(trouble, 150_000_000) for trouble in Trouble),
    *(value for name, value in vars(words).items() if name.isupper() and isinstance(value, str)),
]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_that_says_what_to_do(reason: Reason) -> None:
    text = SAYS.said(Refused(reason, "waarde", 7))
    assert "%(" not in text
    assert text.endswith(".")
    assert text.count(". ") >= 1


def test_every_trouble_with_the_disk_has_its_sentence() -> None:
    assert list(words.DISK) == list(Trouble)
    assert "150 MB" in SAYS.disk(Trouble.LOW, 150_000_000)
    assert SAYS.disk(Trouble.NONE, 0) == ""


def test_every_command_has_a_note() -> None:
    every = {kind for kind in vars(commands).values() if isinstance(kind, type) and issubclass(kind, commands.Command)}
    assert every - {commands.Command, commands.StepCommand} == set(words.NOTES)
    assert len(COMMANDS) == len(words.NOTES) - len((commands.Join, commands.Tick))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_tone_is_plain_and_friendly(sentence: str) -> None:
    assert "!" not in sentence
    assert not re.search(r"\b[uU]w?\b", sentence)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_are_short(sentence: str) -> None:
    assert all(len(part.split()) <= 15 for part in re.split(r"[.:?]\s", sentence))


def test_the_value_is_quoted_and_the_limit_named() -> None:
    text = SAYS.said(Refused(Reason.TEXT_TOO_LONG, "Een heel lang verhaal", 300))
    assert "‘Een heel lang verhaal’" in text
    assert "300" in text


def test_what_people_typed_is_no_placeholder() -> None:
    assert "‘100%(limit)s’" in SAYS.said(Refused(Reason.UNKNOWN_OPTION, "100%(limit)s", 3))


def test_without_a_value_there_is_no_hole() -> None:
    assert "  " not in SAYS.said(Refused(Reason.UNKNOWN_QUESTION))


def test_every_phase_of_a_question_is_announced_and_only_a_choice_is_a_vote() -> None:
    assert set(words.ANNOUNCED) == set(words.ASKED) == set(Phase)
    assert not any("stem" in said for said in words.ASKED.values())


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 415, 418, 429, 500, 502, 503])
def test_every_status_has_a_page(status: int) -> None:
    title, message = SAYS.error(status)
    assert title
    assert message
