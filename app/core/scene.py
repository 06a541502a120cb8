"""What is going on: the part of every view that all audiences share."""

from __future__ import annotations

from app.core.agenda import agenda
from app.core.outcome_views import outcome_views
from app.core.outcomes import wording_of
from app.core.plan import Block, BlockKind, Pitch, Visibility
from app.core.questions.choice import ChoiceResult
from app.core.stages import Stage, stage_now, stages_of
from app.core.state import State
from app.core.tallies import question_view
from app.core.views import Crowd, Move, PitchView, StageView


def stage_view(state: State, *, may_see: bool = False) -> StageView:
    block, stage = state.current, stage_now(state)
    pitches = pitch_views(state, block, stage.pitch) if block else ()
    now_pitch = next((view for view in pitches if view.state == "now"), None)
    walk = block is not None and block.kind is BlockKind.WRAPUP and stage.question is None
    may_see = may_see and stage.question is not None and stage.question.visibility is Visibility.AFTER_ANSWER
    title, start = _next(state)
    return StageView(
        state.plan.title,
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
        state.stage_at + block.pitch_seconds + state.extra_seconds if block and stage.pitch else 0,
        title,
        start,
        state.is_dark,
    )


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
            "now" if pitch is now else "done" if index < reached else "later",
            taken[index] if index < len(taken) else 0,
        )
        for index, pitch in enumerate(block.pitches)
    )


def move_title(state: State, move: Move) -> str:
    """What the next step is about: a block, a pitch, a question; the words around it are the template's."""
    block = state.current
    if move in (Move.START_DAY, Move.START_BLOCK):
        return state.plan.blocks[state.block + 1].title
    if move in (Move.NEXT_PITCH, Move.NEXT_STAGE) and block:
        following = stages_of(state, block)[state.stage + 1]
        return _stage_title(state, following)
    question = stage_now(state).question
    return question.text if question else ""


def _next(state: State) -> tuple[str, int]:
    rows = agenda(state)
    row = next((row for row in rows if row.state == "later"), None)
    return (row.block.title, row.predicted) if row else ("", 0)


def _stage_title(state: State, stage: Stage) -> str:
    if stage.pitch:
        return stage.pitch.owner
    if stage.question:
        return stage.question.text
    outcome = state.outcomes.get(stage.outcome)
    return wording_of(state, outcome).what if outcome else ""


def _taken(state: State, block: Block, may_see: bool) -> tuple[int, ...]:
    if block.takeaway is None:
        return ()
    result = question_view(state, block.takeaway, may_see=may_see).result
    return tuple(row.together.people for row in result.rows) if isinstance(result, ChoiceResult) else ()


def _pitches_done(state: State, block: Block) -> int:
    """How many pitches were held: all when the block is past them, none before."""
    if block is not state.current:
        return len(block.pitches) if block.id in state.began else 0
    return 0 if state.stage == 0 else len(block.pitches)
