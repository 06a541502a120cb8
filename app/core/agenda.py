"""The run sheet with predicted times: an overrun moves what comes after it, what is skipped gives its time back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from app.core.days import following, is_passed_by
from app.core.plan import Block, BlockKind
from app.core.progress import Progress
from app.core.stages import NIGHT
from app.core.state import State
from app.core.views import AgendaRow

ZONE = ZoneInfo("Europe/Amsterdam")
PAUSES = (BlockKind.BREAK, BlockKind.MEAL)
OTHER_HOUR = 90
"""A day that starts further than this from its plan (minutes) runs on its own clock: a try-out."""


def agenda(state: State) -> tuple[AgendaRow, ...]:
    starts, offsets, late = _starts(state), _offsets(state), max(0, overrun(state))
    after, early = following(state), _early_pause(state)
    today = state.current.day if state.current else 0
    rows = []
    for index, block in enumerate(state.plan.blocks):
        progress, began = _progress(state, index, block), state.began.get(block.id, 0)
        predicted = starts[block.id] + offsets.get(block.day, 0)
        if progress == Progress.LATER and block.day == today:
            predicted += late + (early if block is after else 0)
        if began and progress != Progress.LATER:
            predicted = minute_of(began)
        is_ahead = index > state.block and not began and not state.is_over
        rows.append(AgendaRow(block, progress, predicted % 1440, began, is_ahead))
    return tuple(rows)


def overrun(state: State) -> int:
    """Minutes that the current block began later than planned; negative when earlier."""
    block = state.current
    if block is None or block.id not in state.began or state.stage == NIGHT:
        return 0
    return minute_of(state.began[block.id]) - _starts(state)[block.id] - _offsets(state).get(block.day, 0)


def _early_pause(state: State) -> int:
    """A break keeps its length: when it began early, so does what comes after it. Negative, in minutes."""
    is_pause = state.current is not None and state.current.kind in PAUSES
    return min(0, overrun(state)) if is_pause else 0


def minute_now(state: State, now: float) -> int:
    """The time of day as the plan of the current block counts it."""
    return minute_of(now) - _offsets(state).get(state.current.day if state.current else 0, 0)


def minute_of(at: float) -> int:
    """Minutes after midnight."""
    moment = datetime.fromtimestamp(at, ZONE)
    return moment.hour * 60 + moment.minute


def _progress(state: State, index: int, block: Block) -> Progress:
    if index == state.block and not state.is_over and state.stage != NIGHT:
        return Progress.NOW
    if is_passed_by(state, block):
        return Progress.SKIPPED
    return Progress.DONE if index <= state.block else Progress.LATER


def _starts(state: State) -> Mapping[str, int]:
    """When each block is to begin: as planned, less what was skipped before it that day."""
    starts, day, saved = {}, 0, 0
    for block in state.plan.blocks:
        saved = saved if block.day == day else 0
        starts[block.id], day = block.start - saved, block.day
        saved += block.minutes if is_passed_by(state, block) else 0
    return starts


def _offsets(state: State) -> Mapping[int, int]:
    """For each day that began, minutes between the plan's clock and the clock it runs on; 0 for a real day."""
    first: dict[int, Block] = {}
    for block in state.plan.blocks:
        if block.id in state.began:
            first.setdefault(block.day, block)
    late = {day: minute_of(state.began[block.id]) - block.start for day, block in first.items()}
    return {day: minutes if abs(minutes) > OTHER_HOUR else 0 for day, minutes in late.items()}
