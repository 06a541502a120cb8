"""A scale and a word cloud under people's hands: on phones with and without scripts, and at the chair's desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Day, held
from tests.load.nursery import Nursery

WAITING = "form[data-command=approve_texts]:not(.approve-all):has(input[name=is_approved][value='1'])"
PROGRAMME = """---
titel: Heisessie sociaal domein
datum: 2020-09-17
---
## 13:00 Inloop
soort: ontvangst
## 13:30 Samen kijken
soort: vraag
### Hoe kijk je hiernaar?
soort: schaal
- Maatpact helpt onze inwoners
- Ik weet wat ik morgen anders doe
### Wat heb jij nodig?
soort: woordwolk
uitslag: live
goedkeuren: ja
"""
SCALE, CLOUD = 3, 6
"""Presses of the big button until the question is open."""


@pytest.fixture
async def asking(tmp_path: Path, browser: Browser, nursery: Nursery) -> AsyncIterator[Day]:
    async with held(tmp_path, browser, nursery, PROGRAMME) as day:
        await day.crowd()
        yield day


async def rate(page: Page, statement: int, value: int) -> None:
    await page.locator(f"label:has(input[name=value-{statement}][value='{value}'])").click()


async def send(page: Page) -> None:
    await page.locator("form[data-command=cast_answer] > button").click()


async def test_a_scale_is_answered_changed_and_remembered_on_this_device_only(asking: Day) -> None:
    page = await asking.phone()
    await asking.advance(SCALE)
    await rate(page, 0, 4)
    await rate(page, 1, 0)
    await send(page)
    await expect(page.locator("body")).to_contain_text("Je antwoord is binnen")
    await rate(page, 0, 5)
    await send(page)
    await expect(page.locator("form[data-command=cast_answer] input[name=base]")).to_have_value("2")
    await expect(page.locator("input[name=value-0][value='5']")).to_be_checked()
    await asking.advance()
    await asking.chair.look_again()
    (reveal,) = asking.chair.line.forms("reveal_result")
    assert (await asking.chair.line.command("reveal_result", reveal.filled())).is_done
    said = "Maatpact helpt onze inwoners: 5, Ik weet wat ik morgen anders doe: Sla over"
    await expect(page.locator("[data-own-answer]")).to_contain_text(said)
    assert asking.complaints == []


async def test_a_scale_works_without_scripts_and_what_is_left_open_is_passed_by(asking: Day) -> None:
    page = await asking.phone(has_scripts=False)
    await asking.advance(SCALE)
    await page.reload()
    await rate(page, 0, 2)
    await send(page)
    await expect(page.locator("input[name=value-0][value='2']")).to_be_checked()
    await expect(page.locator("input[name=value-1][value='0']")).to_be_checked()


async def test_words_are_approved_put_together_with_the_keyboard_and_then_on_the_beamer(asking: Day) -> None:
    one, other, beamer = await asking.phone(), await asking.phone("stream"), await asking.screen()
    await asking.advance(CLOUD)
    for page, words in ((one, ("ruimte", "lef")), (other, ("meer ruimte",))):
        for box, word in enumerate(words):
            await page.locator("input[name=text]").nth(box).fill(word)
        await send(page)
        await expect(page.locator(".answers.mine li")).to_have_count(len(words))
    desk = await asking.regie()
    await expect(desk.locator(".texts")).to_contain_text("3 wachten op jou")
    assert "ruimte" not in await beamer.content()
    for left in (2, 1):
        await desk.locator(f"{WAITING} button").first.click()
        await expect(desk.locator(WAITING)).to_have_count(left)
    await desk.locator("li:has-text('meer ruimte') input[type=checkbox]").focus()
    await desk.keyboard.press("Space")
    target = desk.locator(".texts li", has=desk.get_by_text("ruimte", exact=True))
    await target.locator("summary").click()
    await target.get_by_role("button", name="Voeg samen").focus()
    await desk.keyboard.press("Enter")
    await expect(desk.locator(".texts .merged")).to_contain_text("meer ruimte")
    await expect(target).to_contain_text("2 keer")
    await desk.locator(".texts .merged button").click()
    await expect(desk.locator(".texts .merged")).to_have_count(0)
    assert asking.complaints == []


async def test_a_word_that_is_approved_stands_on_the_beamer(asking: Day) -> None:
    phone, beamer = await asking.phone(), await asking.screen()
    await asking.advance(CLOUD)
    await phone.locator("input[name=text]").first.fill("vertrouwen")
    await send(phone)
    desk = await asking.regie()
    await desk.locator(f"{WAITING} button").first.click()
    await expect(beamer.locator("svg.cloud text")).to_contain_text("vertrouwen")
