"""The programme changed from the regie: a question on the spot, a block more, less, earlier or later.

Each is the event that a changed file is (`PlanRevised`), with the programme as it is from now on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from app.core import commands as c
from app.core.agenda import minute_now
from app.core.decision import Facts, Moment
from app.core.events import PlanRevised, StageReached
from app.core.plan import Block, BlockKind, Plan, Question
from app.core.questions import KINDS, FormProblem
from app.core.refusals import Reason, Refused
from app.core.review import is_in_order
from app.core.revisions import evolve_revised, tightened
from app.core.roles import Actor
from app.core.rounds import opening, sealing
from app.core.stages import NIGHT, stage_now, stages_of
from app.core.state import State
from app.core.step import require_step
from app.core.typed import something

ADDABLE: Final = (
    BlockKind.PLENARY,
    BlockKind.BREAK,
    BlockKind.MEAL,
    BlockKind.KEYNOTE,
    BlockKind.BRIEFING,
    BlockKind.WRAPUP,
)
"""Kinds that are whole without more than a name."""
TEXT_LENGTH: Final = 300
TITLE_LENGTH: Final = 120
MOST_MINUTES: Final = 600
DAY: Final = 24 * 60


def decide_add_question(state: State, command: c.AddQuestion, actor: Actor, moment: Moment) -> Facts:
    block = _on(state, command)
    stages = stages_of(state, block)
    at = min(state.stage, len(stages) - 1) + 1
    question = replace(_question(command, _free("question", state.plan)), stage=at)
    behind = sum(stage.question is not None for stage in stages[:at])
    later = (replace(q, stage=q.stage + 1) if q.stage >= at else q for q in block.questions[behind:])
    changed = replace(block, questions=(*block.questions[:behind], question, *later))
    event = _revised(state, moment, [changed if old is block else old for old in state.plan.blocks])
    return _opened(state, event, block, question, moment) if command.is_opened else [event]


def decide_add_block(state: State, command: c.AddBlock, actor: Actor, moment: Moment) -> Facts:
    current, title = _on(state, command), something(command.title, TITLE_LENGTH)
    if command.kind not in ADDABLE or not 0 < command.minutes <= MOST_MINUTES:
        raise Refused(Reason.BLOCK_UNFIT, str(command.minutes), MOST_MINUTES)
    end = current.start + current.minutes if current.minutes else minute_now(state, moment.now)
    start = max(current.start + 1, end)
    added = Block(_free("block", state.plan), command.kind, title, start, command.minutes, day=current.day)
    blocks = state.plan.blocks
    before, after = blocks[: state.block + 1], blocks[state.block + 1 :]
    return [_revised(state, moment, [*before, added, *_pushed(added, after)])]


def decide_move_block(state: State, command: c.MoveBlock, actor: Actor, moment: Moment) -> Facts:
    blocks = list(state.plan.blocks)
    at = _ahead(state, command, command.block)
    first, second = (at, at + 1) if command.is_later else (at - 1, at)
    if not (_is_ahead(state, first) and _is_ahead(state, second)) or blocks[first].day != blocks[second].day:
        raise Refused(Reason.CANNOT_MOVE)
    blocks[first : second + 1] = _swapped(blocks[first], blocks[second])
    event = _revised(state, moment, blocks)
    if not is_in_order(event.plan):
        raise Refused(Reason.CANNOT_MOVE)
    return [event]


def decide_skip_block(state: State, command: c.SkipBlock, actor: Actor, moment: Moment) -> Facts:
    blocks, at = list(state.plan.blocks), _ahead(state, command, command.block)
    if blocks[at].is_skipped is command.is_skipped:
        return []
    blocks[at] = replace(blocks[at], is_skipped=command.is_skipped)
    return [_revised(state, moment, blocks)]


# -- what is asked for -------------------------------------------------------------------------


def _on(state: State, command: c.StepCommand) -> Block:
    """The block of now, that something can be put in or behind."""
    require_step(state, command)
    if state.current is None or state.stage == NIGHT:
        raise Refused(Reason.NOTHING_ON)
    return state.current


def _ahead(state: State, command: c.StepCommand, id_: str) -> int:
    require_step(state, command)
    at = next((at for at, block in enumerate(state.plan.blocks) if block.id == id_), None)
    if at is None:
        raise Refused(Reason.UNKNOWN_BLOCK, id_)
    if not _is_ahead(state, at):
        raise Refused(Reason.CANNOT_MOVE)
    return at


def _is_ahead(state: State, at: int) -> bool:
    """Nothing of it happened and the day has not passed it, so it can still be moved or skipped."""
    return state.block < at < len(state.plan.blocks) and state.plan.blocks[at].id not in state.began


def _question(command: c.AddQuestion, id_: str) -> Question:
    text = something(command.text, TEXT_LENGTH)
    options = _each_once(something(option, TEXT_LENGTH) for option in command.options if option.strip())
    kind = KINDS.get(command.kind or ("choice" if options else "open"))
    try:
        form = kind.form({}, options) if kind else None
    except FormProblem:
        form = None
    if form is None:
        raise Refused(Reason.QUESTION_UNFIT)
    return Question(id_, text, form, command.anonymity)


def _each_once(options: Iterable[str]) -> tuple[str, ...]:
    """Capitals make no other answer, as in a programme file; the first one stays."""
    kept: dict[str, str] = {}
    for option in options:
        kept.setdefault(option.casefold(), option)
    return tuple(kept.values())


# -- what comes of it --------------------------------------------------------------------------


def _revised(state: State, moment: Moment, blocks: Sequence[Block]) -> PlanRevised:
    lasting = tuple(tightened(blocks))
    if any(block.start + block.minutes >= DAY for block in lasting):
        raise Refused(Reason.DAY_FULL)
    return PlanRevised(moment.now, "", replace(state.plan, blocks=lasting))


def _opened(state: State, event: PlanRevised, block: Block, question: Question, moment: Moment) -> Facts:
    """Leave what is on for the new question and open it."""
    asked = stage_now(state).question
    round_ = state.round_of(asked) if asked else None
    if round_ and round_.is_taking:
        raise Refused(Reason.QUESTION_STILL_OPEN)
    after = evolve_revised(state, event)
    reached = StageReached(moment.now, block.id, question.stage)
    return [*sealing(state, round_, moment), event, reached, *opening(after, question, None, moment)]


def _pushed(added: Block, after: Sequence[Block]) -> Iterator[Block]:
    """What comes after, as much later as it must to make room; a gap in the day takes it up."""
    end = added.start + added.minutes
    for block in after:
        start = max(block.start, end) if block.day == added.day else block.start
        yield replace(block, start=start)
        end = start + max(1, block.minutes) if start > block.start else 0


def _swapped(first: Block, second: Block) -> tuple[Block, Block]:
    """They change places, and together take the time they took."""
    start = second.start + second.minutes - first.minutes if second.minutes else second.start
    return replace(second, start=first.start), replace(first, start=start)


def _free(name: str, plan: Plan) -> str:
    taken = {id_ for block in plan.blocks for id_ in (block.id, *(pitch.id for pitch in block.pitches))}
    taken |= plan.questions.keys() | {breakout.id for block in plan.blocks for breakout in block.breakouts}
    return next(id_ for id_ in (f"{name}-{number}" for number in count(1)) if id_ not in taken)
