"""From a file to a plan. Goes on after a problem, so that all of them are said at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.core.plan import Dimension, Language, Plan
from app.errors import PlanProblems
from app.plan_file import grammar as g
from app.plan_file.blocks import read_blocks
from app.plan_file.lines import Part, cut
from app.plan_file.names import slug
from app.plan_file.problems import problem
from app.plan_file.values import Values

LARGEST: Final = 256 * 1024
"""Bytes."""


def load(path: Path) -> Plan:
    """Read a file; raises PlanProblems."""
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise PlanProblems([problem(1, "too_large")])
    try:
        return read_plan(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise PlanProblems([problem(1, "unreadable")]) from None


def read_plan(source: str, name: str = "") -> Plan:
    """A programme's text -> its plan; raises PlanProblems with everything that is wrong.

    `name` becomes the plan's id; without it the id comes from title and date.
    """
    if len(source.encode("utf-8", "replace")) > LARGEST:
        raise PlanProblems([problem(1, "too_large")])
    head, cutting = cut(source)
    values = Values()
    plan = _plan(head, values, name, has_head=not any(p.code == "no_head" for p in cutting))
    if problems := [*cutting, *values.problems]:
        raise PlanProblems(sorted(problems, key=lambda p: p.line))
    return plan


def _plan(head: Part, values: Values, name: str, *, has_head: bool) -> Plan:
    values.check_keys(head, g.HEAD_KEYS)
    title, date = values.text(head, "titel"), values.date(head, "datum")
    if has_head and not title:
        values.add(head.heading.number, "no_title")
    if has_head and "datum" not in head.pairs:
        values.add(head.heading.number, "no_date")
    if not head.parts:
        values.add(head.heading.number, "no_blocks")
    roles, organisations = values.listed(head, "rollen"), values.listed(head, "organisaties")
    groups = {Dimension.SEAT: True, Dimension.ROLE: bool(roles), Dimension.ORGANISATION: bool(organisations)}
    listed = frozenset(dimension for dimension, is_there in groups.items() if is_there)
    language = values.word(head, "taal", g.LANGUAGES, Language.DUTCH)
    return Plan(
        name or slug(f"{title} {date}"),
        title,
        date,
        read_blocks(head.parts, values, listed, language),
        values.text(head, "organisatie"),
        values.text(head, "plaats"),
        values.text(head, "ondertitel"),
        values.number(head, "zaal", 100_000),
        values.number(head, "online", 100_000),
        values.number(head, "vertraging", 60),
        roles,
        organisations,
        values.date(head, "volgende bijeenkomst"),
        language,
    )
