"""What each audience sees: frozen values, equal when nothing changed. Templates get nothing else.

Times are server times (seconds since the epoch); the page counts down with the server's clock.
No view of an audience holds anything about one person; that is `OwnView`, sent to that person only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.commands import Reply
from app.core.plan import Anonymity, Block, Language, Pitch, Question, Seat
from app.core.questions import Result
from app.core.records import Mark
from app.core.splits import Entry
from app.core.wording import Flag, OutcomeKind, Wording


class Phase(StrEnum):
    READY = "ready"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    SEALED = "sealed"


class Move(StrEnum):
    """What the big button does next."""

    START_DAY = "start_day"
    START_BLOCK = "start_block"
    NEXT_PITCH = "next_pitch"
    NEXT_STAGE = "next_stage"
    OPEN_QUESTION = "open_question"
    CLOSE_QUESTION = "close_question"
    REVEAL_RESULT = "reveal_result"
    CLOSE_DAY = "close_day"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Crowd:
    """People per seat. `simulated` of them are played by the server, and marked as such."""

    hall: int
    stream: int
    simulated: int = 0

    @property
    def all(self) -> int:
        return self.hall + self.stream


@dataclass(frozen=True, slots=True)
class Turnout:
    """Answered and present per seat. `is_rounded`: a secret open question shows steps of five.
    `by_seat` False: the split would name somebody, so only the sums are meaningful."""

    hall: int
    stream: int
    present_hall: int
    present_stream: int
    by_seat: bool = True
    is_rounded: bool = False

    @property
    def all(self) -> int:
        return self.hall + self.stream

    @property
    def present(self) -> int:
        return self.present_hall + self.present_stream


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question in one round as an audience may see it. `result` is None where it may not.

    `rounds` are earlier rounds' results, oldest first, as (round, result).
    `ends_at` 0: no clock. `stream_until` > 0 while closing: online may still answer until then.
    """

    question: Question
    round: int
    phase: Phase
    anonymity: Anonymity
    turnout: Turnout
    result: Result | None = None
    is_revealed: bool = False
    ends_at: float = 0
    stream_until: float = 0
    rounds: tuple[tuple[int, Result], ...] = ()

    @property
    def key(self) -> str:
        return f"{self.question.id}:{self.round}"


@dataclass(frozen=True, slots=True)
class PitchView:
    """`number` counts from 1. `line` is the key sentence, empty when missing."""

    pitch: Pitch
    number: int
    of: int
    line: str = ""
    state: str = "later"  # done, now, later
    taken: int = 0


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
    """`number` counts agreements (and conclusions apart) from 1 in order of recording."""

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

    @property
    def is_confirmed(self) -> bool:
        return self.confirmation is not None and self.confirmation.reply is Reply.YES

    @property
    def is_declined(self) -> bool:
        return self.confirmation is not None and self.confirmation.reply is Reply.NO


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One block in the run sheet. `predicted` is minutes after midnight, 0 when unknown;
    `began` server time, 0 when not yet."""

    block: Block
    state: str  # done, now, later
    predicted: int
    began: float = 0


@dataclass(frozen=True, slots=True)
class StageView:
    """What is going on: shared by every audience. Exactly one of `pitch`, `question`, `outcomes`
    leads; all None/empty means the block's title does."""

    session: str
    title: str
    subtitle: str
    block: Block | None
    is_over: bool
    is_rehearsal: bool
    crowd: Crowd
    pitch: PitchView | None = None
    pitches: tuple[PitchView, ...] = ()
    question: QuestionView | None = None
    outcomes: tuple[OutcomeView, ...] | None = None
    outcome_focus: str = ""
    began_at: float = 0
    ends_at: float = 0
    next_title: str = ""
    next_start: int = 0
    is_dark: bool = False


@dataclass(frozen=True, slots=True)
class PhoneView:
    """The audiences `hall` and `stream`: the same interaction, another seat.

    `asks_role`: who claims an agreement must still say who they are; the door did not ask.
    """

    seat: Seat
    stage: StageView
    agenda: tuple[AgendaRow, ...]
    outcomes: tuple[OutcomeView, ...]
    takeaway: QuestionView | None
    place: str
    asks_role: bool = True


@dataclass(frozen=True, slots=True)
class OwnView:
    """What one person did and must do: the guarded region. `key` names the question and round."""

    key: str
    seat: Seat
    role: str
    organisation: str
    version: int = 0
    marks: tuple[Mark, ...] = ()
    is_counted: bool = False
    asked: tuple[OutcomeView, ...] = ()
    claimed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScreenView:
    stage: StageView


@dataclass(frozen=True, slots=True)
class Few:
    """Where an anonymous question cannot open, since fewer than five people are present: the chair
    chooses. At the next step, in another round of the question of now, at a jump to these blocks."""

    is_next: bool = False
    is_again: bool = False
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChairView:
    """`step` goes with every command that moves the day. `texts` are the newest incoming texts,
    newest last; `text_count` is how many there are. `incomplete` are ids of red outcomes."""

    step: int
    stage: StageView
    agenda: tuple[AgendaRow, ...]
    move: Move
    move_title: str
    can_go_back: bool
    can_reopen: bool
    question: QuestionView | None
    takeaway: QuestionView | None
    texts: tuple[Entry, ...]
    text_count: int
    text_ref: tuple[str, int] | None
    outcomes: tuple[OutcomeView, ...]
    incomplete: tuple[str, ...]
    people: tuple[ClaimView, ...]
    overrun: int
    few: Few = Few()


@dataclass(frozen=True, slots=True)
class ReportBlock:
    block: Block
    began: float
    pitches: tuple[PitchView, ...]
    questions: tuple[QuestionView, ...]
    takeaway: QuestionView | None
    is_skipped: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that was recorded, nothing that was not. `digest` is the journal's last hash."""

    session: str
    title: str
    subtitle: str
    organiser: str
    place: str
    date: str
    next_date: str
    is_rehearsal: bool
    is_over: bool
    crowd: Crowd
    conclusions: tuple[OutcomeView, ...]
    agreements: tuple[OutcomeView, ...]
    declined: tuple[OutcomeView, ...]
    blocks: tuple[ReportBlock, ...]
    digest: str
    language: Language = Language.DUTCH
