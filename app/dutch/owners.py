"""Who owns it: one role, a group, an organisation, all of them; or a project, which cannot act by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.core.wording import OwnerKind

_ARTICLE: Final = re.compile(r"^(?:de|het|een|onze|ons|’t|'t) ", re.IGNORECASE)
_MEMBERS: Final = r"(?:\w*gemeenten?|organisaties?|partners|instellingen)\b"
_COUNT: Final = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d{1,2})"
_EVERY: Final = (
    re.compile(rf"(?:al|alle|elke|iedere) (?:[\w-]+ ){{0,4}}?{_MEMBERS}", re.IGNORECASE),
    re.compile(rf"(?i:(?:(?:de|onze)(?: {_COUNT})?|{_COUNT}) (?:[\w-]+ ){{0,4}}?\w*gemeenten)(?! +(?:en +)?[A-Z])\b"),
)
_PROJECT: Final = re.compile(r"(?:project|programma|pilot|traject)\b", re.IGNORECASE)
_BOARD: Final = re.compile(r"(?:college|gemeenteraad|raad|dagelijks bestuur|algemeen bestuur)\b", re.IGNORECASE)
_AND: Final = "\0"
"""Stands for the "en" of a name, such as Gilze en Rijen."""
_PEOPLE: Final = re.compile(
    r"(?:alle|beide|sommige|iedereen|allemaal)?\b ?(?:[\w-]+ )?"
    r"(?:medewerkers|managers|wethouders|beleidsmedewerkers|projectleiders|portefeuillehouders|professionals|\w*teams|"
    r"collega['’]s|ambtenaren|raadsleden|leden|directeuren|adviseurs|consulenten|gedragswetenschappers|deelnemers)\b",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(
    r"\b(?:iedereen|\w*(?:werkgroep|stuurgroep|projectgroep|regiegroep|team))\b", re.IGNORECASE
)
_BODY: Final = re.compile(
    r"\b(?:gemeente|instituut|stichting|regio|provincie|vereniging|\w*corporatie|zorgverzekeraar|bureau|"
    r"ministerie|waterschap|ggd|universiteit|zorgaanbieder)\b",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"\b(?:\w*manager|wethouder|beleidsmedewerker|projectleider|portefeuillehouder|directeur|\w*voorzitter|secretaris|"
    r"coördinator|adviseur|teamleider|griffier|burgemeester|trekker|rapporteur)\b",
    re.IGNORECASE,
)


def read_owner(text: str, roles: Sequence[str], organisations: Sequence[str]) -> OwnerKind:
    """What sort of owner a text names. Who is not known counts as a project: then we ask who pulls it."""
    said = " ".join(text.split())
    if not said:
        return OwnerKind.NONE
    if any(every.match(said) for every in _EVERY):
        return OwnerKind.EVERY_ORGANISATION
    bare = _ARTICLE.sub("", said)
    if _known(bare, organisations):
        return OwnerKind.ORGANISATION
    if _known(bare, roles):
        return OwnerKind.ROLE
    if _PROJECT.match(bare):
        return OwnerKind.PROJECT
    if _BOARD.match(bare):
        return OwnerKind.ORGANISATION
    if _is_group(bare, roles) or _are_several(bare, roles, organisations):
        return OwnerKind.GROUP
    if _ROLE.search(bare):
        return OwnerKind.ROLE
    if _TOGETHER.search(bare):
        return OwnerKind.GROUP
    return OwnerKind.ORGANISATION if _BODY.search(bare) else OwnerKind.PROJECT


def _known(said: str, names: Sequence[str]) -> bool:
    wanted = said.casefold()
    return any(wanted in (name.casefold(), _short(name)) for name in names)


def _short(name: str) -> str:
    """As people say it: "Goirle" for "gemeente Goirle"."""
    return _bare(name).casefold()


def _bare(name: str) -> str:
    return re.sub(r"^(?:gemeente|regio) ", "", name, flags=re.IGNORECASE)


def _is_group(said: str, roles: Sequence[str]) -> bool:
    plurals = {f"{role.casefold()}{ending}" for role in roles for ending in ("s", "en", "’s", "'s")}
    return bool(_PEOPLE.match(said)) or said.casefold() in plurals


def _are_several(said: str, roles: Sequence[str], organisations: Sequence[str]) -> bool:
    """Two owners or more, each known by itself: "wethouder Jeugd en gemeente Tilburg"."""
    said = re.sub(r"^gemeenten ", "", said, flags=re.IGNORECASE)
    for name in organisations:
        said = said.replace(_bare(name), _bare(name).replace(" en ", _AND))
    parts = (part.replace(_AND, " en ").strip() for part in re.split(r", | en ", said)[:20])
    names = [name for part in parts if (name := _ARTICLE.sub("", part))]
    return len(names) > 1 and all(_is_somebody(name, roles, organisations) for name in names)


def _is_somebody(name: str, roles: Sequence[str], organisations: Sequence[str]) -> bool:
    is_named = _known(name, (*roles, *organisations)) or _ROLE.match(name) or _PEOPLE.match(name)
    return bool(is_named or re.match(r"gemeente [A-Z]", name))
