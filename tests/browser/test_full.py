"""A phone that comes when it is full waits on its own page and comes in by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import PLAN, Day
from tests.load.nursery import Nursery
from tests.load.serving import Serving

ENTER = "form[action='/meedoen'] button"


@pytest.fixture
async def small(tmp_path: Path, browser: Browser, nursery: Nursery) -> AsyncIterator[Day]:
    """A day with room for one."""
    plan = tmp_path / "plan.md"
    plan.write_text(PLAN)
    server = Serving(tmp_path, plan, "--people", "1")
    await server.start_from(nursery)
    day = Day(server, browser)
    yield day
    await day.close()
    await server.stop()


async def test_who_waits_comes_in_when_there_is_a_place(small: Day) -> None:
    first, second = await small.page(), await small.page()
    await second.clock.install()
    for page in (first, second):
        await page.goto(small.link("phone"))
        await page.locator(ENTER).last.click()
    await first.wait_for_url("**/dag*")
    await expect(second.get_by_role("heading", level=1)).to_have_text("Even wachten")
    await expect(second.get_by_role("status")).to_contain_text("elke 10 seconden")
    await tried_again(second, 503)
    await expect(first.locator("[data-region=stage]")).to_be_visible()
    await first.close()
    await tried_again(second, 303)
    await second.wait_for_url("**/dag*")


async def tried_again(page: Page, status: int) -> None:
    """Until it answers this; the clock of the page is ours."""
    for _ in range(5):
        async with page.expect_response(lambda answer: answer.url.endswith("/meedoen")) as again:
            await page.clock.run_for(16_000)
        if (await again.value).status == status:
            return
    raise AssertionError(f"never {status}")
