"""When two texts are one, and how an answer of texts is read; shared by every kind whose answers are written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from app.core.commands import Fields
from app.core.plan import Form
from app.core.records import Mark
from app.core.refusals import Reason, Refused

Marks = tuple[Mark, ...]


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Case, accents, spaces and punctuation at the ends do not make two texts different."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split()).strip(" .,;:?!")


def spelling(texts: Iterable[str]) -> str:
    """How most people wrote it; of two the one without capitals only, or else that comes first in the alphabet."""
    return min(Counter(texts).items(), key=lambda found: (-found[1], found[0].isupper(), found[0]))[0]


def read_texts(form: Form, fields: Fields, fresh: Iterable[str]) -> Marks:
    texts = [text for text in (" ".join(text.split()) for text in fields.get("text", ())) if text]
    if not texts:
        raise Refused(Reason.EMPTY_ANSWER)
    for text in texts:
        if len(text) > form.length:
            raise Refused(Reason.TEXT_TOO_LONG, text[:40], form.length)
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
