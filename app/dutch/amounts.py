"""How much or how many: an amount of money, a share, or a number of people or things to reach."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = r"\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_LARGE: Final = r"(?: (?:duizend|ton|miljoen|miljard))"
_COUNTED: Final = (
    *("huishoudens", "gezinnen", "inwoners", "mensen", "personen", "jongeren", "kinderen", "ouderen", "leerlingen"),
    *("cliënten", "deelnemers", "medewerkers", "professionals", "vrijwilligers", "mantelzorgers", "teams", "fte"),
    *("woningen", "plekken", "plaatsen", "wijken", "scholen", "organisaties", "aanbieders", "partners"),
    *("cases", "casussen", "pilots", "trajecten", "modules", "gesprekken", "bijeenkomsten", "uur"),
)
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?:€ ?(?:{_NUMBER}){_LARGE}?|(?:{_NUMBER})(?:{_LARGE}? euro|{_LARGE}| ?%| procent"
    rf"| (?:[a-zé]+e )?(?:{'|'.join(_COUNTED)}))(?!\w))",
    re.IGNORECASE,
)


def find_amount(text: str) -> str:
    """The first amount in a sentence as it was said, empty when there is none."""
    found = _AMOUNT.search(text)
    return found[0] if found else ""
