"""What time alone does: online opens and closes a stream delay late, what is left alone is sealed, and in the end
everybody is forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from app.core import events as e
from app.core.behind import ended
from app.core.decision import Facts, Moment
from app.core.progress import Phase
from app.core.retention import erases_at, erasing, is_expired
from app.core.rounds import REST_SECONDS, sealing
from app.core.state import Round, State


def ticking(state: State, moment: Moment) -> Facts:
    if is_expired(state, moment.now):
        return erasing(state, moment)
    facts: Facts = []
    for round_ in _latest(state):
        if round_.is_taking and 0 < round_.stream_from <= moment.now:
            facts.append(e.QuestionOpenedOnline(moment.now, round_.question, round_.number))
        if round_.phase is Phase.CLOSING and moment.now > round_.until:
            facts += ended(state, round_, moment)
        if round_.phase is Phase.CLOSED and moment.now > round_.closed_at + REST_SECONDS:
            facts += sealing(state, round_, moment)
    if any(place.until <= moment.now for place in state.behind):
        facts.append(e.OnlineFollowed(moment.now))
    return facts


def due(state: State) -> float:
    """When the first of these is to happen; 0 when nothing waits for its time."""
    waited = (moment for round_ in _latest(state) for moment in _moments(round_))
    forgetting = filter(None, [erases_at(state)])
    return min((*waited, *(place.until for place in state.behind), *forgetting), default=0)


def _latest(state: State) -> Iterator[Round]:
    return (rounds[-1] for rounds in state.rounds.values())


def _moments(round_: Round) -> Iterator[float]:
    if round_.is_taking and round_.stream_from:
        yield round_.stream_from
    if round_.phase is Phase.CLOSING:
        yield round_.until
    if round_.phase is Phase.CLOSED:
        yield round_.closed_at + REST_SECONDS
