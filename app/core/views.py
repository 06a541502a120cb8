"""What each audience sees: frozen values, equal when nothing changed. Templates get nothing else.

Times are server times (seconds since the epoch); the page counts down with the server's clock.
No view of an audience holds anything about one person; that is `OwnView`, sent to that person only.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.core.breakout_view import BreakoutsView, ChairBreakouts, HarvestView
from app.core.desk_view import DeskView
from app.core.outcome_view import ClaimView, OutcomeView
from app.core.own_view import OwnView as OwnView
from app.core.plan import Anonymity, Block, Language, Pitch, Question, Seat
from app.core.progress import Ahead, Move, Phase, Progress
from app.core.query_view import QueryDesk, QueryList, QueryView
from app.core.questions import Result
from app.core.splits import Entry


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
    """Answered, and present and expected at the opening, per seat. `is_rounded`: a secret open question shows
    steps of five. `by_seat` False: the split would name somebody, so only the sums are meaningful.
    `late` came after the opening: they may answer, and are not among who was present."""

    hall: int
    stream: int
    present_hall: int
    present_stream: int
    by_seat: bool = True
    is_rounded: bool = False
    late: int = 0

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
    `stream_from` > 0: online opens then, and has not opened yet.
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
    stream_from: float = 0

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
    state: Progress = Progress.LATER
    taken: int = 0


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One block in the run sheet. `predicted` is minutes after midnight, 0 when unknown;
    `began` server time, 0 when not yet. `is_ahead`: it can still be moved or skipped."""

    block: Block
    state: Progress
    predicted: int
    began: float = 0
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class StageView:
    """What is going on: shared by every audience. Exactly one of `pitch`, `question`, `outcomes`, `review` (an
    earlier result, or what people take along from the pitches) and `finding` (which one of the block, from 1) leads;
    all None/empty means the block's title does.

    `next_day` is the date of what comes next when that is on another day, or after the end; at night the day is done.
    """

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
    review: QuestionView | None = None
    finding: int = 0
    insights: tuple[OutcomeView, ...] = ()
    next_day: str = ""
    is_night: bool = False
    query: QueryView | None = None
    breakouts: BreakoutsView | None = None


@dataclass(frozen=True, slots=True)
class PhoneView:
    """The audiences `hall` and `stream`: the same interaction, another seat.

    `roles` and `organisations` are what somebody chooses from who has to say who they are. `delay`: see the hall late.
    """

    seat: Seat
    stage: StageView
    agenda: tuple[AgendaRow, ...]
    outcomes: tuple[OutcomeView, ...]
    takeaway: QuestionView | None
    place: str
    roles: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    queries: QueryList = field(default_factory=QueryList)
    days: tuple[str, ...] = ()
    delay: int = 0


@dataclass(frozen=True, slots=True)
class Few:
    """Where an anonymous question cannot open, since fewer than five people are present: the chair
    chooses. At the next step, in another round of the question of now, at a jump to these blocks, or in a
    question on the spot (`is_few`)."""

    is_next: bool = False
    is_again: bool = False
    blocks: tuple[str, ...] = ()
    is_few: bool = False


@dataclass(frozen=True, slots=True)
class ChairView:
    """`step` goes with every command that moves the day. `texts` are the newest incoming texts, newest last, behind
    them what waits for approval; `text_count` is how many there are, `text_waiting` how many of them wait.
    `incomplete` are ids of red outcomes. `planned` is how many people the programme hoped for, per seat; `away` are
    the roles that are not expected now, `delay` the seconds that the stream runs behind, `waiting` what online still
    answers though the hall went on. `can_show`: the texts may stand on the beamer one by one. `forgets_on`: the date on
    which nobody is known any more, while somebody is. `ahead` says what the next stage is."""

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
    planned: tuple[int, int] = (0, 0)
    away: tuple[str, ...] = ()
    delay: int = 0
    queries: QueryDesk = field(default_factory=QueryDesk)
    may_record: bool = True
    text_waiting: int = 0
    breakouts: ChairBreakouts = field(default_factory=ChairBreakouts)
    desk: DeskView = field(default_factory=DeskView)
    days: tuple[str, ...] = ()
    can_show: bool = False
    waiting: tuple[QuestionView, ...] = ()
    forgets_on: str = ""
    ahead: Ahead | None = None

    @property
    def claimed(self) -> tuple[OutcomeView, ...]:
        """What people say is theirs, and waits for the chair."""
        return () if self.stage.is_over else tuple(o for o in self.outcomes if o.claims and not o.is_withdrawn)

    @property
    def to_judge(self) -> int:
        """How many claims and proposals wait for the chair."""
        proposals = len(self.desk.waiting) + len(self.breakouts.waiting)
        return sum(len(outcome.claims) for outcome in self.claimed) + proposals


@dataclass(frozen=True, slots=True)
class ReportBlock:
    block: Block
    began: float
    pitches: tuple[PitchView, ...]
    questions: tuple[QuestionView, ...]
    takeaway: QuestionView | None
    is_skipped: bool
    harvests: tuple[HarvestView, ...] = ()
    outcomes: tuple[OutcomeView, ...] = ()


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
    insights: tuple[OutcomeView, ...] = ()
    commitments: tuple[OutcomeView, ...] = ()
    queries: tuple[QueryView, ...] = ()
    days: tuple[str, ...] = ()
