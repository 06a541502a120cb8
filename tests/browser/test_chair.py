"""The chair's page under somebody's hand."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import Day
from tests.browser.test_day import regie


async def test_the_big_button_says_what_comes_next_also_while_it_has_the_focus(day: Day) -> None:
    await day.crowd()
    page = await regie(day)
    button = page.locator("#advance button")
    for said in ("Begin de dag", "Volgend onderdeel", "Volgende pitch"):
        await expect(button).to_contain_text(said)
        await button.click()
        await expect(button).to_be_focused()
