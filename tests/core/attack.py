"""Somebody who writes down all that is ever shown of a question as equations, and solves them exactly.

They know more than anybody does: of every group how many answered, and a mean without its rounding. What follows from
that about a group is *determined*; no guess and no likelihood comes into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations, product

from app.core.plan import Form
from app.core.questions import Result
from app.core.questions.choice import ChoiceResult
from app.core.questions.scale import SKIPPED, ScaleResult
from app.core.splits import OTHER, THRESHOLD, TOGETHER, Group

Answers = dict[str, list[tuple[tuple[int, int], ...]]]
"""By group what each of its people answered: (item, value)."""
Unknown = tuple[str, int, int]
"""How many people of a group gave an item this value."""
Row = dict[Unknown, Fraction | int]
"""Whole numbers as long as that goes: they are ten times as fast."""


class Attack:
    """On one round: `answers` are the truth, that only serves to know how large every group is."""

    def __init__(self, form: Form, answers: Answers, result: Result) -> None:
        self._form = form
        self._answers = {group: given for group, given in answers.items() if given}
        self._values = range(SKIPPED, form.points + 1) if form.points else range(1, 2)
        self._solved: dict[Unknown, Row] = {}
        for row in (*self._sizes(), *self._published(result)):
            self._learn(row)

    def determined(self) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """The groups under the threshold of which it follows how many gave an item this value."""
        for item, value in product(range(len(self._form.options)), self._values):
            rest = {group: self._reduced({(group, item, value): 1}) for group in self._answers}
            for some in self._small(item, value):
                if not _total(rest[group] for group in some):
                    yield some, item, value

    def _small(self, item: int, value: int) -> Iterator[tuple[str, ...]]:
        """Groups, and groups together, of one to four people who answered; for a value, who gave it any."""
        people = {group: _raters(given, item) if value else len(given) for group, given in self._answers.items()}
        few = [group for group, number in people.items() if number < THRESHOLD]
        for size in range(1, len(few) + 1):
            for some in combinations(few, size):
                if 0 < sum(people[group] for group in some) < THRESHOLD:
                    yield some

    def _sizes(self) -> Iterator[Row]:
        """Who answers gives every statement a value or passes it by; who has one choice makes one."""
        for group in self._answers:
            if self._form.points:
                for item in range(len(self._form.options)):
                    yield _sum((group, item, value) for value in self._values)
            elif self._form.most == 1:
                yield _sum((group, item, 1) for item in range(len(self._form.options)))

    def _published(self, result: Result) -> Iterator[Row]:
        if isinstance(result, ChoiceResult):
            members = self._members(result.groups)
            for item, row in enumerate(result.rows):
                for share in (row.together, *row.shares):
                    yield _sum((group, item, 1) for group in members[share.group])
        elif isinstance(result, ScaleResult):
            yield from self._published_scale(result)

    def _published_scale(self, result: ScaleResult) -> Iterator[Row]:
        members = self._members(result.groups)
        for item, statement in enumerate(result.statements):
            yield _sum((group, item, SKIPPED) for group in self._answers)
            for step in statement.steps:
                yield _sum((group, item, step.value) for group in self._answers)
            for mean in statement.means:
                rated = [(group, item, value) for group in members[mean.group] for value in self._values if value]
                yield _sum(rated)
                yield {unknown: unknown[2] for unknown in rated}

    def _members(self, shown: Iterable[Group]) -> dict[str, list[str]]:
        alone = {group.key: [group.key] for group in shown if group.key != OTHER}
        return alone | {OTHER: [key for key in self._answers if key not in alone], TOGETHER: list(self._answers)}

    def _learn(self, row: Row) -> None:
        rest = self._reduced(row)
        if not rest:
            return
        pivot = next((unknown for unknown, weight in rest.items() if weight in (1, -1)), next(iter(rest)))
        factor = rest[pivot]
        found = rest if factor == 1 else {unknown: _ratio(weight, factor) for unknown, weight in rest.items()}
        for known in self._solved.values():
            if pivot in known:
                _take(known, found, known[pivot])
        self._solved[pivot] = found

    def _reduced(self, row: Row) -> Row:
        """What does not follow of it from the equations so far; nothing when all does."""
        rest = dict(row)
        for unknown in row:
            if unknown in self._solved and unknown in rest:
                _take(rest, self._solved[unknown], rest[unknown])
        return rest


def _raters(given: list[tuple[tuple[int, int], ...]], item: int) -> int:
    return sum((item, SKIPPED) not in marks for marks in given)


def _sum(unknowns: Iterable[Unknown]) -> Row:
    return dict.fromkeys(unknowns, 1)


def _ratio(weight: Fraction | int, factor: Fraction | int) -> Fraction | int:
    return -weight if factor == -1 else Fraction(weight) / factor


def _total(rows: Iterable[Row]) -> Row:
    total: Row = {}
    for row in rows:
        _take(total, row, -1)
    return total


def _take(row: Row, other: Row, times: Fraction | int) -> None:
    for unknown, weight in other.items():
        left = row.get(unknown, 0) - times * weight
        if left:
            row[unknown] = left
        else:
            row.pop(unknown, None)
