"""The day as it is lived: the chair with the keys of a clicker, two phones, the beamer, and a yes on a phone."""

from __future__ import annotations

from playwright.async_api import Page, expect
from pypdfium2 import PdfDocument

from tests.browser.acts import AGREEMENT, OPTION, choose, claim
from tests.browser.conftest import Day

REPORT_SECONDS = 60_000


async def press(chair: Page) -> None:
    """Page Down, as a clicker sends it; returns when the day has taken the step."""
    step = await chair.locator("#advance input[name=step]").get_attribute("value")
    await chair.keyboard.press("PageDown")
    await expect(chair.locator(f"#advance input[name=step][value='{step}']")).to_have_count(0)


async def press_until(chair: Page, sees: Page, text: str) -> None:
    """Until the chair's own page has it, which `press` waits for; the other page follows."""
    for _ in range(12):
        if text in await chair.locator("section.now h1").inner_text():
            break
        await press(chair)
    await expect(sees.locator("[data-region=stage]")).to_contain_text(text)


async def test_a_day_from_the_first_press_to_a_confirmed_agreement_in_the_report(day: Day) -> None:
    hall, online = await day.phone(), await day.phone("stream")
    await day.crowd()
    chair, screen = await day.regie(), await day.screen()
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
        await choose(phone, option)
        await expect(phone.locator("body")).to_contain_text("Je stem is binnen")
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
    await expect(chair.locator(".chair-head")).to_contain_text("1 deelnemer wacht op jou")
    await claimed.get_by_label("spreekt namens").check()
    await claimed.get_by_role("button", name="Ja, van teamleider Toegang, gemeente Goirle").click()
    await expect(hall.get_by_role("heading", name="Neem jij deze afspraak op je?")).to_be_in_viewport()
    await expect(online.get_by_role("heading", name="Neem jij deze afspraak op je?")).to_have_count(0)
    await hall.get_by_role("link", name="Nu").click()
    await hall.get_by_role("button", name="Ja, dit neem ik op me").click()
    await expect(hall.locator("[data-region=result] ~ [data-below] summary").first).to_be_focused()
    await hall.get_by_role("navigation").get_by_role("link", name="Afspraken").click()
    await expect(hall.locator("[data-below] summary").first).to_be_in_viewport()
    await hall.get_by_role("link", name="Nu").click()
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
