"""What a speaker and a helper see: parts of the day, never more than their role has a use for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.core.audiences import chair_view
from app.core.breakout_view import ChairBreakouts, ProposalView
from app.core.calls import called_at
from app.core.proposal_views import of_helpers
from app.core.query_view import QueryDesk
from app.core.query_views import query_desk
from app.core.roles import Actor, Role
from app.core.scene import stage_view
from app.core.splits import Entry
from app.core.state import State
from app.core.views import StageView

HELPER = Actor(Role.HELPER)


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Read only: the stage as everybody sees it, and the questions that wait, without the hidden ones. `handled` is
    how many of those are dealt with."""

    stage: StageView
    queries: QueryDesk
    handled: int = 0


@dataclass(frozen=True, slots=True)
class HelperView:
    """The texts and questions of the audience, as the chair has them, and who may be moved. `may_record`: nothing
    becomes an outcome here; what a helper would like to see recorded is a proposal. `called_at` 0: nobody calls."""

    stage: StageView
    texts: tuple[Entry, ...]
    text_count: int
    text_waiting: int
    text_ref: tuple[str, int] | None
    queries: QueryDesk
    may_record: bool = False
    can_show: bool = False
    breakouts: ChairBreakouts = field(default_factory=ChairBreakouts)
    proposals: tuple[ProposalView, ...] = ()
    called_at: float = 0


def speaker_view(state: State) -> SpeakerView:
    desk = query_desk(state)
    waiting = tuple(query for query in desk.waiting if not query.is_hidden)
    handled = sum(not (q.is_open or q.is_hidden or q.is_withdrawn) for q in state.queries.rows.values())
    return SpeakerView(stage_view(state), QueryDesk(desk.is_asking, waiting, total=desk.total, new=desk.new), handled)


def helper_view(state: State, part: int = 1) -> HelperView:
    chair = chair_view(state, part)
    return HelperView(
        chair.stage,
        chair.texts,
        chair.text_count,
        chair.text_waiting,
        chair.text_ref,
        chair.queries,
        can_show=chair.can_show,
        breakouts=replace(chair.breakouts, harvests=()),
        proposals=of_helpers(state),
        called_at=called_at(state, HELPER),
    )
