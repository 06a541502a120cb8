"""Calling the chair, from a session or by who helps: one call at a time of each, until the chair has seen it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.core.breakouts import home
from app.core.call import Call, CallChair, CallDismissed, CallView, ChairCalled, DismissCall
from app.core.decision import Facts, Moment
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.core.state import State
from app.core.typed import one_line

CALL_LENGTH = 140


def decide_call(state: State, command: CallChair, actor: Actor, moment: Moment) -> Facts:
    if state.is_over:
        raise Refused(Reason.DAY_CLOSED)
    if command.op and any(call.op == command.op for call in state.calls.values()):
        return []
    body = one_line(command.text, CALL_LENGTH)
    if call_of(state, actor):
        raise Refused(Reason.ALREADY_CALLED)
    id_, breakout = f"c{len(state.calls) + 1}", actor.id if actor.role is Role.RAPPORTEUR else ""
    ref, kept = moment.text_if_any(body)
    return [ChairCalled(moment.now, id_, actor.role, breakout, ref, command.op), *kept]


def decide_dismiss(state: State, command: DismissCall, actor: Actor, moment: Moment) -> Facts:
    call = state.calls.get(command.call)
    if call is None or call.is_dismissed:
        return []
    return [CallDismissed(moment.now, call.id)]


def call_of(state: State, actor: Actor) -> Call | None:
    """The call of this actor that the chair still has to see."""
    mine = (call for call in _open(state) if call.caller == actor.role)
    return next((call for call in mine if call.breakout in ("", actor.id)), None)


def called_at(state: State, actor: Actor) -> float:
    """Since when the chair is called by this actor; 0 for not."""
    call = call_of(state, actor)
    return call.at if call else 0


def call_views(state: State) -> tuple[CallView, ...]:
    """What waits for the chair, the longest first."""
    return tuple(CallView(call.id, _title(state, call), state.text(call.text), call.at) for call in _open(state))


def _open(state: State) -> Iterator[Call]:
    return (call for call in state.calls.values() if not call.is_dismissed)


def _title(state: State, call: Call) -> str:
    found = home(state.plan, call.breakout)
    return found[1].title if found else ""


# -- evolve ------------------------------------------------------------------------------------


def evolve_called(state: State, event: ChairCalled) -> State:
    call = Call(event.call, event.caller, event.breakout, event.text, event.at, event.op)
    return replace(state, calls={**state.calls, call.id: call})


def evolve_dismissed(state: State, event: CallDismissed) -> State:
    seen = replace(state.calls[event.call], is_dismissed=True)
    return replace(state, calls={**state.calls, event.call: seen})
