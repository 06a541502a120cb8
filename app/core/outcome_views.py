"""What an audience sees of conclusions and agreements."""

from __future__ import annotations

from app.core.outcomes import flags_of, wording_of
from app.core.stages import walked
from app.core.state import Outcome, State
from app.core.views import ClaimView, Confirmation, OutcomeView
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
    )


def numbered(state: State) -> list[tuple[int, Outcome]]:
    seen: dict[OutcomeKind, int] = {}
    numbered = []
    for id_ in (*walked(state), *(o.id for o in state.outcomes.values() if o.is_withdrawn)):
        outcome = state.outcomes[id_]
        seen[outcome.kind] = seen.get(outcome.kind, 0) + 1
        numbered.append((seen[outcome.kind], outcome))
    return numbered


def claim_view(state: State, participant: str) -> ClaimView:
    person = state.participants.get(participant)
    return ClaimView(participant, person.role if person else "", person.organisation if person else "")


def _origin(state: State, outcome: Outcome) -> str:
    return next((block.title for block in state.plan.blocks if block.id == outcome.block), "")


def _confirmation(state: State, outcome: Outcome) -> Confirmation | None:
    said = outcome.confirmed
    if said is None:
        return None
    person = claim_view(state, said.participant)
    says_for = wording_of(state, outcome).owner if outcome.is_spokesperson else ""
    return Confirmation(said.reply, person.role, person.organisation, says_for, said.at, state.text(said.text))
