"""What is seen of sessions that run at the same time: where they are, what they wrote and what they bring back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.outcome_view import OutcomeView
from app.core.plan import Block, Breakout, Heading, Seat
from app.core.wording import OutcomeKind


class Fill(StrEnum):
    """How far one thing is that a breakout owes."""

    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class BreakoutView:
    """`number` counts from 1. `left` is how many places are left, None without a limit."""

    breakout: Breakout
    number: int
    hall: int = 0
    stream: int = 0
    left: int | None = None

    @property
    def all(self) -> int:
        return self.hall + self.stream


@dataclass(frozen=True, slots=True)
class BoxView:
    kind: OutcomeKind
    fill: Fill = Fill.EMPTY


@dataclass(frozen=True, slots=True)
class NoteView:
    id: str
    heading: Heading
    text: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class ProposalView:
    """`reason` is why the chair sent it back, empty when that did not happen. Its number counts once accepted."""

    outcome: OutcomeView
    is_accepted: bool = False
    reason: str = ""

    @property
    def is_waiting(self) -> bool:
        """The chair has to say something about it."""
        return not self.is_accepted and not self.reason


@dataclass(frozen=True, slots=True)
class HarvestView:
    """All of one breakout. `boxes` are what it owes, in order, each as far as it is."""

    session: BreakoutView
    boxes: tuple[BoxView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    proposals: tuple[ProposalView, ...] = ()
    is_finished: bool = False

    @property
    def owes(self) -> bool:
        return any(box.fill is not Fill.DONE for box in self.boxes)

    @property
    def waiting(self) -> tuple[ProposalView, ...]:
        return tuple(proposal for proposal in self.proposals if proposal.is_waiting)


@dataclass(frozen=True, slots=True)
class BreakoutsView:
    """A block of sessions while it is on. `harvest` is the one that is on the plenary screen; None: under way."""

    sessions: tuple[BreakoutView, ...]
    is_free: bool
    harvest: HarvestView | None = None


@dataclass(frozen=True, slots=True)
class PlacedView:
    """Somebody who can be moved to another breakout of a block; `breakout` is empty for who is nowhere yet, and
    `number` stands on the own phone, so that four managers are four people."""

    participant: str
    seat: Seat
    role: str
    organisation: str
    breakout: str
    number: str


@dataclass(frozen=True, slots=True)
class ChairBreakouts:
    """Every breakout that has begun. `people` can be moved within the block of now."""

    harvests: tuple[HarvestView, ...] = ()
    people: tuple[PlacedView, ...] = ()

    @property
    def owing(self) -> tuple[HarvestView, ...]:
        return tuple(harvest for harvest in self.harvests if harvest.owes)

    @property
    def waiting(self) -> tuple[ProposalView, ...]:
        return tuple(proposal for harvest in self.harvests for proposal in harvest.waiting)


@dataclass(frozen=True, slots=True)
class RapporteurView:
    """The page of one breakout. `harvest` is None when the programme has it no more.

    `is_on`: it is under way, until `ends_at` (server time, 0 for no clock); `has_begun`: it may be written in.
    `called_at`: since when it calls the chair, 0 for not.
    """

    title: str
    block: Block | None
    harvest: HarvestView | None
    is_on: bool = False
    has_begun: bool = False
    ends_at: float = 0
    is_over: bool = False
    is_rehearsal: bool = False
    called_at: float = 0
