"""What somebody asks for: the closed vocabulary in. Imperative; nothing has happened yet.

A command that moves the day carries `step`, the step its sender saw; a stale one is refused.
`op` is the sender's own id for one deed: the same `op` twice is one deed, answered twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.approval import ApproveTexts as ApproveTexts
from app.core.breakout_commands import AcceptOutcome as AcceptOutcome
from app.core.breakout_commands import AddNote as AddNote
from app.core.breakout_commands import ChooseBreakout as ChooseBreakout
from app.core.breakout_commands import EditNote as EditNote
from app.core.breakout_commands import FinishBreakout as FinishBreakout
from app.core.breakout_commands import MovePerson as MovePerson
from app.core.breakout_commands import RemoveNote as RemoveNote
from app.core.breakout_commands import ReturnOutcome as ReturnOutcome
from app.core.call import CallChair as CallChair
from app.core.call import DismissCall as DismissCall
from app.core.command import Command as Command
from app.core.command import StepCommand as StepCommand
from app.core.edit_commands import AddBlock as AddBlock
from app.core.edit_commands import AddQuestion as AddQuestion
from app.core.edit_commands import MoveBlock as MoveBlock
from app.core.edit_commands import SkipBlock as SkipBlock
from app.core.erasure import ErasePeople as ErasePeople
from app.core.link import RevokeLink as RevokeLink
from app.core.plan import Anonymity, Seat
from app.core.screen_text import ShowText as ShowText
from app.core.wording import OutcomeKind, Wording

Fields = Mapping[str, tuple[str, ...]]


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


@dataclass(frozen=True, slots=True)
class AskQuery(Command):
    """A question of a participant, in the block of now."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class SupportQuery(Command):
    """ "Ook mijn vraag", or no longer."""

    query: str = ""
    is_supported: bool = True


@dataclass(frozen=True, slots=True)
class WithdrawQuery(Command):
    query: str = ""


# -- chair -------------------------------------------------------------------------------------


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
class MergeTexts(Command):
    """Put `texts` with `into`, the one that stays; an empty `into` sets them loose again."""

    question: str = ""
    round: int = 1
    texts: tuple[str, ...] = ()
    into: str = ""


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


class Fate(StrEnum):
    """What became of a question of a participant."""

    NEW = "new"
    QUEUED = "queued"
    LIVE = "live"
    ANSWERED = "answered"
    WRITTEN = "written"
    MERGED = "merged"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class SettleQuery(Command):
    """`note`: who answers in writing and when, or why it is not dealt with. `into`: the one it is merged into."""

    query: str = ""
    fate: Fate = Fate.NEW
    note: str = ""
    into: str = ""


@dataclass(frozen=True, slots=True)
class HideQuery(Command):
    query: str = ""
    is_hidden: bool = True


@dataclass(frozen=True, slots=True)
class ReopenDay(StepCommand):
    pass


@dataclass(frozen=True, slots=True)
class SetDelay(Command):
    """How many seconds the stream runs behind the hall, as the chair measured it."""

    seconds: int = 0


# -- the clock ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick(Command):
    """Time passed: closings that are due become closed, closed questions that are old are sealed."""
