"""What people do on their pages, for the tests that are about something else."""

from __future__ import annotations

from playwright.async_api import Page, expect

from app.rehearse.visit import Visit
from tests.browser.conftest import Day

AGREEMENT = "alle medewerkers in de Toegang gaan uiterlijk 1 oktober de leermodules van Maatpact bestuderen"
OPTION = "form[data-command=cast_answer] input[name=option]"


async def opened(day: Day, presses: int = 6) -> None:
    await day.crowd()
    await day.advance(presses)


async def choose(page: Page, option: int) -> None:
    await page.locator(f"label:has(input[name=option][value='{option}'])").click()
    await page.locator("form[data-command=cast_answer] button").click()


async def answer(page: Page, people: list[Visit]) -> None:
    """What the page asks; everybody chooses the first."""
    asked = page.locator("form[data-command=cast_answer]")
    about = {name: [await asked.locator(f"[name={name}]").input_value()] for name in ("question", "round")}
    for person in people:
        await person.post("/opdracht/cast_answer", about | {"base": ["0"], "option": ["0"]}, is_following=False)


async def claim(phone: Page, role: str, organisation: str) -> None:
    await phone.get_by_role("navigation").get_by_role("link", name="Afspraken").click()
    entry = phone.locator("section.outcomes .entry").filter(has_text="leermodules")
    await entry.get_by_role("button", name="Dit is van mij").click()
    await expect(entry).to_contain_text("We weten nog niet wie je bent")
    asked = phone.locator("#who-claims")
    for name, said in (("role", role), ("organisation", organisation)):
        if await asked.locator(f"select[name={name}]").count():
            await asked.locator(f"select[name={name}]").select_option("*")
            await asked.locator(f"input[name={name}_other]").fill(said)
        else:
            await asked.locator(f"input[name={name}]").fill(said)
    await entry.get_by_role("button", name="Dit is van mij").click()
