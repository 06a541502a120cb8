"""The stages inside a block, and what the chair's one big button does next."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.days import ends_day, following
from app.core.plan import Block, BlockKind, Pitch, Question, Visibility
from app.core.progress import Move, Phase
from app.core.review import reviewed
from app.core.state import Round, State


@dataclass(frozen=True, slots=True)
class Stage:
    """A title (all None), a pitch, a question, one outcome of the wrap-up, what one breakout brings back, in a look
    back the earlier result or one finding (which one, from 1), or the night after a day that is not the last."""

    pitch: Pitch | None = None
    question: Question | None = None
    outcome: str = ""
    is_result: bool = False
    finding: int = 0
    is_night: bool = False
    breakout: str = ""


NIGHT = -1
"""The stage of a block after which the day is done, and that goes on another day."""


def stages_of(state: State, block: Block) -> tuple[Stage, ...]:
    """A block of kind QUESTION begins at its question; a wrap-up walks through what is recorded."""
    title = () if block.kind is BlockKind.QUESTION else (Stage(),)
    pitches = tuple(Stage(pitch=pitch) for pitch in block.pitches)
    looked_at = _looked_back(state, block) if block.kind is BlockKind.REVIEW else ()
    questions = tuple(Stage(question=question) for question in block.questions if not question.stage)
    walk = tuple(Stage(outcome=id_) for id_ in walked(state)) if block.kind is BlockKind.WRAPUP else ()
    harvests = tuple(Stage(breakout=breakout.id) for breakout in block.breakouts)
    stages = [*title, *pitches, *harvests, *looked_at, *questions, *walk] or [Stage()]
    for question in sorted((q for q in block.questions if q.stage), key=lambda question: question.stage):
        stages.insert(question.stage, Stage(question=question))
    return tuple(stages)


def _looked_back(state: State, block: Block) -> tuple[Stage, ...]:
    earlier = reviewed(state.plan, block)
    result = (Stage(is_result=True),) if earlier and state.round_of(earlier) else ()
    return (*result, *(Stage(finding=number) for number, _ in enumerate(block.findings, 1)))


def walked(state: State) -> tuple[str, ...]:
    """Outcomes in the order of the walk: as recorded, without the withdrawn ones."""
    return tuple(outcome.id for outcome in state.outcomes.values() if outcome.is_standing)


def stage_now(state: State) -> Stage:
    block = state.current
    if block is None:
        return Stage()
    if state.stage == NIGHT:
        return Stage(is_night=True)
    stages = stages_of(state, block)
    return stages[min(state.stage, len(stages) - 1)]


def question_now(state: State) -> Question | None:
    """What phones answer now: the question of the stage, or what people take along from this block."""
    block = state.current
    return stage_now(state).question or (block.takeaway if block else None)


def next_move(state: State) -> Move:
    if state.is_over:
        return Move.NOTHING
    block = state.current
    if block is None:
        return Move.START_DAY
    question = stage_now(state).question
    if question and (move := _question_move(state, question)):
        return move
    stages = stages_of(state, block)
    if state.stage != NIGHT and state.stage + 1 < len(stages):
        return Move.NEXT_PITCH if stages[state.stage + 1].pitch else Move.NEXT_STAGE
    if state.stage != NIGHT and ends_day(state):
        return Move.END_DAY
    return Move.START_BLOCK if following(state) else _last_move(state)


def _last_move(state: State) -> Move:
    """The day closes when online has seen the end of all that was asked."""
    round_ = unfinished(state)
    if round_ is None:
        return Move.CLOSE_DAY
    return Move.CLOSE_QUESTION if round_.phase is Phase.OPEN else Move.WAIT_FOR_STREAM


def unfinished(state: State) -> Round | None:
    """What online would have to answer yet if the day closed now."""
    latest = (rounds[-1] for rounds in state.rounds.values())
    return next((r for r in latest if r.is_taking and r.delay and state.present[1]), None)


def opened_with(state: State, block: Block) -> Question | None:
    """The takeaway that opens when this block starts; it was not asked before."""
    return block.takeaway if block.takeaway and state.round_of(block.takeaway) is None else None


def is_public(question: Question, round_: Round | None, delay: int) -> bool:
    """May everybody see the result now? With a stream delay *live* acts as *after close*."""
    if round_ is None:
        return False
    if round_.is_revealed:
        return True
    if question.visibility is Visibility.HIDDEN or (question.is_secret and round_.phase is not Phase.SEALED):
        return False
    if round_.phase in (Phase.CLOSED, Phase.SEALED):
        return True
    return question.visibility is Visibility.LIVE and round_.phase is Phase.OPEN and not delay


def _question_move(state: State, question: Question) -> Move | None:
    round_ = state.round_of(question)
    if round_ is None:
        return Move.OPEN_QUESTION
    if round_.is_taking:
        return Move.CLOSE_QUESTION if round_.phase is Phase.OPEN else Move.WAIT_FOR_STREAM
    return None if is_public(question, round_, state.plan.delay) else Move.REVEAL_RESULT
