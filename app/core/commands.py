"""What somebody asks for: the closed vocabulary in. Imperative; nothing has happened yet.

A command that moves the day carries `step`, the step its sender saw; a stale one is refused.
`op` is the sender's own id for one deed: the same `op` twice is one deed, answered twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.plan import Anonymity, Seat
from app.core.wording import OutcomeKind, Wording

Fields = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Command:
    op: str = ""


# -- participants ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Join(Command):
    participant: str = ""
    seat: Seat = Seat.HALL
    role: str = ""
    organisation: str = ""
    is_simulated: bool = False


@dataclass(frozen=True, slots=True)
class MoveSeat(Command):
    seat: Seat = Seat.HALL


@dataclass(frozen=True, slots=True)
class DescribeSelf(Command):
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class CastAnswer(Command):
    """`base` is the version of the own answer that the sender saw, 0 for none."""

    question: str = ""
    round: int = 1
    base: int = 0
    fields: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WithdrawText(Command):
    question: str = ""
    round: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class ClaimOutcome(Command):
    """ "Dit is van mij". Role and organisation say who claims, when not given at the door."""

    outcome: str = ""
    role: str = ""
    organisation: str = ""


class Reply(StrEnum):
    YES = "yes"
    AMEND = "amend"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ReplyToOutcome(Command):
    outcome: str = ""
    reply: Reply = Reply.YES
    text: str = ""


# -- chair -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StepCommand(Command):
    """Where it may open a question, `anonymity` answers "fewer than five people present"."""

    step: int = 0


@dataclass(frozen=True, slots=True)
class Advance(StepCommand):
    """The one big button."""

    anonymity: Anonymity | None = None
    despite_incomplete: bool = False


@dataclass(frozen=True, slots=True)
class GoBack(StepCommand):
    pass


@dataclass(frozen=True, slots=True)
class GoToBlock(StepCommand):
    block: str = ""
    anonymity: Anonymity | None = None


@dataclass(frozen=True, slots=True)
class CloseQuestion(StepCommand):
    question: str = ""


@dataclass(frozen=True, slots=True)
class ReopenQuestion(StepCommand):
    question: str = ""


@dataclass(frozen=True, slots=True)
class RevealResult(StepCommand):
    question: str = ""


@dataclass(frozen=True, slots=True)
class OpenNextRound(StepCommand):
    question: str = ""
    anonymity: Anonymity | None = None


@dataclass(frozen=True, slots=True)
class AddTime(Command):
    seconds: int = 30


@dataclass(frozen=True, slots=True)
class DarkenScreen(Command):
    is_dark: bool = True


@dataclass(frozen=True, slots=True)
class WritePitchLine(Command):
    pitch: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class HideText(Command):
    question: str = ""
    round: int = 1
    text: str = ""
    is_hidden: bool = True


@dataclass(frozen=True, slots=True)
class RecordOutcome(Command):
    """`source` is the text it came from ("text:<id>", "question:<id>", "pitch:<id>") or empty."""

    kind: OutcomeKind = OutcomeKind.AGREEMENT
    wording: Wording = Wording("")
    source: str = ""


@dataclass(frozen=True, slots=True)
class RewordOutcome(Command):
    outcome: str = ""
    version: int = 0
    kind: OutcomeKind = OutcomeKind.AGREEMENT
    wording: Wording = Wording("")


@dataclass(frozen=True, slots=True)
class WithdrawOutcome(Command):
    outcome: str = ""
    is_withdrawn: bool = True


@dataclass(frozen=True, slots=True)
class AssignOutcome(Command):
    """Accepts a claim or asks a participant. `is_spokesperson`: speaks for all whom the owner names."""

    outcome: str = ""
    participant: str = ""
    is_spokesperson: bool = False


@dataclass(frozen=True, slots=True)
class RejectClaim(Command):
    outcome: str = ""
    participant: str = ""


@dataclass(frozen=True, slots=True)
class ReopenDay(StepCommand):
    pass


# -- the clock ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick(Command):
    """Time passed: closings that are due become closed, closed questions that are old are sealed."""
