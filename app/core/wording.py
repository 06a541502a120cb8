"""How an outcome is worded: what, who, when, via. Reading Dutch is done by `app.dutch`; here it is data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class OutcomeKind(StrEnum):
    CONCLUSION = "conclusion"
    AGREEMENT = "agreement"


class OwnerKind(StrEnum):
    """What sort of owner a text names. A project cannot own an agreement until somebody pulls it."""

    NONE = "none"
    ROLE = "role"
    GROUP = "group"
    ORGANISATION = "organisation"
    EVERY_ORGANISATION = "every_organisation"
    PROJECT = "project"


class DueKind(StrEnum):
    NONE = "none"
    DATE = "date"
    FUZZY = "fuzzy"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Due:
    """`text` is as said ("uiterlijk 1 oktober"), `date` the ISO date it means, empty when fuzzy or none."""

    kind: DueKind = DueKind.NONE
    text: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """`puller` is who pulls it when the owner is a project (the *trekker*)."""

    what: str
    owner: str = ""
    owner_kind: OwnerKind = OwnerKind.NONE
    due: Due = Due()
    via: str = ""
    puller: str = ""


class Flag(StrEnum):
    """What is missing before an agreement is complete."""

    NO_OWNER = "no_owner"
    PROJECT_WITHOUT_PULLER = "project_without_puller"
    NO_DUE = "no_due"


def flags(kind: OutcomeKind, wording: Wording) -> tuple[Flag, ...]:
    """What is missing; empty when complete. A conclusion never misses anything."""
    if kind is OutcomeKind.CONCLUSION:
        return ()
    found: list[Flag] = []
    if not wording.owner:
        found.append(Flag.NO_OWNER)
    if wording.owner_kind is OwnerKind.PROJECT and not wording.puller:
        found.append(Flag.PROJECT_WITHOUT_PULLER)
    if wording.due.kind is DueKind.NONE:
        found.append(Flag.NO_DUE)
    return tuple(found)


def to_json(wording: Wording) -> str:
    """The body of a text row. Keys in a fixed order, so that equal wordings give equal bytes."""
    return json.dumps(asdict(wording), ensure_ascii=False, sort_keys=True)


def from_json(body: str) -> Wording:
    """The way back; a redacted (empty) body gives an empty wording."""
    if not body:
        return Wording("")
    row = json.loads(body)
    due = Due(DueKind(row["due"]["kind"]), row["due"]["text"], row["due"]["date"])
    return Wording(**{**row, "owner_kind": OwnerKind(row["owner_kind"]), "due": due})
