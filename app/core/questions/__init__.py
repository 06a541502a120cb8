"""The extension point: a kind of question is one module here and three templates.

A module has the names and the five functions of `Kind`; it is found by its file name. Its templates are in
`templates/questions/<NAME>`: `ask.html` for the phone, `result.html` for every surface, and `words.html` with
what is said of such a question elsewhere.
`PLAN_WORD` and `PLAN_KEYS` are words of the programme file's grammar, not text for a screen.
`COUNTS_TEXTS`: the same text of several people is one result, whoever wrote it, and is counted by seat.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Protocol, cast

from app.core.commands import Fields
from app.core.form_problem import FormProblem as FormProblem
from app.core.plan import Form
from app.core.records import Mark
from app.core.splits import Counted, Withheld

Marks = tuple[Mark, ...]


class Result(Protocol):
    """What a kind shows of its counts; its own result.html reads it. Frozen, so that views compare."""

    @property
    def withheld(self) -> Withheld: ...


class Kind(Protocol):
    NAME: str
    PLAN_WORD: str
    PLAN_KEYS: tuple[str, ...]
    COUNTS_TEXTS: bool

    def form(self, settings: Mapping[str, str], items: tuple[str, ...]) -> Form:
        """Settings and list items of the plan file -> form; raises FormProblem."""

    def settings(self, form: Form) -> dict[str, str]:
        """The way back: only what differs from the defaults."""

    def read(self, form: Form, fields: Fields, fresh: Iterable[str]) -> Marks:
        """Form fields as sent -> marks; raises Refused. `fresh` gives new ids for texts."""

    def merge(self, form: Form, held: Marks, given: Marks) -> Marks:
        """The answer somebody holds and the one they send -> the answer they now hold; raises Refused."""

    def result(self, form: Form, counted: Counted) -> Result:
        """Counts that may be shown -> what result.html shows."""


def kind_of(form: Form) -> Kind:
    return KINDS[form.kind]


def _load() -> dict[str, Kind]:
    modules = [cast(Kind, import_module(f"{__name__}.{m.name}")) for m in pkgutil.iter_modules(__path__)]
    return {module.NAME: module for module in modules}


KINDS: dict[str, Kind] = _load()
