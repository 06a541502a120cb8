"""The state of a running session: everything that was decided, and the ballots that are still open.

Frozen, but for the books in it (`app.core.book`): participants, texts and open ballots grow with
the crowd and are changed in place under an undo list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core.book import Book
from app.core.breakout import Breakouts
from app.core.call import Call
from app.core.commands import Reply
from app.core.events import TextRef
from app.core.plan import Anonymity, Block, Plan, Question, Seat
from app.core.progress import Phase
from app.core.query import Queries
from app.core.records import Ballot, Participant, Text
from app.core.splits import Counts
from app.core.wording import OutcomeKind


@dataclass(frozen=True, slots=True)
class Box:
    """A sealed round: counts per group, who answered, and which texts were given (by whom, if named).

    `spread` is how often per seat a text was given, by its id, where that may be shown.
    """

    counts: Counts
    voters: Mapping[str, int]
    voted: frozenset[str]
    texts: tuple[TextRef, ...]
    authors: Mapping[str, str]
    spread: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Round:
    """One asking of a question. While it is open the books hold the ballots; after the seal, `box`.

    `tally` counts (group, item, value), `voters` people per group, `texts` entries by their id.
    `merged` says which text another one was put with, both by their ids; `shown` are those on the beamer.
    `present` counts who was expected at the opening; `joined` are all who had joined then, `late` who did after
    it and before the close. `stream_from` > 0: online opens then, and is not open yet.
    """

    question: str
    number: int
    phase: Phase
    anonymity: Anonymity
    present: tuple[int, int]
    opened_at: float
    joined: int = 0
    late: int = 0
    delay: int = 0
    stream_from: float = 0
    key: str = ""
    extra_seconds: int = 0
    until: float = 0
    closed_at: float = 0
    is_revealed: bool = False
    hidden: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    approved: frozenset[str] = frozenset()
    merged: Mapping[str, str] = field(default_factory=dict)
    ballots: Book[str, Ballot] = field(default_factory=Book)
    tally: Book[tuple[str, int, int], int] = field(default_factory=Book)
    voters: Book[str, int] = field(default_factory=Book)
    texts: Book[str, str] = field(default_factory=Book)
    box: Box | None = None

    @property
    def is_taking(self) -> bool:
        return self.phase in (Phase.OPEN, Phase.CLOSING)

    @property
    def books(self) -> tuple[Book[Any, Any], ...]:
        return (self.ballots, self.tally, self.voters, self.texts)


@dataclass(frozen=True, slots=True)
class Place:
    """A stage that the hall has left; online sees it until `until`."""

    block: str
    stage: int
    stage_at: float
    extra_seconds: int
    until: float


@dataclass(frozen=True, slots=True)
class Confirmed:
    reply: Reply
    participant: str
    at: float
    text: TextRef | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """How an outcome was worded from some time on, and by which role; empty in days of before that was kept."""

    at: float
    kind: OutcomeKind
    wording: TextRef
    by: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`is_proposed`: the breakout or the helper that it comes from would like it; `returned` is why the chair sent
    it back. `versions` are all of its wordings, the one of now last."""

    id: str
    kind: OutcomeKind
    wording: TextRef
    block: str
    source: str
    at: float
    op: str = ""
    version: int = 1
    is_withdrawn: bool = False
    claims: tuple[str, ...] = ()
    assigned: str = ""
    is_spokesperson: bool = False
    confirmed: Confirmed | None = None
    breakout: str = ""
    is_proposed: bool = False
    returned: TextRef | None = None
    changed_at: float = 0
    versions: tuple[Version, ...] = ()

    @property
    def is_standing(self) -> bool:
        """Recorded by the day: not withdrawn, and no proposal that nobody took over."""
        return not self.is_withdrawn and not self.is_proposed

    @property
    def by(self) -> str:
        """The role that recorded it."""
        return self.versions[0].by if self.versions else ""


@dataclass(frozen=True, slots=True)
class State:
    """`step` rises when the chair moves the day; `block` -1: not begun; `stage` counts within it.

    `crowd` counts people per seat, `roles` per seat and role (as `expected.role_key` writes it). `turns` is how
    often a link was taken back, by its name (`link.link_name`). `behind`: where online still is, the oldest first.
    `joined_at` is when the last person came in, `erased_at` when everybody was last forgotten; `signatures` are the
    role and organisation of people whom the record names since then (`retention`).
    """

    session: str
    plan: Plan
    is_rehearsal: bool = False
    step: int = 0
    block: int = -1
    stage: int = 0
    stage_at: float = 0
    extra_seconds: int = 0
    began: Mapping[str, float] = field(default_factory=dict)
    is_dark: bool = False
    closed_at: float = 0
    left_incomplete: tuple[str, ...] = ()
    rounds: Mapping[str, tuple[Round, ...]] = field(default_factory=dict)
    pitch_lines: Mapping[str, TextRef] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    participants: Book[str, Participant] = field(default_factory=Book)
    crowd: Book[str, int] = field(default_factory=Book)
    roles: Book[tuple[str, str], int] = field(default_factory=Book)
    texts: Book[str, Text] = field(default_factory=Book)
    queries: Queries = field(default_factory=Queries)
    breakouts: Breakouts = field(default_factory=Breakouts)
    turns: Mapping[str, int] = field(default_factory=dict)
    calls: Mapping[str, Call] = field(default_factory=dict)
    behind: tuple[Place, ...] = ()
    joined_at: float = 0
    erased_at: float = 0
    signatures: Mapping[str, TextRef] = field(default_factory=dict)

    @property
    def current(self) -> Block | None:
        return self.plan.blocks[self.block] if self.block >= 0 else None

    @property
    def is_over(self) -> bool:
        return self.closed_at > 0

    @property
    def present(self) -> tuple[int, int]:
        return self.crowd.get(Seat.HALL, 0), self.crowd.get(Seat.STREAM, 0)

    def round_of(self, question: Question | str, number: int = 0) -> Round | None:
        """A round by number, or the latest; None when there is none yet."""
        rounds = self.rounds.get(question if isinstance(question, str) else question.id, ())
        if number:
            return rounds[number - 1] if 0 < number <= len(rounds) else None
        return rounds[-1] if rounds else None

    def text(self, ref: TextRef | None) -> str:
        """The body of a text; empty when there is none or it was redacted."""
        found = self.texts.get(ref.id) if ref else None
        return found.body if found else ""

    def keep(self) -> None:
        for book in self._books():
            book.keep()

    def undo(self) -> None:
        for book in self._books():
            book.undo()

    def _books(self) -> Iterator[Book[Any, Any]]:
        yield from (self.participants, self.crowd, self.roles, self.texts, self.breakouts.placed, *self.queries.books)
        for rounds in self.rounds.values():
            if rounds:
                yield from rounds[-1].books
