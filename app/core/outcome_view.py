"""One conclusion or agreement as it is seen: its words, what it misses, and who said yes."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.commands import Reply
from app.core.source import Source
from app.core.wording import Flag, OutcomeKind, Wording


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who said yes, for whom and when. `says_for` is the owner as worded when a spokesperson spoke."""

    reply: Reply
    role: str
    organisation: str
    says_for: str
    at: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class ClaimView:
    participant: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """`number` counts each kind apart, from 1 in order of recording, and stays. `changed_at` 0: as first recorded.
    `drawn` is what it was made from: for the report, since finding a text costs time."""

    id: str
    number: int
    version: int
    kind: OutcomeKind
    wording: Wording
    flags: tuple[Flag, ...]
    origin: str
    source: str
    is_withdrawn: bool = False
    claims: tuple[ClaimView, ...] = ()
    assigned: ClaimView | None = None
    confirmation: Confirmation | None = None
    changed_at: float = 0
    drawn: Source | None = None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmation is not None and self.confirmation.reply is Reply.YES

    @property
    def is_declined(self) -> bool:
        return self.confirmation is not None and self.confirmation.reply is Reply.NO

    @property
    def is_made(self) -> bool:
        """It counts as an agreement or commitment of the day: who was to do it did not say no."""
        return self.kind.is_owned and not self.is_withdrawn and not self.is_declined

    @property
    def is_settled(self) -> bool:
        """*Af*, the same on every surface: made, nothing misses, and the owner said yes."""
        return self.is_made and self.is_confirmed and not self.flags
