"""The keyboard alone: whatever somebody does in their role, they reach with Tab and do with Enter, space and arrows.

Where they are shows: whatever has the focus has an outline.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Day, held
from tests.load.nursery import Nursery

MOST_STEPS = 80
PROGRAMME = """---
titel: Heisessie sociaal domein
datum: 2020-09-17
rollen: wethouder, manager
organisaties: gemeente Goirle, gemeente Tilburg
---
## 13:30 Keynote
soort: keynote
spreker: hoogleraar
vragen: ja
## 14:00 Stemming
soort: vraag
### Wat heeft Maatpact het hardst nodig?
soort: meerkeuze
anoniem: vertrouwelijk
- Leermodules
- Sneller cases
### Wat heb jij nodig om los te laten?
soort: open
anoniem: vertrouwelijk
## 16:00 Wat spreken we af?
soort: wrap-up
"""
SESSIONS = """---
titel: Heisessie sociaal domein
datum: 2020-09-17
rollen: wethouder, manager
---
## 15:00-16:00 In groepen
soort: parallelsessies
### Wethouders
voor: wethouder
### Managers
voor: manager
"""
FOCUS = """() => {
  const on = document.activeElement;
  const shown = on.matches("input[type=radio]") ? on.closest("label") ?? on : on;
  return [on, shown].some((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
}"""


@pytest.fixture
async def typed(tmp_path: Path, browser: Browser, nursery: Nursery) -> AsyncIterator[Day]:
    async with held(tmp_path, browser, nursery, PROGRAMME) as day:
        yield day


@pytest.fixture
async def grouped(tmp_path: Path, browser: Browser, nursery: Nursery) -> AsyncIterator[Day]:
    async with held(tmp_path, browser, nursery, SESSIONS) as day:
        yield day


async def entered(day: Day, link: str, breakout: str = "") -> Page:
    """A link as somebody gets it, opened with Enter on its button."""
    page = await day.page(LAPTOP)
    await page.goto(day.link(link, breakout))
    await go(page, "form button")
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    return page


async def go(page: Page, to: str, *, key: str = "Tab") -> None:
    """Press until that has the focus, and see where you are."""
    for _ in range(MOST_STEPS):
        if await page.evaluate("to => Boolean(document.activeElement?.matches(to))", to):
            assert await page.evaluate(FOCUS), f"nothing shows that {to} has the focus"
            return
        await page.keyboard.press(key)
    raise AssertionError(f"{to} is never reached")


async def joined(day: Day) -> Page:
    page = await day.page(PHONE)
    await page.goto(day.link("phone"))
    await go(page, "form[action='/meedoen'] button:not([type=button])")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/dag*")
    return page


async def test_a_participant_joins_asks_votes_and_writes(typed: Day) -> None:
    page = await joined(typed)
    await typed.advance()
    await go(page, "nav a[href='#queries']")
    await page.keyboard.press("Enter")
    await go(page, "form[data-command=ask_query] textarea, form[data-command=ask_query] input[name=text]")
    await page.keyboard.type("Wie betaalt dit?")
    await go(page, "form[data-command=ask_query] button")
    await page.keyboard.press("Enter")
    await expect(page.locator("body")).to_contain_text("Wie betaalt dit?")
    await go(page, "nav a[href='#now']")
    await page.keyboard.press("Enter")
    await typed.advance(2)
    await expect(page.locator("input[name=option]").first).to_be_attached()
    await go(page, "input[name=option]")
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowDown")
    await go(page, "form[data-command=cast_answer] button")
    await page.keyboard.press("Enter")
    await expect(page.locator("body")).to_contain_text("Je stem is binnen")
    await expect(page.locator("input[name=option][value='1']")).to_be_checked()
    await typed.advance(3)
    await go(page, "form[data-command=cast_answer] :is(textarea, input[name=text])")
    await page.keyboard.type("Minder formulieren")
    await go(page, "form[data-command=cast_answer] button")
    await page.keyboard.press("Enter")
    await expect(page.locator(".answers.mine").first).to_contain_text("Minder formulieren")


async def test_the_chair_leads_the_day_and_records(typed: Day) -> None:
    page = await entered(typed, "chair")
    await go(page, "#advance button")
    await page.keyboard.press("Enter")
    await expect(page.locator("section.now")).to_contain_text("Keynote")
    await go(page, "#quick-what")
    await page.keyboard.type("Inzicht: begin klein")
    await go(page, "#quick > button")
    await page.keyboard.press("Enter")
    await expect(page.locator("#outcomes, [data-region=outcomes]").first).to_contain_text("egin klein")


async def test_a_rapporteur_writes_along(grouped: Day) -> None:
    page = await entered(grouped, "sessions", "wethouders")
    await grouped.advance()
    await expect(page.locator("form[data-command=add_note]").first).to_be_visible()
    await go(page, "form[data-command=add_note] textarea")
    await page.keyboard.type("Wij delen onze lijsten")
    await go(page, "form[data-command=add_note] button")
    await page.keyboard.press("Enter")
    await expect(page.locator(".note").first).to_contain_text("Wij delen onze lijsten")


async def test_a_helper_proposes_and_calls_the_chair(typed: Day) -> None:
    page = await entered(typed, "helper")
    await typed.advance()
    await go(page, "summary")
    await page.keyboard.press("Enter")
    await go(page, "form[data-command=call_chair] :is(textarea, input[name=text])")
    await page.keyboard.type("De microfoon doet het niet")
    await go(page, "form[data-command=call_chair] button")
    await page.keyboard.press("Enter")
    regie = await entered(typed, "chair")
    await expect(regie.locator("body")).to_contain_text("De microfoon doet het niet")


async def test_who_organises_copies_a_link(typed: Day) -> None:
    page = await entered(typed, "organiser")
    await go(page, "[data-copy=hall]")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-copy=hall]")).to_contain_text("Gekopieerd")


async def test_a_speaker_and_communication_come_in(typed: Day) -> None:
    speaker = await entered(typed, "speaker")
    await typed.advance()
    await expect(speaker.locator("body")).to_contain_text("Keynote")
    page = await entered(typed, "communication")
    await go(page, "form[action='/verslag/maken'] button")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("link", name="verslag.pdf")).to_be_visible(timeout=60_000)
