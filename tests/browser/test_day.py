"""The day as it is lived: the chair with the keys of a clicker, two phones, the beamer, and a yes on a phone."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.async_api import Page, expect
from pypdfium2 import PdfDocument

from tests.browser.conftest import BEAMER, LAPTOP, Day

AGREEMENT = "alle medewerkers in de Toegang gaan uiterlijk 1 oktober de leermodules van Maatpact bestuderen"
OPTION = "form[data-command=cast_answer] input[name=option]"
REPORT_SECONDS = 60_000


async def regie(day: Day) -> Page:
    page = await day.page(LAPTOP)
    await page.goto(day.server.base + urlsplit(day.server.links["chair"]).path)
    await page.get_by_role("button", name="Open de regie").click()
    await page.wait_for_url("**/regie")
    return page


async def beamer(day: Day) -> Page:
    page = await day.page(BEAMER)
    await page.goto(day.server.base + urlsplit(day.server.links["screen"]).path)
    return page


async def press(chair: Page) -> None:
    """Page Down, as a clicker sends it; returns when the day has taken the step."""
    step = await chair.locator("#advance input[name=step]").get_attribute("value")
    await chair.keyboard.press("PageDown")
    await expect(chair.locator(f"#advance input[name=step][value='{step}']")).to_have_count(0)


async def press_until(chair: Page, sees: Page, text: str) -> None:
    for _ in range(12):
        if text in await sees.locator("[data-region=stage]").inner_text():
            return
        await press(chair)
    await expect(sees.locator("[data-region=stage]")).to_contain_text(text)


async def vote(phone: Page, option: int) -> None:
    await phone.locator(f"label:has(input[name=option][value='{option}'])").click()
    await phone.locator("form[data-command=cast_answer] button").click()
    await expect(phone.locator("body")).to_contain_text("Je stem is binnen")


async def test_a_day_from_the_first_press_to_a_confirmed_agreement_in_the_report(day: Day) -> None:
    hall, online = await day.phone(), await day.phone("stream")
    await day.crowd()
    chair, screen = await regie(day), await beamer(day)
    await expect(screen.locator("[data-region=stage]")).to_contain_text(day.server.links["code"][:4])

    await press_until(chair, screen, "gemeente Dongen")
    await expect(hall.locator("[data-region=stage]")).to_contain_text("gemeente Dongen")
    await chair.keyboard.press("b")
    await expect(chair.get_by_role("button", name="Scherm weer aan")).to_be_visible()
    await chair.keyboard.press("b")
    await expect(chair.get_by_role("button", name="Scherm zwart")).to_be_visible()

    await press_until(chair, hall, "Wat heeft Maatpact het hardst nodig?")
    await press(chair)
    await expect(online.locator(OPTION).first).to_be_attached()
    for phone, option in ((hall, 0), (online, 1)):
        await vote(phone, option)
    await expect(chair.locator("[data-region=now]")).to_contain_text("2 van 12 stemden")
    await chair.keyboard.press("PageUp")
    await expect(chair.locator("[data-region=now]")).to_contain_text("Maatpact")

    await press_until(chair, screen, "Wat spreken we af?")
    await chair.locator("#quick-what").fill(AGREEMENT)
    await chair.locator("#quick button").last.click()
    card = chair.locator("section.outcomes li[id^=outcome]").filter(has_text="leermodules")
    await expect(card).to_contain_text("1 oktober")

    await claim(hall, "teamleider Toegang", "gemeente Goirle")
    claimed = chair.locator("#waiting .claim").filter(has_text="leermodules")
    await expect(claimed).to_be_in_viewport()
    await expect(chair.locator(".chair-head")).to_contain_text("1 wacht op jou")
    await claimed.get_by_label("spreekt namens").check()
    await claimed.get_by_role("button", name="Ja, van teamleider Toegang, gemeente Goirle").click()
    await expect(hall.get_by_role("heading", name="Neem jij deze afspraak op je?")).to_be_in_viewport()
    await expect(online.get_by_role("heading", name="Neem jij deze afspraak op je?")).to_have_count(0)
    await hall.get_by_role("link", name="Nu").click()
    await hall.get_by_role("button", name="Ja, dit neem ik op me").click()
    await expect(hall.locator("[data-region=result] ~ [data-below] summary").first).to_be_focused()
    await expect(card).to_contain_text("Bevestigd om")
    await expect(screen.locator("[data-region=stage]")).to_contain_text("Bevestigd om")

    while await chair.locator("#advance").count():
        await press(chair)
    await expect(hall.locator("[data-region=stage]")).to_contain_text("De dag is klaar")

    text = await report(chair)
    assert "leermodules van Maatpact" in text
    assert "teamleider Toegang" in text
    assert "Repetitie" not in text
    assert not day.complaints


async def claim(phone: Page, role: str, organisation: str) -> None:
    await phone.get_by_role("link", name="Afspraken").click()
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


async def report(chair: Page) -> str:
    """All words of the report as it is downloaded."""
    await chair.get_by_role("link", name="Naar het verslag").click()
    await chair.get_by_role("button", name="Maak het verslag").click()
    link = chair.get_by_role("link", name="verslag.pdf")
    await expect(link).to_be_visible(timeout=REPORT_SECONDS)
    async with chair.expect_download() as waiting:
        await link.click()
    pdf = PdfDocument(await (await waiting.value).path())
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
