"""Two chairs press at the same time: both saw the same step, so the day takes one."""

from __future__ import annotations

import os
import random
from dataclasses import replace

from app.core import commands as c
from app.core.command import StepCommand
from app.core.plan import Block, BlockKind
from app.core.refusals import Reason
from app.core.state import State
from tests.core.day import PLAN, Day
from tests.scorecard import Row, Tell

PAIRS = 10_000 * int(os.environ.get("TESTS_TIMES", "1"))
BLOCKS = 12


def long_day() -> Day:
    blocks = (Block(f"deel-{n}", BlockKind.PLENARY, f"Deel {n}", 540 + 10 * n) for n in range(BLOCKS))
    return Day(replace(PLAN, blocks=tuple(blocks)))


def press(state: State, chance: random.Random) -> StepCommand:
    """Something that the chair's page offers now."""
    if state.is_over:
        return c.ReopenDay(step=state.step)
    ahead: list[StepCommand] = [c.Advance(step=state.step)] * 2
    if state.block < 0:
        return ahead[0]
    elsewhere = chance.choice([n for n in range(BLOCKS) if n != state.block])
    back: list[StepCommand] = [c.GoBack(step=state.step)] if state.block else []
    return chance.choice([*ahead, *back, c.GoToBlock(step=state.step, block=f"deel-{elsewhere}")])


def test_ten_thousand_pairs_are_one_step_each(figure: Tell) -> None:
    day, chance = long_day(), random.Random(15)
    for _ in range(PAIRS):
        first, second, before = press(day.state, chance), press(day.state, chance), day.state.step
        day.do(first)
        after = day.state
        assert day.refused(second) is Reason.STALE_STEP, (first, second)
        assert day.state is after
        assert day.state.step == before + 1
    figure(Row.CHAIRS, 0, PAIRS)


def test_a_press_that_was_not_done_leaves_the_other_its_turn() -> None:
    day = long_day()
    day.advance()
    assert day.refused(c.GoToBlock(step=day.state.step, block="nergens")) is Reason.UNKNOWN_BLOCK
    day.do(c.Advance(step=day.state.step))
    assert day.state.block == 1
