"""Open: short texts in people's own words; several entries, the same text counted once per person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.commands import Fields
from app.core.folding import merge_texts, read_texts
from app.core.plan import Form
from app.core.questions import FormProblem, Marks
from app.core.splits import Counted, Entry, Group, Withheld

NAME = "open"
PLAN_WORD = "open"
PLAN_KEYS = ("hoogstens", "lengte")
COUNTS_TEXTS = False
ENTRIES = 3
LENGTH = 300
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class OpenResult:
    """`entries` without the hidden ones and those that wait for approval, in order of their random ids."""

    entries: tuple[Entry, ...]
    hidden: int
    waiting: int
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
    return read_texts(form, fields, fresh)


def merge(form: Form, held: Marks, given: Marks) -> Marks:
    return merge_texts(form, held, given)


def result(form: Form, counted: Counted) -> OpenResult:
    shown = sorted((entry for entry in counted.entries if not entry.is_hidden), key=lambda entry: entry.id)
    hidden = sum(entry.times for entry in counted.entries if entry.is_hidden)
    return OpenResult(tuple(shown), hidden, counted.waiting, counted.together, counted.withheld)
