"""What happened: the journal. Past tense, immutable, replayed to the same state.

Answers are never events, and neither are free texts or people's details: an event names a text by
id and salted digest (`TextRef`), so that a text can be redacted without breaking the chain.
`at` is server time in seconds since the epoch.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.commands import Reply
from app.core.plan import Anonymity, Plan, Seat
from app.core.wording import OutcomeKind


@dataclass(frozen=True, slots=True)
class TextRef:
    """A text in the table `texts`; `digest` is SHA-256 over its salt and body, in hexadecimal."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Event:
    at: float


@dataclass(frozen=True, slots=True)
class SessionOpened(Event):
    """`source` is the whole programme file, `plan` what was read in it; None only in days of before it was kept."""

    session: str
    source: str
    is_rehearsal: bool = False
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class PlanRevised(Event):
    """`source` is the whole changed file; `plan` what the day goes on with, so with what had started as it was."""

    source: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class ParticipantJoined(Event):
    participant: str
    seat: Seat
    is_simulated: bool = False


@dataclass(frozen=True, slots=True)
class SeatMoved(Event):
    participant: str
    seat: Seat


@dataclass(frozen=True, slots=True)
class BlockStarted(Event):
    block: str


@dataclass(frozen=True, slots=True)
class StageReached(Event):
    """The stage within the current block: a pitch, a question, a page of the wrap-up."""

    block: str
    stage: int


@dataclass(frozen=True, slots=True)
class TimeAdded(Event):
    seconds: int


@dataclass(frozen=True, slots=True)
class ScreenDarkened(Event):
    is_dark: bool


@dataclass(frozen=True, slots=True)
class QuestionOpened(Event):
    """`present` counts who had joined, per seat, at the opening (hall, stream)."""

    question: str
    round: int
    anonymity: Anonymity
    present: tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuestionClosing(Event):
    """The hall is closed; online may answer until `until`."""

    question: str
    round: int
    until: float


@dataclass(frozen=True, slots=True)
class QuestionClosed(Event):
    question: str
    round: int


@dataclass(frozen=True, slots=True)
class QuestionReopened(Event):
    question: str
    round: int


@dataclass(frozen=True, slots=True)
class QuestionSealed(Event):
    """The end of a round. `box` is the shuffled box: per ballot its class and its marks, as
    (class, ((item, value), ...)); `texts` the entries that were given, in order of their random id;
    `voted` the sorted ids of who answered. `present` counts people per seat.
    For named questions `signed` joins participant to marks and text ids; otherwise it is empty.
    """

    question: str
    round: int
    present: tuple[int, int]
    box: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    texts: tuple[TextRef, ...]
    voted: tuple[str, ...]
    signed: tuple[tuple[str, tuple[tuple[int, int], ...], tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ResultRevealed(Event):
    question: str
    round: int


@dataclass(frozen=True, slots=True)
class TextHidden(Event):
    question: str
    round: int
    text: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class PitchLineWritten(Event):
    pitch: str
    line: TextRef


@dataclass(frozen=True, slots=True)
class OutcomeRecorded(Event):
    outcome: str
    kind: OutcomeKind
    wording: TextRef
    block: str
    source: str
    op: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeReworded(Event):
    outcome: str
    kind: OutcomeKind
    wording: TextRef


@dataclass(frozen=True, slots=True)
class OutcomeWithdrawn(Event):
    outcome: str
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class OutcomeClaimed(Event):
    outcome: str
    participant: str


@dataclass(frozen=True, slots=True)
class ClaimRejected(Event):
    outcome: str
    participant: str


@dataclass(frozen=True, slots=True)
class OutcomeAssigned(Event):
    outcome: str
    participant: str
    is_spokesperson: bool


@dataclass(frozen=True, slots=True)
class OutcomeReplied(Event):
    """`text` is what the owner wants changed, for `Reply.AMEND`."""

    outcome: str
    participant: str
    reply: Reply
    text: TextRef | None = None


@dataclass(frozen=True, slots=True)
class DayClosed(Event):
    """`incomplete` are the outcomes that were knowingly left incomplete."""

    incomplete: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayReopened(Event):
    pass
