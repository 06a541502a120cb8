"""Open: short texts in people's own words; several entries, the same text counted once per person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.commands import Fields
from app.core.folding import Limits, merge_texts, read_texts, text_form, text_settings
from app.core.plan import Form
from app.core.questions import Marks
from app.core.splits import Counted, Entry, Group, Withheld

NAME = "open"
PLAN_WORD = "open"
PLAN_KEYS = ("hoogstens", "lengte")
COUNTS_TEXTS = False
LONGEST = 1000
LIMITS = Limits(entries=3, most_entries=10, length=300, shortest=20, longest=LONGEST, too_long="text_length")


@dataclass(frozen=True, slots=True)
class OpenResult:
    """`entries` without the hidden ones and those that wait for approval, in order of their random ids."""

    entries: tuple[Entry, ...]
    hidden: int
    waiting: int
    together: Group
    withheld: Withheld


def form(settings: Mapping[str, str], items: tuple[str, ...]) -> Form:
    return text_form(NAME, settings, items, LIMITS)


def settings(form: Form) -> dict[str, str]:
    return text_settings(form, LIMITS)


def read(form: Form, fields: Fields, fresh: Iterable[str]) -> Marks:
    return read_texts(form, fields, fresh)


def merge(form: Form, held: Marks, given: Marks) -> Marks:
    return merge_texts(form, held, given)


def result(form: Form, counted: Counted) -> OpenResult:
    shown = sorted((entry for entry in counted.entries if not entry.is_hidden), key=lambda entry: entry.id)
    hidden = sum(entry.times for entry in counted.entries if entry.is_hidden)
    return OpenResult(tuple(shown), hidden, counted.waiting, counted.together, counted.withheld)
