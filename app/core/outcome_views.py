"""What an audience sees of conclusions, insights, agreements and commitments."""

from __future__ import annotations

from app.core.breakouts import home
from app.core.outcome_view import ClaimView, Confirmation, OutcomeView
from app.core.outcomes import flags_of, wording_of
from app.core.people import described_as
from app.core.state import Outcome, State
from app.core.wording import OutcomeKind


def outcome_views(state: State, *, with_withdrawn: bool = False) -> tuple[OutcomeView, ...]:
    return tuple(
        outcome_view(state, outcome, number)
        for number, outcome in numbered(state)
        if with_withdrawn or not outcome.is_withdrawn
    )


def outcome_view(state: State, outcome: Outcome, number: int) -> OutcomeView:
    return OutcomeView(
        outcome.id,
        number,
        outcome.version,
        outcome.kind,
        wording_of(state, outcome),
        flags_of(state, outcome),
        _origin(state, outcome),
        outcome.source,
        outcome.is_withdrawn,
        tuple(claim_view(state, id_) for id_ in outcome.claims),
        claim_view(state, outcome.assigned) if outcome.assigned else None,
        _confirmation(state, outcome),
        outcome.changed_at,
    )


def numbered(state: State) -> list[tuple[int, Outcome]]:
    """Each kind apart, in the order of recording. A withdrawn one keeps its number and comes behind the others."""
    seen: dict[OutcomeKind, int] = {}
    numbered = []
    for outcome in state.outcomes.values():
        if not outcome.is_proposed:
            seen[outcome.kind] = seen.get(outcome.kind, 0) + 1
            numbered.append((seen[outcome.kind], outcome))
    return sorted(numbered, key=lambda row: row[1].is_withdrawn)


def claim_view(state: State, participant: str) -> ClaimView:
    return ClaimView(participant, *described_as(state, participant))


def _origin(state: State, outcome: Outcome) -> str:
    if outcome.breakout and (found := home(state.plan, outcome.breakout)):
        return found[1].title
    return next((block.title for block in state.plan.blocks if block.id == outcome.block), "")


def _confirmation(state: State, outcome: Outcome) -> Confirmation | None:
    said = outcome.confirmed
    if said is None:
        return None
    person = claim_view(state, said.participant)
    says_for = wording_of(state, outcome).owner if outcome.is_spokesperson else ""
    return Confirmation(said.reply, person.role, person.organisation, says_for, said.at, state.text(said.text))
