"""After dinner: everybody lands in the own session, and what a session proposes reaches the hall."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Day, held
from tests.load.nursery import Nursery

PLAN = """---
titel: Heisessie sociaal domein
datum: 2020-09-17
rollen: wethouder, manager, raadslid
---
## 18:30-19:30 Na het diner
soort: parallelsessies
### Wethouders: Maatpact
voor: wethouder
plek: de kapel
sjabloon: geleerd en nodig
### Managers: wat werkt er al?
voor: manager
plek: de grote zaal
oogst: uitwisselen
## 19:30 Workshops
soort: workshops
### Inkoop
plaatsen: 1
### Data
## 20:00 Wat spreken we af?
soort: wrap-up
"""
SENTENCE = "alle medewerkers in de Toegang gaan uiterlijk 1 oktober de leermodules van Maatpact bestuderen"


@pytest.fixture
async def evening(tmp_path: Path, browser: Browser, nursery: Nursery) -> AsyncIterator[Day]:
    async with held(tmp_path, browser, nursery, PLAN) as day:
        yield day


async def come(day: Day, role: str, *, has_scripts: bool = True) -> Page:
    page = await day.page(PHONE, has_scripts=has_scripts)
    await page.goto(day.link("phone"))
    await page.locator("#role").select_option(role)
    await page.get_by_role("button", name="Meedoen").click()
    await page.wait_for_url("**/dag*")
    return page


async def rapporteur(day: Day, breakout: str, *, has_scripts: bool = True) -> Page:
    page = await day.page(LAPTOP, has_scripts=has_scripts)
    await page.goto(day.link("sessions", breakout))
    await page.get_by_role("button", name="Open de sessie").click()
    await page.wait_for_url("**/sessie")
    return page


async def test_everybody_lands_in_the_own_session_also_who_comes_late(evening: Day) -> None:
    wethouder, manager = await come(evening, "wethouder"), await come(evening, "manager")
    await evening.advance()
    late, guest = await come(evening, "manager"), await come(evening, "raadslid")
    own = ".my-breakout"
    await expect(wethouder.locator(own)).to_contain_text("de kapel")
    for phone in (manager, late):
        await expect(phone.locator(own)).to_contain_text("de grote zaal")
    await expect(guest.locator("[data-own]")).to_contain_text("Jouw rol hoort niet bij een van deze sessies")
    chair = await evening.regie()
    await chair.locator("#move-person summary").click()
    number = await guest.locator("[data-own] .help b").inner_text()
    label = f"{number} raadslid (zaal): nog nergens"
    await chair.locator("#move-person select[name=participant]").select_option(label=label)
    await chair.locator("#move-person select[name=breakout]").select_option("managers-wat-werkt-er-al")
    await chair.locator("#move-person button").click()
    await expect(guest.locator(own)).to_contain_text("Managers: wat werkt er al?")
    assert evening.complaints == []


async def test_a_proposal_goes_from_the_session_over_the_chair_to_the_hall(evening: Day) -> None:
    await evening.advance()
    session, chair, phone = (
        await rapporteur(evening, "wethouders-maatpact"),
        await evening.regie(),
        await come(evening, "manager"),
    )
    screen = await evening.screen()
    await expect(screen.locator("[data-region=stage]")).to_contain_text("de kapel")

    await session.locator("#note-learned").fill("Eén gezin, één plan werkt")
    await session.locator("#add-learned button").click()
    await expect(session.locator(".note")).to_contain_text("Eén gezin, één plan werkt")
    await session.locator("#propose-what").fill(SENTENCE)
    await session.get_by_role("button", name="Stel voor als afspraak").click()
    await expect(session.locator(".harvest-bar")).to_contain_text("Afspraak: klaar")
    await expect(phone.locator("[data-region=outcomes] .outcome")).to_have_count(0)

    await chair.get_by_role("button", name="Neem over").click()
    await expect(session.locator("[data-region=breakout]")).to_contain_text("Overgenomen door de dag")
    await expect(phone.locator("[data-region=outcomes] .outcome")).to_have_count(1)
    await evening.advance()
    await expect(screen.locator(".harvest-view")).to_contain_text("leermodules van Maatpact")
    await expect(screen.locator(".harvest-view")).to_contain_text("Overgenomen")
    assert evening.complaints == []


async def test_what_somebody_types_stays_while_the_session_changes(evening: Day) -> None:
    await evening.advance()
    one, other = await rapporteur(evening, "wethouders-maatpact"), await rapporteur(evening, "wethouders-maatpact")
    await one.locator("#note-needed").type("Halverwege")
    await other.locator("#note-learned").fill("Van een ander apparaat")
    await other.locator("#add-learned button").click()
    await expect(one.locator(".note")).to_contain_text("Van een ander apparaat")
    assert await one.locator("#note-needed").input_value() == "Halverwege"


async def test_a_session_is_written_without_scripts(evening: Day) -> None:
    await evening.advance()
    page = await rapporteur(evening, "managers-wat-werkt-er-al", has_scripts=False)
    await page.locator("#note-notes").fill("Een vast gezicht aan de keukentafel")
    await page.locator("#add-notes button").click()
    await expect(page.locator(".note")).to_contain_text("Een vast gezicht")
    await page.get_by_role("button", name="Wij zijn klaar").click()
    await expect(page.locator("body")).to_contain_text("De dagvoorzitter ziet dat jullie klaar zijn")


async def test_a_full_session_cannot_be_chosen_and_the_choice_can_change(evening: Day) -> None:
    first, second = await come(evening, "manager"), await come(evening, "wethouder")
    await evening.advance(4)
    await first.locator("li", has_text="Inkoop").get_by_role("button").click()
    await expect(first.locator(".my-breakout")).to_contain_text("Inkoop")
    full = second.locator("li", has_text="Inkoop").get_by_role("button")
    await expect(full).to_be_disabled()
    await first.locator("li", has_text="Data").get_by_role("button").click()
    await expect(first.locator(".my-breakout")).to_contain_text("Data")
    await expect(full).to_be_enabled()
