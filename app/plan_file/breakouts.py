"""The sessions of a block that run at the same time: who goes where, and what each of them brings back."""

from __future__ import annotations

from typing import Final

from app.core.livestream import host_of
from app.core.plan import Breakout, Harvest
from app.plan_file import grammar as g
from app.plan_file.lines import Line, Part
from app.plan_file.names import Names
from app.plan_file.values import Values

FEWEST: Final = 2


def asks(part: Part) -> bool:
    """Only a question says what sort it is, so among sessions it is known by that."""
    return "soort" in part.pairs


def are_meant(block: Part) -> bool:
    """Headings below it that say who goes there or where that is, as no question does."""
    return any(not asks(part) and not part.items and g.ONLY_BREAKOUT_KEYS & part.pairs.keys() for part in block.parts)


def read_breakouts(block: Part, values: Values, names: Names, roles: tuple[str, ...]) -> tuple[Breakout, ...]:
    """`roles` are the ones that the head lists."""
    parts = [part for part in block.parts if not asks(part)]
    if not FEWEST <= len(parts) <= g.MOST_BREAKOUTS:
        values.add(block.heading.number, "breakout_count", str(len(parts)), g.MOST_BREAKOUTS)
    breakouts = tuple(_breakout(part, values, names, roles) for part in parts)
    _check_roles(parts, breakouts, values)
    return breakouts


def _breakout(part: Part, values: Values, names: Names, roles: tuple[str, ...]) -> Breakout:
    values.check_keys(part, g.BREAKOUT_KEYS)
    for item in part.items:
        values.add(item.number, "loose_item", item.text)
    title = values.fitting(part.heading)
    if not title:
        values.add(part.heading.number, "empty_breakout")
    return Breakout(
        id=names.of(title),
        title=title,
        roles=_roles(part, values, roles),
        capacity=_places(part, values),
        place=values.text(part, "plek"),
        speaker=values.named(part, "spreker"),
        rapporteur=values.named(part, "rapporteur"),
        harvest=values.word(part, "oogst", g.HARVESTS, Harvest.AGREEMENT),
        headings=values.word(part, "sjabloon", g.TEMPLATES, g.TEMPLATES["notities"]),
        note=values.text(part, "toelichting"),
        link=_link(part, values),
    )


def _roles(part: Part, values: Values, roles: tuple[str, ...]) -> tuple[str, ...]:
    """As the head writes them, whatever the capitals are here."""
    line = part.pairs.get("voor", Line(0, ""))
    listed = {role.casefold(): role for role in roles}
    named = values.listed(part, "voor")
    if named and not roles:
        values.add(line.number, "no_roles")
        return named
    for role in named:
        if role.casefold() not in listed:
            values.add(line.number, "unknown_role", role, choices=roles)
    return tuple(dict.fromkeys(role if role in roles else listed.get(role.casefold(), role) for role in named))


def _places(part: Part, values: Values) -> int:
    line = part.pairs.get("plaatsen")
    if line is None:
        return 0
    is_number = line.text.isascii() and line.text.isdecimal() and len(line.text) < 10
    places = int(line.text) if is_number else 0
    if not 1 <= places <= g.MOST_PLACES:
        values.add(line.number, "bad_places", line.text, g.MOST_PLACES)
        return 0
    return places


def _link(part: Part, values: Values) -> str:
    """Where people online take part; an address as of the livestream, of any host: nobody's page asks it for us."""
    line = part.pairs.get(g.ONLINE_PLACE)
    if line is None:
        return ""
    if not host_of(line.text):
        values.add(line.number, "bad_link", line.text)
        return ""
    return values.fitting(line)


def _check_roles(parts: list[Part], breakouts: tuple[Breakout, ...], values: Values) -> None:
    """Either roles show the way to every session, or everybody chooses."""
    if not any(breakout.roles for breakout in breakouts):
        return
    sent: set[str] = set()
    for part, breakout in zip(parts, breakouts, strict=True):
        for role in breakout.roles:
            if role in sent:
                values.add(part.pairs["voor"].number, "role_twice", role)
            sent.add(role)
        if "plaatsen" in part.pairs:
            values.add(part.pairs["plaatsen"].number, "mixed_breakouts", breakout.title)
        elif not breakout.roles:
            values.add(part.heading.number, "no_one", breakout.title)
