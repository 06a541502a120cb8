"""What somebody does, as a title: "deelt de lijst" becomes "de lijst delen", "levert iets op" "iets opleveren"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Verb(NamedTuple):
    """`particles` are what it takes apart: "op" of "opleveren"."""

    infinitive: str
    particles: tuple[str, ...]


def _verbs(told: str) -> dict[str, Verb]:
    """ "levert leveren op aan" on a line."""
    lines = (line.split() for line in told.strip().splitlines())
    return {finite: Verb(infinitive, tuple(particles)) for finite, infinitive, *particles in lines}


_OF_ONE_OR_MORE: Final = _verbs("""
    levert leveren op aan in af
    maakt maken af
    zorgt zorgen
    stelt stellen op vast voor samen in bij
    deelt delen mee uit in
    organiseert organiseren
    werkt werken uit mee samen bij door
    pakt pakken op aan
    stuurt sturen op toe uit door rond bij mee
    schrijft schrijven op uit mee
    regelt regelen
    bespreekt bespreken
    besluit besluiten
    start starten op
    neemt nemen op mee over aan deel af door
    onderzoekt onderzoeken
    plant plannen in
    nodigt nodigen uit
    brengt brengen in uit mee samen
    bereidt bereiden voor
    legt leggen vast voor uit neer
    geeft geven aan door af mee
    voert voeren in uit door
    informeert informeren
    vraagt vragen aan na uit op
    kiest kiezen uit
    komt komen samen terug
    doet doen mee
    zegt zeggen toe
    voegt voegen toe samen
    reserveert reserveren
    belt bellen terug op rond na
    mailt mailen rond
""")
_OF_ONE: Final = _verbs("""
    checkt checken
    zoekt zoeken uit op
    haalt halen op in
    houdt houden bij vast
    zet zetten op in uit door klaar
    spreekt spreken af aan
    meldt melden aan
    vult vullen aan in
    toetst toetsen
    belegt beleggen
    verkent verkennen
    verzamelt verzamelen
    verzorgt verzorgen
    bekijkt bekijken
    koppelt koppelen terug aan
    overlegt overleggen
    bezoekt bezoeken
    controleert controleren
    evalueert evalueren
    ontwikkelt ontwikkelen
    coördineert coördineren
""")
"""Of more than one these are more often something else, such as the end of what is done."""
VERBS: Final = {**_OF_ONE_OR_MORE, **{verb.infinitive: verb for verb in _OF_ONE_OR_MORE.values()}, **_OF_ONE}
FINITE: Final = "|".join(VERBS)

_PLURAL: Final = frozenset(verb.infinitive for verb in VERBS.values())
_AND_THEN: Final = {
    is_plural: re.compile(
        rf"(?:, | en | of )(?=(?:{'|'.join(verb for verb in VERBS if (verb in _PLURAL) is is_plural)}) )", re.IGNORECASE
    )
    for is_plural in (True, False)
}
"""A second verb counts when it is of as many as the first."""
_CLAUSE_END: Final = re.compile(
    r"\s*(?:[.;:!?…]*$|[;:(]|(?<=.),? (?:die|dat|wat|zodat|omdat|waar\w*|wanneer|zodra|om te|om [^,.;]{1,60} te)\b"
    r"|, (?:samen|maar|zoals|met|inclusief)\b)",
    re.IGNORECASE,
)
_SAYS_WHAT: Final = re.compile(r"(?:dat|wat|hoe|om te)\b(?= \S+ \S)", re.IGNORECASE)
_TELLING: Final = frozenset({"zorgen", "besluiten", "zeggen", "melden", "vragen", "onderzoeken", "bespreken"})
_PREPOSITION: Final = r"(?= (?:met|voor|naar|van|in|bij|aan|door|over|tot|uit|op)\b)"


def as_title(action: str) -> str:
    """What does not begin with one of our verbs stays as it is."""
    done, start = "", 0
    for join in _AND_THEN[action.split(" ", 1)[0].casefold() in _PLURAL].finditer(action):
        done += _infinitive(action[start : join.start()]) + join[0]
        start = join.end()
    return done + _infinitive(action[start:])


def _infinitive(clause: str) -> str:
    first, _, rest = clause.partition(" ")
    bare = first.rstrip(".;:!?…")
    verb = VERBS.get(bare.casefold())
    if verb is None:
        return clause
    if verb.infinitive in _TELLING and _SAYS_WHAT.match(rest):
        return f"{verb.infinitive} {rest}"
    if not rest:
        return f"{verb.infinitive}{first[len(bare) :]}"
    end = _CLAUSE_END.search(rest)
    said, left = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    apart = re.search(rf"(?:^| )({'|'.join(verb.particles) or '(?!)'})(?:$|{_PREPOSITION})", said, re.IGNORECASE)
    if apart:
        before, after = said[: apart.start()], said[apart.end() :]
        return " ".join(filter(None, (before, f"{apart[1].lower()}{verb.infinitive}{after}"))) + left
    return f"{said} {verb.infinitive}{left}".lstrip()
