"""Every outcome that the played chair recorded, word for word, held against what the data of the day says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "afspraken.json"
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
    rows = json.loads((folder / FILE).read_text("utf-8"))
    return {str(id_): Agreed(**row) for id_, row in rows.items()}


def unequal(expected: Mapping[str, Agreed], there: Mapping[str, Agreed]) -> tuple[str, ...]:
    """Where the two differ, in words; empty when every word is the same."""
    ids = sorted(expected.keys() | there.keys())
    return tuple(said for id_ in ids for said in _between(id_, expected.get(id_), there.get(id_)))


def _between(id_: str, expected: Agreed | None, there: Agreed | None) -> Iterator[str]:
    if expected is None or there is None:
        yield f"{id_}: {'niet vastgelegd, wel in het verslag' if there else 'vastgelegd, niet in het verslag'}"
        return
    ours, theirs = asdict(expected), asdict(there)
    for name, word in FIELDS.items():
        if ours[name] != theirs[name]:
            yield f"{id_}, {word}: verwacht ‘{ours[name]}’, in het verslag ‘{theirs[name]}’"
