"""What each audience sees, built from the state: the only way from state to screen."""

from __future__ import annotations

from app.core.agenda import agenda, overrun
from app.core.outcome_views import claim_view, outcome_views
from app.core.outcomes import incomplete
from app.core.plan import Anonymity, Question, Seat
from app.core.rounds import has_few
from app.core.scene import move_title, stage_view
from app.core.splits import Entry
from app.core.stages import next_move, opened_with, stage_now
from app.core.state import Round, State
from app.core.tallies import entries, question_view
from app.core.views import ChairView, Few, Move, Phase, PhoneView, ScreenView

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
        asks_role=not state.plan.needs_role,
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
        _few(state, question, move),
    )


def _few(state: State, question: Question | None, move: Move) -> Few:
    if not has_few(state) or state.is_over:
        return Few()
    asking = tuple(block.id for block in state.plan.blocks if _is_anonymous(opened_with(state, block)))
    following = state.plan.blocks[state.block + 1].id if move in (Move.START_DAY, Move.START_BLOCK) else ""
    round_ = state.round_of(question) if question else None
    is_again = round_ is not None and not round_.is_taking and _is_anonymous(question)
    return Few(following in asking or (move is Move.OPEN_QUESTION and _is_anonymous(question)), is_again, asking)


def _is_anonymous(question: Question | None) -> bool:
    return question is not None and question.anonymity is Anonymity.ANONYMOUS


def _texts(state: State, question: Question | None, round_: Round | None) -> tuple[Entry, ...]:
    return entries(state, round_) if question and round_ and question.form.length else ()
