"""What each audience sees, built from the state: the only way from state to screen."""

from __future__ import annotations

from app.core.agenda import agenda, overrun
from app.core.outcome_views import claim_view, outcome_views
from app.core.outcomes import incomplete
from app.core.plan import Anonymity, Question, Seat
from app.core.scene import move_title, stage_view
from app.core.splits import THRESHOLD, Entry
from app.core.stages import next_move, stage_now
from app.core.state import Round, State
from app.core.tallies import entries, question_view
from app.core.views import ChairView, Move, Phase, PhoneView, ScreenView

NEWEST_TEXTS = 60


def phone_view(state: State, seat: Seat, *, has_answered: bool = False) -> PhoneView:
    """`has_answered`: for who may see a result because they answered (visibility AFTER_ANSWER)."""
    block = state.current
    takeaway = block.takeaway if block else None
    return PhoneView(
        seat,
        stage_view(state, may_see=has_answered),
        agenda(state),
        outcome_views(state),
        question_view(state, takeaway) if takeaway else None,
        state.plan.place,
    )


def screen_view(state: State) -> ScreenView:
    return ScreenView(stage_view(state))


def chair_view(state: State) -> ChairView:
    stage, move = stage_now(state), next_move(state)
    block = state.current
    question = stage.question
    round_ = state.round_of(question) if question else None
    texts = _texts(state, question, round_)
    takeaway = block.takeaway if block else None
    opens = question if move is Move.OPEN_QUESTION else _opened_next(state, move)
    return ChairView(
        state.step,
        stage_view(state),
        agenda(state),
        move,
        move_title(state, move),
        state.block >= 0 and (state.block > 0 or state.stage > 0) and not state.is_over,
        round_ is not None and round_.phase in (Phase.CLOSING, Phase.CLOSED),
        question_view(state, question, may_see=True) if question else None,
        question_view(state, takeaway, may_see=True) if takeaway else None,
        texts[-NEWEST_TEXTS:],
        len(texts),
        (question.id, round_.number) if question and round_ and question.form.length else None,
        outcome_views(state, with_withdrawn=True),
        incomplete(state),
        tuple(claim_view(state, p.id) for p in state.participants.values() if p.role and not p.is_simulated)[:200],
        overrun(state),
        opens is not None and opens.anonymity is Anonymity.ANONYMOUS and sum(state.present) < THRESHOLD,
    )


def _opened_next(state: State, move: Move) -> Question | None:
    """The takeaway that the next step would open."""
    if move not in (Move.START_DAY, Move.START_BLOCK):
        return None
    takeaway = state.plan.blocks[state.block + 1].takeaway
    return takeaway if takeaway and state.round_of(takeaway) is None else None


def _texts(state: State, question: Question | None, round_: Round | None) -> tuple[Entry, ...]:
    return entries(state, round_) if question and round_ and question.form.length else ()
