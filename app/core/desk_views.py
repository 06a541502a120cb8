"""What lies on the chair's desk beside the day itself, built from the state."""

from __future__ import annotations

from app.core.calls import call_views
from app.core.desk_view import DeskView, VersionView
from app.core.outcomes import wording_at
from app.core.proposal_views import of_helpers
from app.core.state import Outcome, State


def desk_view(state: State) -> DeskView:
    changed = (outcome for outcome in state.outcomes.values() if len(outcome.versions) > 1)
    return DeskView(
        call_views(state),
        tuple(proposal for proposal in of_helpers(state) if not proposal.is_accepted),
        {outcome.id: _versions(state, outcome) for outcome in changed},
    )


def _versions(state: State, outcome: Outcome) -> tuple[VersionView, ...]:
    return tuple(
        VersionView(version.at, version.by, version.kind, wording_at(state, version.wording))
        for version in outcome.versions
    )
