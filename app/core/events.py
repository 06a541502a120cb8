"""What happened: the journal. Past tense, immutable, replayed to the same state.

Answers are never events, and neither are free texts or people's details: an event names a text by
id and salted digest (`TextRef`), so that a text can be redacted without breaking the chain.
`at` is server time in seconds since the epoch.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.approval import TextApproved as TextApproved
from app.core.breakout_events import BreakoutChosen as BreakoutChosen
from app.core.breakout_events import BreakoutFinished as BreakoutFinished
from app.core.breakout_events import NoteAdded as NoteAdded
from app.core.breakout_events import NoteRemoved as NoteRemoved
from app.core.breakout_events import NoteReworded as NoteReworded
from app.core.breakout_events import OutcomeAccepted as OutcomeAccepted
from app.core.breakout_events import OutcomeReturned as OutcomeReturned
from app.core.breakout_events import PersonMoved as PersonMoved
from app.core.call import CallDismissed as CallDismissed
from app.core.call import ChairCalled as ChairCalled
from app.core.commands import Fate, Reply
from app.core.erasure import PeopleErased as PeopleErased
from app.core.event import Event as Event
from app.core.event import TextRef as TextRef
from app.core.link import LinkRevoked as LinkRevoked
from app.core.plan import Anonymity, Plan, Seat
from app.core.screen_text import TextShown as TextShown
from app.core.wording import OutcomeKind


@dataclass(frozen=True, slots=True)
class SessionOpened(Event):
    """`source` is the whole programme file, `plan` what was read in it; None only in days of before it was kept."""

    session: str
    source: str
    is_rehearsal: bool = False
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class PlanRevised(Event):
    """`source` is the whole changed file, empty for a change by the chair; `plan` what the day goes on with, so
    with what had started as it was."""

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
    """`present` counts who had joined and was expected, per seat, at the opening (hall, stream). `delay` is how
    many seconds later online opens and closes."""

    question: str
    round: int
    anonymity: Anonymity
    present: tuple[int, int]
    delay: int = 0


@dataclass(frozen=True, slots=True)
class QuestionOpenedOnline(Event):
    """The stream has shown the opening."""

    question: str
    round: int


@dataclass(frozen=True, slots=True)
class OnlineFollowed(Event):
    """The stream has shown that the hall went on to another stage."""


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
    `spread` is how often a text was given per seat, by the id of one of those that say it: only where texts are
    counted, and only what may be shown.
    """

    question: str
    round: int
    present: tuple[int, int]
    box: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    texts: tuple[TextRef, ...]
    voted: tuple[str, ...]
    signed: tuple[tuple[str, tuple[tuple[int, int], ...], tuple[str, ...]], ...] = ()
    spread: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()


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
class TextMerged(Event):
    """`text` now counts with `into`, the one that stays; an empty `into` sets it loose again."""

    question: str
    round: int
    text: str
    into: str


@dataclass(frozen=True, slots=True)
class PitchLineWritten(Event):
    pitch: str
    line: TextRef


@dataclass(frozen=True, slots=True)
class OutcomeRecorded(Event):
    """`by` is the role that worded it; what a helper records is a proposal."""

    outcome: str
    kind: OutcomeKind
    wording: TextRef
    block: str
    source: str
    op: str = ""
    breakout: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeReworded(Event):
    outcome: str
    kind: OutcomeKind
    wording: TextRef
    by: str = ""


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
class QueryAsked(Event):
    """A question of a participant, without a name. `seat` is empty where it would give the asker away."""

    query: str
    block: str
    seat: str
    text: TextRef


@dataclass(frozen=True, slots=True)
class QueryWithdrawn(Event):
    query: str


@dataclass(frozen=True, slots=True)
class QuerySettled(Event):
    query: str
    fate: Fate
    into: str = ""
    note: TextRef | None = None


@dataclass(frozen=True, slots=True)
class QueryHidden(Event):
    query: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class QueriesSealed(Event):
    """`people` counts, per query, whose question it was: who asked it and who supported it."""

    round: int
    people: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class DayClosed(Event):
    """`incomplete` are the outcomes that were knowingly left incomplete."""

    incomplete: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayReopened(Event):
    pass
