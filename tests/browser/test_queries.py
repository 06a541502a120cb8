"""Questions of the audience in a real browser: pressed is pressed, whatever comes in, and also without a script."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import PHONE, Day


async def at_questions(day: Day, *, has_scripts: bool = True) -> Page:
    page = await day.phone(has_scripts=has_scripts)
    await page.goto(day.server.base + "/dag#queries")
    return page


async def ask(page: Page, text: str) -> None:
    await page.fill("#query", text)
    await page.locator(".ask-query button").click()


async def test_what_is_mine_stays_pressed_when_others_press_too(day: Day) -> None:
    await day.crowd()
    await day.advance(2)
    mine, other = await at_questions(day), await at_questions(day)
    await ask(mine, "Wie bepaalt dat?")
    button = other.locator(".query button")
    await expect(button).to_have_attribute("aria-pressed", "false")
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")
    await expect(button).to_have_text("2")
    third = await at_questions(day)
    await third.locator(".query button").click()
    await expect(button).to_have_text("3")
    assert await button.get_attribute("aria-pressed") == "true"
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "false")
    await expect(mine.locator(".own-queries")).to_contain_text("Wie bepaalt dat?")
    assert day.complaints == []


async def test_who_was_there_before_can_ask_as_soon_as_questions_may_be_asked(day: Day) -> None:
    await day.crowd()
    await day.advance()
    page = await at_questions(day)
    await expect(page.locator("#query")).to_be_hidden()
    await day.advance()
    await ask(page, "Kan ik nu iets vragen?")
    await expect(page.locator(".own-queries")).to_contain_text("Kan ik nu iets vragen?")


async def test_the_bar_stays_at_the_bottom_also_with_few_questions(day: Day) -> None:
    await day.crowd()
    await day.advance(2)
    page = await at_questions(day)
    for bar in range(2):
        box = await page.locator(".tab-bar").bounding_box()
        assert box
        assert box["y"] + box["height"] == PHONE["height"], bar
        await ask(page, "Kan dit ook zo?")
        await expect(page.locator(".own-queries")).to_be_visible()


async def test_what_somebody_types_is_kept_while_questions_come_in(day: Day) -> None:
    await day.crowd()
    await day.advance(2)
    slow, quick = await at_questions(day), await at_questions(day)
    await slow.fill("#query", "Ik ben nog aan het ty")
    for number in range(3):
        await ask(quick, f"Vraag {number}?")
        await expect(slow.locator(".query")).to_have_count(number + 1)
    assert await slow.input_value("#query") == "Ik ben nog aan het ty"


@pytest.mark.parametrize("has_scripts", [True, False])
async def test_a_question_is_asked_and_taken_back(day: Day, has_scripts: bool) -> None:
    await day.crowd()
    await day.advance(2)
    page = await at_questions(day, has_scripts=has_scripts)
    await ask(page, "Kan dit ook zo?")
    own = page.locator(".own-queries")
    await expect(own).to_contain_text("Kan dit ook zo?")
    await own.locator("button").click()
    await expect(own).to_have_count(0)
