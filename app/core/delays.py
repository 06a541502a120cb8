"""Online sees the hall some seconds late, and gets the same time to think: it opens and closes that much later.

Whether an answer is in time is a matter of the clock alone. What pages show waits for an event, so that the
state stays a fold and a page never offers a form before an answer is taken.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from app.core import commands as c
from app.core import events as e
from app.core.decision import Facts, Moment
from app.core.plan import MOST_DELAY, Seat
from app.core.progress import Phase
from app.core.records import Participant
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from app.core.state import Round, State
from app.core.views import QuestionView


def decide_set_delay(state: State, command: c.SetDelay, actor: Actor, moment: Moment) -> Facts:
    if not 0 <= command.seconds <= MOST_DELAY:
        raise Refused(Reason.DELAY_TOO_LONG, str(command.seconds), MOST_DELAY)
    if any(rounds[-1].is_taking for rounds in state.rounds.values()):
        raise Refused(Reason.DELAY_LOCKED)
    if command.seconds == state.plan.delay:
        return []
    return [e.PlanRevised(moment.now, "", replace(state.plan, delay=command.seconds))]


def require_taking(round_: Round, person: Participant, now: float) -> None:
    """Raises Refused when an answer of this person comes too early or too late."""
    if round_.phase is Phase.SEALED:
        voted = round_.box is not None and person.id in round_.box.voted
        raise Refused(Reason.ANSWER_COUNTED if voted else Reason.QUESTION_SEALED)
    is_stream = person.seat is Seat.STREAM
    if round_.is_taking and is_stream and now < round_.stream_from:
        raise Refused(Reason.QUESTION_NOT_OPEN)
    if round_.phase is Phase.OPEN or (round_.phase is Phase.CLOSING and is_stream and now <= round_.until):
        return
    raise Refused(Reason.QUESTION_CLOSED)


def closing(state: State, round_: Round, now: float) -> Facts:
    """The hall closes at once; online a stream delay later."""
    if round_.phase is Phase.OPEN and round_.delay and state.present[1]:
        return [e.QuestionClosing(now, round_.question, round_.number, now + round_.delay)]
    return [e.QuestionClosed(now, round_.question, round_.number)]


def require_waited(round_: Round, now: float) -> None:
    """The next step waits until online is closed too."""
    if now <= round_.until:
        raise Refused(Reason.STREAM_ANSWERS, limit=ceil(round_.until - now))


def phase_for(round_: Round, seat: Seat) -> Phase:
    """The phase as one seat lives it: open or not."""
    if seat is Seat.STREAM and round_.is_taking:
        return Phase.READY if round_.stream_from else Phase.OPEN
    return Phase.CLOSED if round_.phase is Phase.CLOSING else round_.phase


def as_seen(state: State, view: QuestionView, seat: Seat) -> QuestionView:
    """A question on the page of one seat: what the hall answers already is still to come online."""
    round_ = state.round_of(view.question, view.round)
    if seat is not Seat.STREAM or round_ is None:
        return view
    if view.stream_from:
        return replace(view, phase=Phase.READY, ends_at=0)
    return replace(view, ends_at=view.ends_at + round_.delay) if view.ends_at else view
