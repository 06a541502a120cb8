"""Schaal: statements from low to high; the mean, how the answers lie, and who passed one by.

Who passes a statement by gives it no value: they are counted apart, never as nought and never in the mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.commands import Fields
from app.core.plan import Form
from app.core.questions import FormProblem, Marks
from app.core.records import Mark
from app.core.refusals import Reason, Refused
from app.core.splits import TOGETHER, Counted, Group, Withheld

NAME = "scale"
PLAN_WORD = "schaal"
PLAN_KEYS = ("punten", "laag", "hoog")
COUNTS_TEXTS = False
POINTS = (4, 5, 10)
USUAL = 5
STATEMENTS = 12
LONGEST_END = 40
SKIPPED = 0
"""The value of a mark that says: passed by. A scale itself begins at 1."""


@dataclass(frozen=True, slots=True)
class Step:
    """People who gave this value, and the whole percentage of who gave one."""

    value: int
    people: int
    percent: int


@dataclass(frozen=True, slots=True)
class Mean:
    """`tenths` is ten times the mean, rounded; `people` gave a value."""

    group: str
    people: int
    tenths: int


@dataclass(frozen=True, slots=True)
class Statement:
    """`label` is empty where the question is the only statement. Withheld: nothing but `skipped` is known."""

    label: str
    together: Mean
    steps: tuple[Step, ...]
    means: tuple[Mean, ...]
    skipped: int
    withheld: Withheld


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """`statements` in the order of the plan; `groups` are those that have a mean of their own somewhere."""

    statements: tuple[Statement, ...]
    together: Group
    groups: tuple[Group, ...]
    withheld: Withheld
    points: int


def form(settings: Mapping[str, str], items: tuple[str, ...]) -> Form:
    if len(items) > STATEMENTS:
        raise FormProblem("statement_count", str(len(items)), STATEMENTS)
    points, ends = settings.get("punten", str(USUAL)), (settings.get("laag", ""), settings.get("hoog", ""))
    if points not in map(str, POINTS):
        raise FormProblem("scale_points", points)
    for end in ends:
        if len(end) > LONGEST_END:
            raise FormProblem("too_long", end, LONGEST_END)
    if bool(ends[0]) is not bool(ends[1]):
        raise FormProblem("one_end", ends[0] or ends[1])
    return Form(NAME, items, max(1, len(items)), points=int(points), ends=ends)


def settings(form: Form) -> dict[str, str]:
    points = {"punten": str(form.points)} if form.points != USUAL else {}
    return points | ({"laag": form.ends[0], "hoog": form.ends[1]} if form.ends[0] else {})


def read(form: Form, fields: Fields, fresh: Iterable[str]) -> Marks:
    """A field for every statement, `value-0` and on. One that is left open is passed by."""
    given = [fields.get(f"value-{item}", ()) for item in range(form.most)]
    if not any(given):
        raise Refused(Reason.EMPTY_ANSWER)
    return tuple(Mark(item, _value(form, values)) for item, values in enumerate(given))


def merge(form: Form, held: Marks, given: Marks) -> Marks:
    return given


def result(form: Form, counted: Counted) -> ScaleResult:
    is_hidden = counted.withheld in (Withheld.TOO_FEW_ANSWERS, Withheld.NO_ANSWERS)
    statements = () if is_hidden else tuple(_statement(form, counted, item) for item in range(form.most))
    shown = {mean.group for statement in statements for mean in statement.means}
    groups = tuple(group for group in counted.groups if group.key in shown)
    withheld = Withheld.SMALL_GROUP if counted.groups and not groups else counted.withheld
    return ScaleResult(statements, counted.together, groups, withheld, form.points)


def _value(form: Form, values: tuple[str, ...]) -> int:
    value = values[0] if values else str(SKIPPED)
    if not (value.isascii() and value.isdecimal() and len(value) <= 2) or int(value) > form.points:
        raise Refused(Reason.UNKNOWN_OPTION, value[:40])
    return int(value)


def _statement(form: Form, counted: Counted, item: int) -> Statement:
    label = form.options[item] if form.options else ""
    skipped = counted.counts.get((TOGETHER, item, SKIPPED), 0)
    rated = counted.of_item(item, SKIPPED)
    if rated.withheld in (Withheld.TOO_FEW_ANSWERS, Withheld.NO_ANSWERS):
        return Statement(label, Mean(TOGETHER, 0, 0), (), (), skipped, rated.withheld)
    steps = tuple(Step(value, *rated.share(rated.together, item, value)) for value in range(1, form.points + 1))
    means = tuple(_mean(rated, group, item) for group in rated.groups)
    return Statement(label, _mean(rated, rated.together, item), steps, means, skipped, rated.withheld)


def _mean(rated: Counted, group: Group, item: int) -> Mean:
    """Rounded half up, in whole numbers: the same everywhere."""
    total = sum(value * people for (key, at, value), people in rated.counts.items() if (key, at) == (group.key, item))
    return Mean(group.key, group.voters, (20 * total + group.voters) // (2 * group.voters))
