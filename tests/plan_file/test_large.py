"""A file of two hundred parts: checked at once, run, and small enough on the pages that show all of it."""

from __future__ import annotations

import time

from app.core import commands as c
from app.core.audiences import chair_view, phone_view
from app.core.plan import Seat
from app.plan_file import read_plan, write_plan
from app.render import Renderer
from tests.core.day import Day
from tests.plan_file.samples import HEAD
from tests.render import chair_samples, samples

PARTS = 200
A_ROW = 900
"""Bytes of one part in the run sheet of the regie, at most."""


def file() -> str:
    def part(number: int) -> str:
        start = 480 + 4 * number
        asks = f"### Vraag {number}?\n- Ja\n- Nee\n" if number % 4 == 1 else ""
        return f"## {start // 60}:{start % 60:02d} Onderdeel {number}\n{asks}"

    return HEAD + "".join(map(part, range(PARTS)))


def test_a_file_of_two_hundred_parts_is_checked_while_you_wait() -> None:
    began = time.process_time()
    plan = read_plan(file())
    took = time.process_time() - began
    print(f"a file of {PARTS} parts: checked in {took:.2f} s (promise 1 s)")
    assert took < 10
    assert len(plan.blocks) == PARTS
    assert read_plan(write_plan(plan), plan.id) == plan


def test_a_day_of_two_hundred_parts_runs_and_its_pages_stay_small() -> None:
    day = Day(read_plan(file(), "dag"))
    day.join(10)
    day.advance()
    day.do(c.MoveBlock(step=day.state.step, block="onderdeel-100"))
    day.do(c.GoToBlock(step=day.state.step, block="onderdeel-199"))
    context = {"door": samples.DOOR, "links": chair_samples.LINKS}
    sheet = Renderer().region("chair", "agenda", view=chair_view(day.state), **context)
    phone = Renderer().region("phone", "agenda", view=phone_view(day.state, Seat.HALL), **context)
    assert len(sheet.encode()) < PARTS * A_ROW
    assert len(phone.encode()) < PARTS * A_ROW / 4
    assert sheet.count("<form") < 12
