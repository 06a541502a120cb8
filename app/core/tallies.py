"""A round as an audience may see it: counts under the small-group rule, turnout, result."""

from __future__ import annotations

from dataclasses import replace

from app.core.expected import expected, home_of, late_in
from app.core.gathering import entries
from app.core.overlap import may_split
from app.core.plan import Anonymity, Dimension, Question, Seat
from app.core.progress import Phase
from app.core.questions import Result, kind_of
from app.core.splits import OTHER, Counted, Withheld, protect
from app.core.stages import is_public
from app.core.state import Round, State
from app.core.views import QuestionView, Turnout

SECRET_STEP = 5


def question_view(state: State, question: Question, number: int = 0, *, may_see: bool = False) -> QuestionView:
    """`may_see`: also where the result is not public yet (chair, report, who has answered)."""
    round_ = state.round_of(question, number)
    if round_ is None:
        present = expected(state, home_of(state, question))
        return QuestionView(question, 1, Phase.READY, question.anonymity, Turnout(0, 0, *present))
    is_secret_now = question.is_secret and round_.phase is not Phase.SEALED
    shown = is_public(question, round_, state.plan.delay) or (may_see and not is_secret_now)
    earlier = state.rounds[question.id][: round_.number - 1] if shown else ()
    return QuestionView(
        question,
        round_.number,
        round_.phase,
        round_.anonymity,
        turnout(state, question, round_),
        result_of(state, question, round_) if shown else None,
        round_.is_revealed,
        _ends_at(state, question, round_),
        round_.until if round_.phase is Phase.CLOSING else 0,
        tuple((r.number, result_of(state, question, r)) for r in earlier),
        round_.stream_from,
    )


def _ends_at(state: State, question: Question, round_: Round) -> float:
    has_clock = question.seconds and round_.phase is Phase.OPEN
    return round_.opened_at + question.seconds + state.extra_seconds if has_clock else 0


def result_of(state: State, question: Question, round_: Round) -> Result:
    return kind_of(question.form).result(question.form, counted(state, question, round_))


def counted(state: State, question: Question, round_: Round) -> Counted:
    """What may be shown of a round. Texts never carry a group; named ones carry their author's role."""
    is_named = round_.anonymity is Anonymity.NAMED
    raw = (round_.box.voters, round_.box.counts) if round_.box else (round_.voters, round_.tally)
    if question.form.length:
        together = {OTHER: sum(raw[0].values())}
        given = entries(state, question, round_)
        shown = tuple(entry for entry in given if not entry.is_waiting or entry.is_hidden)
        waiting = sum(entry.times for entry in given if entry.is_waiting and not entry.is_hidden)
        return replace(protect(together, {}, shown, is_protected=False), waiting=waiting)
    found = protect(*raw, is_protected=not is_named)
    if may_split(state, round_):
        return found
    return found.together_only(Withheld.SAME_PEOPLE if round_.box else Withheld.LATER)


def turnout(state: State, question: Question, round_: Round) -> Turnout:
    voters = round_.box.voters if round_.box else round_.voters
    is_rounded = question.is_secret and round_.phase is not Phase.SEALED
    hall, stream = voters.get(Seat.HALL, 0), voters.get(Seat.STREAM, 0)
    by_seat = question.dimension is Dimension.SEAT
    if not by_seat:
        hall, stream = sum(voters.values()), 0
    if is_rounded:
        hall, stream = hall - hall % SECRET_STEP, stream - stream % SECRET_STEP
    late = late_in(state, round_)
    return Turnout(hall, stream, *round_.present, by_seat=by_seat, is_rounded=is_rounded, late=late)
