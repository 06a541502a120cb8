"""Open: short texts in people's own words; several entries, the same text counted once per person."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.core.commands import Fields
from app.core.plan import Form
from app.core.questions import FormProblem, Marks
from app.core.records import Mark
from app.core.refusals import Reason, Refused
from app.core.splits import Counted, Entry, Group, Withheld

NAME = "open"
PLAN_WORD = "open"
PLAN_KEYS = ("hoogstens", "lengte")
ENTRIES = 3
LENGTH = 300
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class OpenResult:
    """`entries` without the hidden ones, duplicates folded, in order of their random ids."""

    entries: tuple[Entry, ...]
    hidden: int
    together: Group
    withheld: Withheld


def form(settings: Mapping[str, str], items: tuple[str, ...]) -> Form:
    if items:
        raise FormProblem("no_options_here", items[0])
    most, length = settings.get("hoogstens", str(ENTRIES)), settings.get("lengte", str(LENGTH))
    if not most.isdecimal() or not 1 <= int(most) <= 10:
        raise FormProblem("most_entries", most, 10)
    if not length.isdecimal() or not 20 <= int(length) <= LONGEST:
        raise FormProblem("text_length", length, LONGEST)
    return Form(NAME, (), int(most), int(length))


def settings(form: Form) -> dict[str, str]:
    most = {"hoogstens": str(form.most)} if form.most != ENTRIES else {}
    return most | ({"lengte": str(form.length)} if form.length != LENGTH else {})


def read(form: Form, fields: Fields, fresh: Iterable[str]) -> Marks:
    texts = [" ".join(text.split()) for text in fields.get("text", ())]
    texts = [text for text in texts if text]
    if not texts:
        raise Refused(Reason.EMPTY_ANSWER)
    for text in texts:
        if len(text) > form.length:
            raise Refused(Reason.TEXT_TOO_LONG, text[:40], form.length)
    return tuple(Mark(text=text, id=id_) for text, id_ in zip(texts, fresh, strict=False))


def merge(form: Form, held: Marks, given: Marks) -> Marks:
    known = {folded(mark.text) for mark in held}
    new = tuple(mark for mark in given if folded(mark.text) not in known)
    if len(held) + len(new) > form.most:
        raise Refused(Reason.TOO_MANY_ENTRIES, str(len(held)), form.most)
    return held + new


def result(form: Form, counted: Counted) -> OpenResult:
    shown: dict[str, Entry] = {}
    for entry in sorted(counted.entries, key=lambda e: e.id):
        if entry.is_hidden:
            continue
        key = folded(entry.body) + entry.author
        shown[key] = replace(shown[key], times=shown[key].times + 1) if key in shown else entry
    hidden = sum(entry.is_hidden for entry in counted.entries)
    return OpenResult(tuple(shown.values()), hidden, counted.together, counted.withheld)


def folded(text: str) -> str:
    """Case, accents and punctuation at the ends do not make two texts different."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split()).strip(" .,;:?!")
