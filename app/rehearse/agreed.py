"""Every outcome that the played chair recorded, word for word, held against what the data of the day says.

A count that is right proves nothing about a name or a day that was lost on the way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from app.rehearse.differing import differing
from app.results import AGREED

FIELDS = {
    "kind": "soort",
    "what": "wat",
    "owner": "wie",
    "due": "wanneer",
    "due_kind": "soort datum",
    "has_review": "dag om ernaar te kijken",
    "via": "via",
    "puller": "trekker",
    "amount": "hoeveel",
    "reply": "antwoord van de eigenaar",
}


@dataclass(frozen=True, slots=True)
class Agreed:
    """One outcome. `reply` is what its owner said, empty when nobody was asked or answered."""

    kind: str = ""
    what: str = ""
    owner: str = ""
    due: str = ""
    due_kind: str = "none"
    has_review: bool = False
    via: str = ""
    puller: str = ""
    amount: str = ""
    reply: str = ""


def read_agreed(folder: Path) -> dict[str, Agreed]:
    rows = json.loads((folder / AGREED).read_text("utf-8"))
    return {str(id_): Agreed(**row) for id_, row in rows.items()}


def unequal(expected: Mapping[str, Agreed], there: Mapping[str, Agreed]) -> tuple[str, ...]:
    """Where the two differ, in words; empty when every word is the same."""
    return tuple(said for pair in differing(expected, there) for said in _told(*pair))


def _told(id_: str, expected: Agreed | None, there: Agreed | None) -> Iterator[str]:
    if expected is None or there is None:
        yield f"{id_}: {'niet vastgelegd, wel in het verslag' if there else 'vastgelegd, niet in het verslag'}"
        return
    for name, ours, theirs in differing(asdict(expected), asdict(there)):
        yield f"{id_}, {FIELDS[name]}: verwacht ‘{ours}’, in het verslag ‘{theirs}’"
