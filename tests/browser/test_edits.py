"""The programme changed from the regie by hand: a question on the spot from a phone, a skipped and a moved part."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.browser.conftest import PHONE, Day


async def test_a_quick_question_is_typed_on_a_phone_and_stands_on_the_phones_of_others(day: Day) -> None:
    await day.crowd()
    await day.advance()
    page, phone = await day.regie(PHONE), await day.phone()
    await page.locator("#quick-question summary").click()
    await expect(page.locator("#question textarea[name=text]")).to_be_focused()
    await page.locator("#question textarea[name=text]").fill("Gaan we door tot de pauze?")
    await page.locator("#question button[name=is_opened]").click()
    await expect(phone.locator(".stage h2")).to_have_text("Gaan we door tot de pauze?")
    await expect(phone.locator("label.option")).to_have_count(3)
    await expect(page.locator("#question")).to_be_hidden()
    assert day.complaints == []


async def test_a_key_opens_the_quick_question_and_typing_moves_nothing(day: Day) -> None:
    await day.crowd()
    await day.advance()
    page = await day.regie()
    await page.locator("section.now h1").click()
    await page.keyboard.press("v")
    await page.keyboard.type("Vraag met v en spaties")
    await expect(page.locator("#question textarea[name=text]")).to_have_value("Vraag met v en spaties")
    await page.locator("#question select[name=kind]").select_option("open")
    await expect(page.locator(".if-choice")).to_be_hidden()
    await page.locator("#question button:not([name])").click()
    await expect(page.locator("#advance button")).to_contain_text("Vraag met v en spaties")


async def test_without_scripts_a_question_is_asked_and_a_part_is_moved_and_skipped(day: Day) -> None:
    await day.crowd()
    await day.advance()
    page = await day.regie(PHONE, has_scripts=False)
    await page.locator("#quick-question summary").click()
    await page.locator("#question textarea[name=text]").fill("Zonder script?")
    await page.locator("#question button[name=is_opened]").click()
    await expect(page.locator("section.now h1")).to_have_text("Zonder script?")
    await page.locator("#more-stemming summary").click()
    await page.locator("#more-stemming button[form=earlier]").click()
    await expect(page.locator(".path .what")).to_have_text([re.compile(t) for t in ("Inloop", "Stem", "Pitch", "Wat")])
    await page.locator("#more-pitchronde summary").click()
    await page.locator("#more-pitchronde button[form=skip]").click()
    await expect(page.locator(".path .skipped .what")).to_contain_text("Pitchronde")
