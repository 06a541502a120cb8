"""From a file to a plan. Goes on after a problem, so that all of them are said at once."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from app.core.livestream import host_of
from app.core.plan import KEEP_DAYS, MOST_DELAY, Dimension, Language, Plan
from app.errors import PlanProblems
from app.plan_file import grammar as g
from app.plan_file.blocks import read_blocks
from app.plan_file.days import read_days
from app.plan_file.lines import Part, cut
from app.plan_file.names import slug
from app.plan_file.problems import problem
from app.plan_file.roles import check_roles, read_roles
from app.plan_file.values import Values

LARGEST: Final = 256 * 1024
"""Bytes."""
Hosts = Collection[str] | None


def load(path: Path, hosts: Hosts = None) -> Plan:
    """Read a file; raises PlanProblems. `hosts` are those that may stream; None: any."""
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise PlanProblems([problem(1, "too_large")])
    try:
        return read_plan(raw.decode("utf-8"), hosts=hosts)
    except UnicodeDecodeError:
        raise PlanProblems([problem(1, "unreadable")]) from None


def read_plan(source: str, name: str = "", hosts: Hosts = None) -> Plan:
    """A programme's text -> its plan; raises PlanProblems with everything that is wrong.

    `name` becomes the plan's id; without it the id comes from title and date. `hosts` are those that may stream.
    """
    if len(source.encode("utf-8", "replace")) > LARGEST:
        raise PlanProblems([problem(1, "too_large")])
    head, cutting = cut(source)
    values = Values()
    plan = _plan(head, values, name, hosts, has_head=not any(p.code == "no_head" for p in cutting))
    if problems := [*cutting, *values.problems]:
        raise PlanProblems(sorted(problems, key=lambda p: p.line))
    return plan


def _plan(head: Part, values: Values, name: str, hosts: Hosts, *, has_head: bool) -> Plan:
    values.check_keys(head, g.HEAD_KEYS)
    title, date = values.text(head, "titel"), values.date(head, "datum")
    if has_head and not title:
        values.add(head.heading.number, "no_title")
    if has_head and "datum" not in head.pairs:
        values.add(head.heading.number, "no_date")
    if not head.parts:
        values.add(head.heading.number, "no_blocks")
    (roles, windows), organisations = read_roles(head, values), values.listed(head, "organisaties")
    groups = {Dimension.SEAT: True, Dimension.ROLE: bool(roles), Dimension.ORGANISATION: bool(organisations)}
    listed = frozenset(dimension for dimension, is_there in groups.items() if is_there)
    language = values.word(head, "taal", g.LANGUAGES, Language.DUTCH)
    days, numbers = read_days(head.parts, date, values)
    blocks = read_blocks(head.parts, numbers, values, listed, language, roles)
    check_roles(head, windows, blocks, values)
    return Plan(
        name or slug(f"{title} {date}"),
        title,
        date,
        blocks,
        values.text(head, "organisatie"),
        values.text(head, "plaats"),
        values.text(head, "ondertitel"),
        values.number(head, "zaal", 100_000),
        values.number(head, "online", 100_000),
        values.number(head, "vertraging", MOST_DELAY, "bad_delay"),
        roles,
        organisations,
        values.date(head, "volgende bijeenkomst"),
        language,
        windows,
        _livestream(head, values, hosts),
        days,
        values.word(head, "vragen", g.YES_NO, True),
        values.number(head, "bewaren", g.MOST_KEEP_DAYS, "bad_keep", least=1, default=KEEP_DAYS),
    )


def _livestream(head: Part, values: Values, hosts: Hosts) -> str:
    """`hosts`: the ones that a page of ours may talk to; None where nobody says which."""
    line = head.pairs.get("livestream")
    if line is None:
        return ""
    host = host_of(line.text)
    if not host:
        values.add(line.number, "bad_stream", line.text)
    elif hosts is not None and host not in hosts:
        values.add(line.number, "strange_stream", host, choices=hosts)
    return line.text
