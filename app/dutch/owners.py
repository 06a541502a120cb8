"""Who owns it: one role, a group, an organisation, all of them; or a project, which cannot act by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.wording import OwnerKind

_EVERY = re.compile(
    r"(?:alle|iedere|elke|de) (?:\w+ )?(?:hart van brabant)?(?:gemeenten?|organisaties?|regiogemeenten)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"^(?:alle|de|onze|beide|sommige)? ?(?:\w+ )?"
    r"(?:medewerkers|managers|wethouders|beleidsmedewerkers|projectleiders|portefeuillehouders|professionals|teams|"
    r"wijkteams|collega['’]s|ambtenaren|raadsleden|leden|directeuren|adviseurs|consulenten|gedragswetenschappers)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:werkgroep|scrumteam|stuurgroep|projectgroep|regiegroep|kernteam|wijkteam|team)\b", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:gemeente|instituut|stichting|regio|provincie|vereniging|corporatie|woningcorporatie|zorgverzekeraar|"
    r"ministerie|waterschap|ggd|universiteit|college|gemeenteraad|raad)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:manager|wethouder|beleidsmedewerker|projectleider|portefeuillehouder|directeur|voorzitter|secretaris|"
    r"coördinator|adviseur|programmamanager|teamleider|griffier|burgemeester|trekker|rapporteur)\b",
    re.IGNORECASE,
)


def read_owner(text: str, roles: Sequence[str], organisations: Sequence[str]) -> OwnerKind:
    """What sort of owner a text names. Who is not known counts as a project: then we ask who pulls it."""
    said = " ".join(text.split())
    if not said:
        return OwnerKind.NONE
    if _EVERY.match(said) and not _known(said, organisations):
        return OwnerKind.EVERY_ORGANISATION
    if _PLURAL.match(said):
        return OwnerKind.GROUP
    if _ROLE.search(said) or _known(said, roles):
        return OwnerKind.ROLE
    if _TOGETHER.search(said):
        return OwnerKind.GROUP
    if _known(said, organisations) or _BODY.search(said):
        return OwnerKind.ORGANISATION
    return OwnerKind.PROJECT


def _known(said: str, names: Sequence[str]) -> bool:
    return any(said.casefold() in (name.casefold(), name.casefold().removeprefix("gemeente ")) for name in names)
