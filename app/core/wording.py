"""How an outcome is worded: what, who, when, via. Reading is done by `app.dutch` and `app.english`; here it is data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class OutcomeKind(StrEnum):
    """A commitment is a promise to inform or to come back to somebody; an insight is what was learnt."""

    CONCLUSION = "conclusion"
    INSIGHT = "insight"
    AGREEMENT = "agreement"
    COMMITMENT = "commitment"

    @property
    def is_owned(self) -> bool:
        """Somebody does it and says yes to it."""
        return self in (OutcomeKind.AGREEMENT, OutcomeKind.COMMITMENT)


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
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR_END = "year_end"
    MEETING = "meeting"
    CONDITION = "condition"
    FUZZY = "fuzzy"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Due:
    """`text` is as said ("uiterlijk 1 oktober"), `date` the ISO date it means, empty when it is no day.

    `review` is the ISO date on which somebody looks at what is no day, so that it comes back.
    """

    kind: DueKind = DueKind.NONE
    text: str = ""
    date: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """`puller` is who pulls it when the owner is a project (the *trekker*); `amount` is money or a target number."""

    what: str
    owner: str = ""
    owner_kind: OwnerKind = OwnerKind.NONE
    due: Due = Due()
    via: str = ""
    puller: str = ""
    amount: str = ""


class Flag(StrEnum):
    """What is missing before an agreement is complete."""

    NO_OWNER = "no_owner"
    PROJECT_WITHOUT_PULLER = "project_without_puller"
    NO_DUE = "no_due"


def flags(kind: OutcomeKind, wording: Wording) -> tuple[Flag, ...]:
    """What is missing; empty when complete. A conclusion and an insight never miss anything."""
    if not kind.is_owned:
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
    """The way back; a redacted (empty) body gives an empty wording, an older one lacks what came later."""
    if not body:
        return Wording("")
    row = json.loads(body)
    due = Due(**{**row["due"], "kind": DueKind(row["due"]["kind"])})
    return Wording(**{**row, "owner_kind": OwnerKind(row["owner_kind"]), "due": due})
