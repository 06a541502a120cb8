"""Meerkeuze: two to twelve options, one or more choices, shares over distinct voters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.core.commands import Fields
from app.core.plan import Form
from app.core.questions import FormProblem, Marks
from app.core.records import Mark
from app.core.refusals import Reason, Refused
from app.core.splits import Counted, Group, Withheld

NAME = "choice"
PLAN_WORD = "meerkeuze"
PLAN_KEYS = ("hoogstens",)
COUNTS_TEXTS = False
LETTERS = "ABCDEFGHIJKL"


@dataclass(frozen=True, slots=True)
class Share:
    """People in one group who chose an option, and the whole percentage of that group's voters."""

    group: str
    people: int
    percent: int


@dataclass(frozen=True, slots=True)
class Row:
    letter: str
    label: str
    together: Share
    shares: tuple[Share, ...]
    is_top: bool


@dataclass(frozen=True, slots=True)
class ChoiceResult:
    """`rows` in the order of the plan, never re-sorted; `groups` are the columns beside `together`."""

    rows: tuple[Row, ...]
    together: Group
    groups: tuple[Group, ...]
    withheld: Withheld
    is_multiple: bool


def form(settings: Mapping[str, str], items: tuple[str, ...]) -> Form:
    if not 2 <= len(items) <= len(LETTERS):
        raise FormProblem("option_count", str(len(items)), len(LETTERS))
    most = settings.get("hoogstens", "1")
    if not most.isdecimal() or not 1 <= int(most) <= len(items):
        raise FormProblem("most_choices", most, len(items))
    return Form(NAME, items, int(most))


def settings(form: Form) -> dict[str, str]:
    return {"hoogstens": str(form.most)} if form.most != 1 else {}


def read(form: Form, fields: Fields, fresh: Iterable[str]) -> Marks:
    return _chosen(form, fields.get("option", ()))


@lru_cache(maxsize=1024)
def _chosen(form: Form, options: tuple[str, ...]) -> Marks:
    """Kept: a hall full of people chooses from the same few."""
    items = sorted({_item(form, value) for value in options})
    if not items and form.most == 1:
        raise Refused(Reason.EMPTY_ANSWER)
    if len(items) > form.most:
        raise Refused(Reason.TOO_MANY_CHOICES, str(len(items)), form.most)
    return tuple(Mark(item) for item in items)


def _item(form: Form, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) <= 3) or int(value) >= len(form.options):
        raise Refused(Reason.UNKNOWN_OPTION, value[:40])
    return int(value)


def merge(form: Form, held: Marks, given: Marks) -> Marks:
    return given


def result(form: Form, counted: Counted) -> ChoiceResult:
    is_hidden = counted.withheld in (Withheld.TOO_FEW_ANSWERS, Withheld.NO_ANSWERS)
    most = max((people for (group, _, _), people in counted.counts.items() if group == counted.together.key), default=0)
    rows = () if is_hidden else tuple(_row(form, counted, item, most) for item in range(len(form.options)))
    return ChoiceResult(rows, counted.together, counted.groups, counted.withheld, form.most > 1)


def _row(form: Form, counted: Counted, item: int, most: int) -> Row:
    """`most`: people who chose what most people chose."""
    together = _share(counted, counted.together, item)
    shares = tuple(_share(counted, group, item) for group in counted.groups)
    return Row(LETTERS[item], form.options[item], together, shares, 0 < together.people == most)


def _share(counted: Counted, group: Group, item: int) -> Share:
    return Share(group.key, *counted.share(group, item))
