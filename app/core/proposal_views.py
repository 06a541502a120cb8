"""What a breakout or a helper proposes, as its own page and the chair see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.core.breakout_view import ProposalView
from app.core.outcome_views import numbered, outcome_view
from app.core.roles import Role
from app.core.state import Outcome, State


def of_breakout(state: State, id_: str) -> tuple[ProposalView, ...]:
    return tuple(_proposals(state, lambda outcome: outcome.breakout == id_))


def of_helpers(state: State) -> tuple[ProposalView, ...]:
    return tuple(_proposals(state, lambda outcome: outcome.by == Role.HELPER))


def _proposals(state: State, is_one: Callable[[Outcome], bool]) -> Iterator[ProposalView]:
    """Sentences first, then agreements, each in order of recording."""
    numbers = {outcome.id: number for number, outcome in numbered(state)}
    for outcome in sorted(state.outcomes.values(), key=lambda outcome: (outcome.kind.is_owned, outcome.at)):
        if is_one(outcome) and not outcome.is_withdrawn:
            view = outcome_view(state, outcome, numbers.get(outcome.id, 0))
            yield ProposalView(view, not outcome.is_proposed, state.text(outcome.returned))
