"""What is going on: the part of every view that all audiences share."""

from __future__ import annotations

from dataclasses import replace

from app.core.agenda import agenda
from app.core.breakout_views import breakouts_view, ends_at
from app.core.breakouts import home
from app.core.days import dates, following, today
from app.core.outcome_view import OutcomeView
from app.core.outcome_views import outcome_views
from app.core.outcomes import wording_of
from app.core.plan import Block, BlockKind, Pitch, Visibility
from app.core.progress import Ahead, Move, Progress
from app.core.query_views import live_view
from app.core.questions.choice import ChoiceResult
from app.core.review import reviewed
from app.core.stages import NIGHT, Stage, stage_now, stages_of
from app.core.state import State
from app.core.tallies import question_view
from app.core.views import Crowd, PitchView, QuestionView, StageView
from app.core.wording import OutcomeKind

SPOKEN = frozenset({BlockKind.KEYNOTE, BlockKind.BRIEFING})
"""Blocks in which somebody speaks by the clock."""


def stage_view(state: State, *, may_see: bool = False) -> StageView:
    block, stage = state.current, Stage() if state.is_over else stage_now(state)
    result = _result(state, block, stage) if block else None
    stage = replace(stage, pitch=None) if result else stage
    pitches = pitch_views(state, block, stage.pitch) if block else ()
    now_pitch = next((view for view in pitches if view.state is Progress.NOW), None)
    walk = block is not None and block.kind is BlockKind.WRAPUP and stage.question is None and not stage.is_night
    may_see = may_see and stage.question is not None and stage.question.visibility is Visibility.AFTER_ANSWER
    title, start, next_day = ("", 0, next_date(state)) if state.is_over else _next(state)
    return StageView(
        state.plan.title,
        state.plan.subtitle,
        block,
        state.is_over,
        state.is_rehearsal,
        Crowd(*state.present, state.crowd.get("simulated", 0)),
        now_pitch,
        pitches,
        question_view(state, stage.question, may_see=may_see) if stage.question else None,
        outcome_views(state) if walk or state.is_over else None,
        stage.outcome,
        state.stage_at,
        _ends_at(state, block, stage) if block and not state.is_over else 0,
        title,
        start,
        state.is_dark,
        result,
        stage.finding,
        insights_of(state, block) if block else (),
        next_day,
        stage.is_night,
        live_view(state),
        breakouts_view(state),
    )


def insights_of(state: State, block: Block) -> tuple[OutcomeView, ...]:
    """What was learned in a block, as the chair recorded it."""
    insights = (outcome for outcome in state.outcomes.values() if outcome.kind is OutcomeKind.INSIGHT)
    ids = {outcome.id for outcome in insights if outcome.block == block.id}
    return tuple(view for view in outcome_views(state) if view.id in ids) if ids else ()


def _ends_at(state: State, block: Block, stage: Stage) -> float:
    """When the time of a pitch, or of who speaks in this block, is over; 0 without a clock."""
    if stage.pitch:
        return state.stage_at + block.pitch_seconds + state.extra_seconds
    if block.breakouts and stage == Stage():
        return ends_at(state, block)
    if block.kind in SPOKEN and stage == Stage() and block.minutes:
        return state.stage_at + block.minutes * 60 + state.extra_seconds
    return 0


def _result(state: State, block: Block, stage: Stage) -> QuestionView | None:
    """An earlier result that a look back shows; or after the last pitch what people take along, once the chair shows
    it."""
    if stage.is_result:
        question = reviewed(state.plan, block)
        return question_view(state, question) if question else None
    round_ = state.round_of(block.takeaway) if block.takeaway and stage.pitch == block.pitches[-1] else None
    return question_view(state, block.takeaway) if block.takeaway and round_ and round_.is_revealed else None


def pitch_views(state: State, block: Block, now: Pitch | None, *, may_see: bool = False) -> tuple[PitchView, ...]:
    """`taken` counts are filled in only where the takeaway's result may be seen."""
    taken = _taken(state, block, may_see)
    reached = block.pitches.index(now) if now else _pitches_done(state, block)
    return tuple(
        PitchView(
            pitch,
            index + 1,
            len(block.pitches),
            state.text(state.pitch_lines.get(pitch.id)),
            Progress.NOW if pitch is now else Progress.DONE if index < reached else Progress.LATER,
            taken[index] if index < len(taken) else 0,
        )
        for index, pitch in enumerate(block.pitches)
    )


def move_title(state: State, move: Move) -> str:
    """What the next step is about: a block, a pitch, a question; the words around it are the template's."""
    block = state.current
    if move in (Move.START_DAY, Move.START_BLOCK):
        after = following(state)
        return after.title if after else ""
    if move in (Move.NEXT_PITCH, Move.NEXT_STAGE) and block:
        return _stage_title(state, block, stages_of(state, block)[state.stage + 1])
    question = stage_now(state).question
    return question.text if question else ""


def ahead(state: State, move: Move) -> Ahead | None:
    """What kind of stage comes next in the block of now."""
    if move is not Move.NEXT_STAGE or state.current is None:
        return None
    stage = stages_of(state, state.current)[state.stage + 1]
    kinds = {
        Ahead.QUESTION: stage.question is not None,
        Ahead.HARVEST: bool(stage.breakout),
        Ahead.RESULT: stage.is_result,
        Ahead.FINDING: bool(stage.finding),
        Ahead.OUTCOME: bool(stage.outcome),
    }
    return next((kind for kind, is_it in kinds.items() if is_it), None)


def _next(state: State) -> tuple[str, int, str]:
    """Title and time of what comes next, and its date when that is another day."""
    row = next((row for row in agenda(state) if row.state is Progress.LATER), None)
    if row is None:
        return "", 0, ""
    is_today = row.block.day == (state.current.day if state.current else 0)
    return row.block.title, row.predicted, "" if is_today else dates(state.plan)[row.block.day]


def next_date(state: State) -> str:
    """When the day is over: when people meet again, or else the first date on which something is due or looked at."""
    now = today(state)
    if state.plan.next_date > now:
        return state.plan.next_date
    dues = (outcome.wording.due for outcome in outcome_views(state) if outcome.is_made)
    return min((date for due in dues if (date := due.date or due.review) > now), default="")


def _stage_title(state: State, block: Block, stage: Stage) -> str:
    if stage.pitch:
        return stage.pitch.owner
    if stage.question:
        return stage.question.text
    if stage.finding:
        return block.findings[stage.finding - 1].bottleneck
    if stage.is_result:
        return block.review
    if stage.breakout:
        found = home(state.plan, stage.breakout)
        return found[1].title if found else ""
    outcome = state.outcomes.get(stage.outcome)
    return wording_of(state, outcome).what if outcome else ""


def _taken(state: State, block: Block, may_see: bool) -> tuple[int, ...]:
    if block.takeaway is None:
        return ()
    result = question_view(state, block.takeaway, may_see=may_see).result
    return tuple(row.together.people for row in result.rows) if isinstance(result, ChoiceResult) else ()


def _pitches_done(state: State, block: Block) -> int:
    """How many pitches were held: all when the block is past them, none before."""
    if block is not state.current or state.stage == NIGHT:
        return len(block.pitches) if block.id in state.began else 0
    return sum(stage.pitch is not None for stage in stages_of(state, block)[: state.stage + 1])
