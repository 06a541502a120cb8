"""The run sheet with predicted times: an overrun moves what comes after it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.core.state import State
from app.core.views import AgendaRow

ZONE = ZoneInfo("Europe/Amsterdam")
OTHER_HOUR = 90
"""A day that starts further than this from its plan (minutes) runs on its own clock: a try-out."""


def agenda(state: State) -> tuple[AgendaRow, ...]:
    shift = offset(state) + max(0, overrun(state))
    rows = []
    for index, block in enumerate(state.plan.blocks):
        began = state.began.get(block.id, 0)
        standing = "now" if index == state.block and not state.is_over else "done" if index <= state.block else "later"
        predicted = block.start + (shift if standing == "later" and state.began else offset(state))
        if began and standing != "later":
            predicted = _minutes(began)
        rows.append(AgendaRow(block, standing, predicted % 1440, began))
    return tuple(rows)


def overrun(state: State) -> int:
    """Minutes that the current block began later than planned; negative when earlier."""
    block = state.current
    if block is None or block.id not in state.began:
        return 0
    return _minutes(state.began[block.id]) - block.start - offset(state)


def offset(state: State) -> int:
    """Minutes between the plan's clock and the clock this day runs on; 0 for a real day."""
    first = next((block for block in state.plan.blocks if block.id in state.began), None)
    if first is None:
        return 0
    late = _minutes(state.began[first.id]) - first.start
    return late if abs(late) > OTHER_HOUR else 0


def _minutes(at: float) -> int:
    moment = datetime.fromtimestamp(at, ZONE)
    return moment.hour * 60 + moment.minute
