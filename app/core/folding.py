"""When two texts are one, and how texts are asked for and read; shared by every kind whose answers are written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.core.commands import Fields
from app.core.form_problem import FormProblem
from app.core.plan import Form
from app.core.records import Mark
from app.core.refusals import Reason, Refused
from app.core.typed import one_line

Marks = tuple[Mark, ...]
_ENDS = " .,;:?!"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a kind asks unless the programme says otherwise, and how far that may go. Lengths are in characters.
    `too_long` is the problem with a length."""

    entries: int
    most_entries: int
    length: int
    shortest: int
    longest: int
    too_long: str


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Case, accents, spaces and punctuation at the ends do not make two texts different."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return bare(" ".join("".join(c for c in plain if not unicodedata.combining(c)).split()))


def bare(text: str) -> str:
    """Without the punctuation at its ends."""
    return text.strip(_ENDS)


def spelling(texts: Iterable[str]) -> str:
    """How most people wrote it; of about as many the one without capitals only, or else that comes first in the
    alphabet. About as many is as many bits: were every answer counted, two that are even would take turns on screen."""
    return min(Counter(texts).items(), key=lambda found: (-found[1].bit_length(), found[0].isupper(), found[0]))[0]


def spelling_of_word(texts: Iterable[str]) -> str:
    """A word is no sentence: it has no full stop."""
    return spelling(bare(text) or text for text in texts)


def text_form(kind: str, settings: Mapping[str, str], items: tuple[str, ...], limits: Limits) -> Form:
    """Raises FormProblem."""
    if items:
        raise FormProblem("no_options_here", items[0])
    most, length = settings.get("hoogstens", str(limits.entries)), settings.get("lengte", str(limits.length))
    if not most.isdecimal() or not 1 <= int(most) <= limits.most_entries:
        raise FormProblem("most_entries", most, limits.most_entries)
    if not length.isdecimal() or not limits.shortest <= int(length) <= limits.longest:
        raise FormProblem(limits.too_long, length, limits.longest)
    return Form(kind, (), int(most), int(length))


def text_settings(form: Form, limits: Limits) -> dict[str, str]:
    """The way back: only what differs from what is usual."""
    most = {"hoogstens": str(form.most)} if form.most != limits.entries else {}
    return most | ({"lengte": str(form.length)} if form.length != limits.length else {})


def read_texts(form: Form, fields: Fields, fresh: Iterable[str]) -> Marks:
    texts = [text for text in (one_line(text, form.length) for text in fields.get("text", ())) if text]
    if not texts:
        raise Refused(Reason.EMPTY_ANSWER)
    return tuple(Mark(text=text, id=id_) for text, id_ in zip(texts, fresh, strict=False))


def merge_texts(form: Form, held: Marks, given: Marks) -> Marks:
    """What somebody holds and adds; the same text of one person is one text."""
    merged = list(held)
    for mark in given:
        if folded(mark.text) not in {folded(other.text) for other in merged}:
            merged.append(mark)
    if len(merged) > form.most:
        raise Refused(Reason.TOO_MANY_ENTRIES, str(len(held)), form.most)
    return tuple(merged)
