"""From a file to a plan. Goes on after a problem, so that all of them are said at once."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from app.core.livestream import host_of
from app.core.plan import KEEP_DAYS, MOST_DELAY, Dimension, Language, Plan
from app.errors import PlanProblems
from app.plan_file import grammar as g
from app.plan_file.blocks import Setting, read_blocks
from app.plan_file.days import read_days
from app.plan_file.lines import Part, cut
from app.plan_file.names import slug
from app.plan_file.problems import problem
from app.plan_file.roles import read_roles
from app.plan_file.values import Values

LARGEST: Final = 256 * 1024
"""Bytes."""
Hosts = Collection[str] | None


def load(path: Path, hosts: Hosts = None) -> Plan:
    """Read a file; raises PlanProblems. `hosts` are those that may stream; None: any."""
    return read_plan(read_source(path), hosts=hosts)


def read_source(path: Path) -> str:
    """The text of a file, with \\n behind every line; raises PlanProblems for what is too large or no text."""
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise PlanProblems([problem(1, "too_large")])
    try:
        return raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
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
    if has_head:
        _check_head(head, title, values)
    if not head.parts:
        values.add(head.heading.number, "no_blocks")
    (roles, windows), organisations = read_roles(head, values), values.listed(head, "organisaties")
    language = values.word(head, "taal", g.LANGUAGES, Language.DUTCH)
    days, numbers = read_days(head.parts, date, values)
    setting = Setting(roles, _listed(roles, organisations), language)
    return Plan(
        id=name or slug(f"{title} {date}"),
        title=title,
        date=date,
        blocks=read_blocks(head.parts, numbers, values, setting),
        organiser=values.text(head, "organisatie"),
        place=values.text(head, "plaats"),
        subtitle=values.text(head, "ondertitel"),
        expected_hall=values.number(head, "zaal", g.MOST_EXPECTED, units=g.PEOPLE),
        expected_stream=values.number(head, "online", g.MOST_EXPECTED, units=g.PEOPLE),
        delay=values.number(head, "vertraging", MOST_DELAY, "bad_delay", units=g.SECONDS),
        roles=roles,
        organisations=organisations,
        next_date=_next_date(head, max(date, *days, ""), values),
        language=language,
        windows=windows,
        livestream=_livestream(head, values, hosts),
        days=days,
        queries=values.word(head, "vragen", g.YES_NO, True),
        keep_days=values.number(
            head, "bewaren", g.MOST_KEEP_DAYS, "bad_keep", units=g.DAYS, least=1, default=KEEP_DAYS
        ),
    )


def _check_head(head: Part, title: str, values: Values) -> None:
    if not title:
        values.add(head.heading.number, "no_title")
    if "datum" not in head.pairs:
        values.add(head.heading.number, "no_date")


def _listed(roles: tuple[str, ...], organisations: tuple[str, ...]) -> frozenset[Dimension]:
    groups = {Dimension.SEAT: True, Dimension.ROLE: bool(roles), Dimension.ORGANISATION: bool(organisations)}
    return frozenset(dimension for dimension, is_there in groups.items() if is_there)


def _next_date(head: Part, last: str, values: Values) -> str:
    """`last`: the day after which it must be."""
    date = values.date(head, "volgende bijeenkomst")
    if date and date <= last:
        line = head.pairs["volgende bijeenkomst"]
        values.add(line.number, "next_first", line.text)
    return date


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
