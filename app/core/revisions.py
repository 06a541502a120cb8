"""A programme that was changed after the day was opened: what may still change, and what keeps its form.

People answered, pitched and agreed on what has started, so that stays as it was; what lies ahead is the new
file's. The event holds the programme that came out, so that a later rule never rewrites an earlier day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, pairwise

from app.core.days import dates, moment_of
from app.core.differences import Difference, differences, keyed, loosened, matched
from app.core.events import PlanRevised
from app.core.plan import Block, Plan
from app.core.stages import NIGHT, stages_of
from app.core.state import State


@dataclass(frozen=True, slots=True)
class Revision:
    """`asked` is what a changed file wants otherwise, `kept` what of it stays as it is."""

    asked: tuple[Difference, ...]
    kept: tuple[Difference, ...]


def revision(state: State, plan: Plan) -> Revision:
    return Revision(differences(state.plan, plan), differences(revised(state, plan), plan))


def revising(state: State, source: str, plan: Plan, now: float) -> list[PlanRevised]:
    """Take over a changed file as far as it lies ahead; nothing when that changes nothing."""
    after = revised(state, plan)
    return [PlanRevised(now, source, after)] if differences(state.plan, after) else []


def revised(state: State, plan: Plan) -> Plan:
    """The programme with which the day goes on when `plan` is taken over."""
    before = state.plan
    days = before.days if state.is_over else _days(state, plan)
    head = replace(plan, id=before.id, days=days, blocks=before.blocks if state.is_over else _blocks(state, plan, days))
    if any(rounds[-1].is_taking for rounds in state.rounds.values()):
        head = replace(head, delay=before.delay)
    if state.began:
        roles = tuple(dict.fromkeys((*plan.roles, *before.roles)))
        organisations = tuple(dict.fromkeys((*plan.organisations, *before.organisations)))
        head = replace(head, roles=roles, organisations=organisations)
    return head


def evolve_revised(state: State, event: PlanRevised) -> State:
    """The block of now keeps its name and may get another place."""
    now = state.current.id if state.current else ""
    block = next((i for i, block in enumerate(event.plan.blocks) if block.id == now), -1)
    return replace(state, plan=event.plan, block=block, step=state.step + 1)


# -- blocks ------------------------------------------------------------------------------------


def _days(state: State, plan: Plan) -> tuple[str, ...]:
    """The days that have begun as they were, and after them the file's own."""
    begun = max((block.day + 1 for block in state.plan.blocks if block.id in state.began), default=0)
    days = (*dates(state.plan)[:begun], *dates(plan)[begun:])
    if list(days) != sorted(set(days)):
        return state.plan.days
    return days if len(days) > 1 else ()


def _blocks(state: State, plan: Plan, days: tuple[str, ...]) -> tuple[Block, ...]:
    """What has started, and between it what the file says; nothing new begins where something started began."""
    before, after = loosened(state.plan.blocks), loosened(plan.blocks)
    started = [block for block in before if block.id in state.began]
    match = matched([*started, *(block for block in before if block.id not in state.began)], after)
    wanted = {match[block.id].id: block for block in after if block.id in match}
    taken = {id_ for block in started for id_ in _ids(state, block)}
    kept = [_going_on(state, block, wanted.get(block.id, block), taken) for block in started]
    met = {wanted[block.id].id for block in started if block.id in wanted}
    starts = {moment_of(block) for block in kept}
    fits = (block for block in after if block.id not in met and block.day < max(1, len(days)))
    ahead = [_fresh(block, taken) for block in fits if moment_of(block) not in starts]
    return tuple(tightened(sorted([*kept, *ahead], key=moment_of)))


def _going_on(state: State, block: Block, wanted: Block, taken: set[str]) -> Block:
    """A started block: the one that is on gets the file's own questions behind those that it has reached."""
    held = _held(state, block)
    if held is None:
        return block
    reached = keyed(block.questions[:held])
    ahead = (question for key, question in keyed(wanted.questions).items() if key not in reached)
    return replace(block, questions=(*reached.values(), *(replace(q, id=_free(q.id, taken)) for q in ahead)))


def _held(state: State, block: Block) -> int | None:
    """How many questions of the block that is on were reached; None: there is no more to change in it."""
    if state.current is None or block.id != state.current.id:
        return None
    if state.stage == NIGHT:
        return None
    seen = stages_of(state, block)[: state.stage + 1]
    if any(stage.outcome for stage in seen):
        return None
    asked = {stage.question.id for stage in seen if stage.question} | state.rounds.keys()
    return max((number for number, question in enumerate(block.questions, 1) if question.id in asked), default=0)


def _ids(state: State, block: Block) -> Iterator[str]:
    """Every id in a started block that stays."""
    yield from (block.id, *(pitch.id for pitch in block.pitches), *(breakout.id for breakout in block.breakouts))
    yield from (question.id for question in block.questions[: _held(state, block)])
    yield from (question.id for question in [block.takeaway] if question)


def _fresh(block: Block, taken: set[str]) -> Block:
    """A block under ids that nothing else has: what moved out of a started block is still in that too."""
    takeaway = block.takeaway
    return replace(
        block,
        id=_free(block.id, taken),
        pitches=tuple(replace(pitch, id=_free(pitch.id, taken)) for pitch in block.pitches),
        takeaway=replace(takeaway, id=_free(takeaway.id, taken)) if takeaway else None,
        questions=tuple(replace(question, id=_free(question.id, taken)) for question in block.questions),
        breakouts=tuple(replace(breakout, id=_free(breakout.id, taken)) for breakout in block.breakouts),
    )


def _free(wanted: str, taken: set[str]) -> str:
    id_ = next(id_ for id_ in chain([wanted], (f"{wanted}-{n}" for n in count(2))) if id_ not in taken)
    taken.add(id_)
    return id_


def tightened(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block lasts until the next of its day at most, and that long when it has no length of its own."""
    for block, after in pairwise(blocks):
        gap = after.start - block.start
        is_last = after.day != block.day
        yield block if is_last else replace(block, minutes=min(block.minutes or gap, gap))
    yield from blocks[-1:]
