"""The days of a programme, and which block comes next: several days are one session, times are of one day."""

from __future__ import annotations

from app.core.plan import Block, Plan
from app.core.state import State


def dates(plan: Plan) -> tuple[str, ...]:
    return plan.days or (plan.date,)


def today(state: State) -> str:
    """The date of the block of now; of the first day until that has begun, of the last one when all is over."""
    return dates(state.plan)[state.current.day if state.current else 0]


def moment_of(block: Block) -> tuple[int, int]:
    """Where a block stands in the programme: its day, and minutes after midnight."""
    return block.day, block.start


def is_passed_by(state: State, block: Block) -> bool:
    """Marked as skipped, and nobody went there after all."""
    return block.is_skipped and block.id not in state.began


def following(state: State) -> Block | None:
    """The block that the next step goes to; None when this is the last."""
    ahead = state.plan.blocks[state.block + 1 :]
    return next((block for block in ahead if not is_passed_by(state, block)), None)


def preceding(state: State) -> Block | None:
    """The block that a step back goes to; None when this is the first."""
    behind = reversed(state.plan.blocks[: max(0, state.block)])
    return next((block for block in behind if not is_passed_by(state, block)), None)


def ends_day(state: State) -> bool:
    """Is this the last block of a day that is not the last?"""
    block, after = state.current, following(state)
    return block is not None and after is not None and after.day > block.day
