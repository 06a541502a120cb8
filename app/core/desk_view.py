"""What lies on the chair's desk beside the day itself: who calls, what helpers propose, how outcomes were worded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core.breakout_view import ProposalView
from app.core.call import CallView
from app.core.wording import OutcomeKind, Wording


@dataclass(frozen=True, slots=True)
class VersionView:
    """A wording, since when and by which role; `by` is empty in days of before that was kept."""

    at: float
    by: str
    kind: OutcomeKind
    wording: Wording


@dataclass(frozen=True, slots=True)
class DeskView:
    """`proposals` are those of helpers; those of a breakout stand with it. `versions` are of outcomes that were
    changed, the one of now last."""

    calls: tuple[CallView, ...] = ()
    proposals: tuple[ProposalView, ...] = ()
    versions: Mapping[str, tuple[VersionView, ...]] = field(default_factory=dict)

    @property
    def waiting(self) -> tuple[ProposalView, ...]:
        return tuple(proposal for proposal in self.proposals if proposal.is_waiting)
