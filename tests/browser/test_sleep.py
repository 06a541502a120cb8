"""A phone that slept: its line looks open and is dead, and when it wakes the right screen is there at once."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, WebSocketRoute, expect

from tests.browser.conftest import PHONE, Day, held
from tests.load.nursery import Nursery
from tests.scorecard import Row, Tell

NAPS = 5 * int(os.environ.get("TESTS_TIMES", "1"))
PROGRAMME = "---\ntitel: Lange dag\ndatum: 2020-09-17\n---\n" + "".join(
    f"## {9 + number // 12:02}:{number % 12 * 5:02} Deel {number}\nsoort: plenair\n" for number in range(1, NAPS + 2)
)


class Lines:
    """The sockets of a page. Who is `cut` hears nothing and is heard by nobody, and is never told so."""

    def __init__(self) -> None:
        self._open: list[WebSocketRoute] = []
        self._dead: set[WebSocketRoute] = set()

    def carry(self, line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        self._open.append(line)
        line.on_message(lambda message: None if line in self._dead else server.send(message))
        line.on_close(lambda code, reason: None)
        server.on_message(lambda message: None if line in self._dead else line.send(message))
        server.on_close(lambda code, reason: None)

    def cut(self) -> None:
        self._dead.update(self._open)


@pytest.fixture
async def long_day(tmp_path: Path, browser: Browser, nursery: Nursery) -> AsyncIterator[Day]:
    async with held(tmp_path, browser, nursery, PROGRAMME) as day:
        yield day


async def test_a_phone_that_wakes_shows_at_once_where_the_day_is(long_day: Day, figure: Tell) -> None:
    page, lines = await long_day.page(PHONE), Lines()
    await page.clock.install()
    await page.route_web_socket("**/live*", lines.carry)
    await page.goto(long_day.link("phone"))
    await page.locator("form[action='/meedoen'] button").last.click()
    await page.wait_for_url("**/dag*")
    waits = [await slept(long_day, page, lines, f"Deel {nap}") for nap in range(1, NAPS + 1)]
    assert long_day.complaints == []
    figure(Row.WAKES, max(waits), NAPS, "het beeld is er, met een lijn die open leek en dood was")


async def slept(day: Day, page: Page, lines: Lines, now: str) -> float:
    """Asleep while the day goes on; seconds from waking until the page shows it."""
    asleep = await page.context.new_cdp_session(page)
    await asleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    lines.cut()
    await day.advance()
    await asleep.send("Page.setWebLifecycleState", {"state": "active"})
    await asleep.detach()
    began = time.monotonic()
    await page.clock.fast_forward("01:00")
    await expect(page.locator("[data-region=stage] :is(h1, h2)").first).to_have_text(now)
    return time.monotonic() - began
