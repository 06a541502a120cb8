"""A proposal: a conclusion or agreement that a breakout or a helper brings to the day. It counts once the chair takes
it over.

Its words are recorded, changed and withdrawn as those of any outcome (`outcomes`), by its own rapporteur or a helper.
"""

from __future__ import annotations

from dataclasses import replace

from app.core import commands as c
from app.core import events as e
from app.core.decision import Facts, Moment
from app.core.rapporteurs import own_home
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.core.state import Outcome, State
from app.core.typed import something

REASON_LENGTH = 300


def origin_of(state: State, actor: Actor) -> tuple[str, str]:
    """Block and breakout of what this actor records; no breakout when it is the chair's own."""
    if actor.role is Role.RAPPORTEUR:
        block, breakout = own_home(state, actor)
        return block.id, breakout.id
    if actor.role is Role.HELPER and state.is_over:
        raise Refused(Reason.DAY_CLOSED)
    return state.current.id if state.current else "", ""


def require_own(state: State, outcome: Outcome, actor: Actor) -> None:
    """A rapporteur has a say about a proposal of the own breakout and a helper about one of helpers, as long as it
    is one."""
    if actor.role not in (Role.RAPPORTEUR, Role.HELPER):
        return
    if not _is_from(state, outcome, actor):
        raise Refused(Reason.NOT_ALLOWED)
    if not outcome.is_proposed:
        raise Refused(Reason.PROPOSAL_ACCEPTED)


def decide_accept(state: State, command: c.AcceptOutcome, actor: Actor, moment: Moment) -> Facts:
    outcome = _standing(state, command.outcome)
    if not outcome.is_proposed:
        return []
    if outcome.version != command.version:
        raise Refused(Reason.OUTCOME_CHANGED)
    return [e.OutcomeAccepted(moment.now, outcome.id)]


def decide_return(state: State, command: c.ReturnOutcome, actor: Actor, moment: Moment) -> Facts:
    outcome = _standing(state, command.outcome)
    if not outcome.is_proposed:
        raise Refused(Reason.PROPOSAL_ACCEPTED)
    body = something(command.text, REASON_LENGTH)
    if body == state.text(outcome.returned):
        return []
    ref, text = moment.text(body)
    return [e.OutcomeReturned(moment.now, outcome.id, ref), text]


def evolve_accepted(state: State, event: e.OutcomeAccepted) -> State:
    """It comes in behind what was recorded before, so that no number changes."""
    accepted = replace(state.outcomes[event.outcome], is_proposed=False, returned=None)
    others = {id_: outcome for id_, outcome in state.outcomes.items() if id_ != event.outcome}
    return replace(state, outcomes={**others, event.outcome: accepted})


def evolve_returned(state: State, event: e.OutcomeReturned) -> State:
    returned = replace(state.outcomes[event.outcome], returned=event.reason)
    return replace(state, outcomes={**state.outcomes, event.outcome: returned})


def _is_from(state: State, outcome: Outcome, actor: Actor) -> bool:
    if actor.role is Role.HELPER:
        return outcome.by == Role.HELPER and not state.is_over
    return own_home(state, actor)[1].id == outcome.breakout


def _standing(state: State, id_: str) -> Outcome:
    outcome = state.outcomes.get(id_)
    if outcome is None or outcome.is_withdrawn:
        raise Refused(Reason.UNKNOWN_OUTCOME, id_)
    return outcome
