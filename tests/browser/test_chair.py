"""The chair's page under somebody's hand."""

from __future__ import annotations

import re

from playwright.async_api import Page, WebSocketRoute, expect

from tests.browser.acts import AGREEMENT, claim
from tests.browser.conftest import Day

SIZES = ((1280, 800), (1440, 900), (390, 844))


async def test_the_big_button_says_what_comes_next_also_while_it_has_the_focus(day: Day) -> None:
    await day.crowd()
    page = await day.regie()
    button = page.locator("#advance button")
    for said in ("Begin de dag", "Volgend onderdeel", "Volgende pitch"):
        await expect(button).to_contain_text(said)
        await button.click()
        await expect(button).to_be_focused()


async def test_what_is_wrong_with_the_server_stays_in_sight_until_it_is_over(day: Day) -> None:
    page, lines = await day.regie(), list[WebSocketRoute]()

    def overheard(line: WebSocketRoute) -> None:
        def pass_on(message: str | bytes) -> None:
            line.send(message)
            if '"hello"' in str(message):
                line.send('{"trouble": "De schijf van de server is vol."}')

        line.connect_to_server().on_message(pass_on)
        lines.append(line)

    await page.context.route_web_socket(re.compile("/live"), overheard)
    await page.reload()
    bar = page.locator("#trouble")
    await expect(bar).to_be_visible()
    await expect(bar).to_have_text("De schijf van de server is vol.")
    await page.locator("#advance button").click()
    await expect(bar).to_be_visible()
    lines[-1].send('{"trouble": ""}')
    await expect(bar).to_be_hidden()


async def test_a_key_line_that_was_typed_is_kept_when_the_chair_goes_on(day: Day) -> None:
    await day.crowd()
    await day.advance(3)
    page = await day.regie()
    line = page.locator("input[name=line]").last
    await line.fill("Begin bij het gezin")
    await page.locator("#advance button").click()
    await expect(page.locator("section.now h1")).to_have_text("gemeente Goirle")
    await page.reload()
    await expect(page.locator("input[name=line]").last).to_have_value("Begin bij het gezin")


async def test_what_was_recorded_is_said_and_in_sight(day: Day) -> None:
    page = await day.regie()
    for number in range(8):
        await page.locator("#quick-what").fill(f"Gemeente Goirle deelt lijst {number}")
        await page.locator("#quick > button").click()
        newest = page.locator("[data-newest]")
        await expect(newest).to_contain_text(f"lijst {number}", ignore_case=True)
        await expect(page.locator("#quick [data-note]")).to_have_text("Vastgelegd.")
        await expect(newest).to_be_in_viewport()


async def test_why_a_step_back_was_refused_is_gone_once_the_day_goes_on(day: Day) -> None:
    await day.crowd()
    await day.advance(6)
    page = await day.regie()
    note = page.locator("#back [data-note]")
    await page.locator("#back button").click()
    await expect(note).to_contain_text("Sluit eerst de vraag")
    await page.locator("#advance button").click()
    await expect(page.locator("#advance")).to_contain_text("Toon de uitslag")
    await expect(note).to_be_hidden()


async def test_what_keeps_the_day_open_is_told_until_it_is_filled_in(day: Day) -> None:
    await day.crowd()
    page = await day.regie()
    await page.locator("#quick-what").fill("Gemeente Goirle deelt de lijst")
    await page.locator("#quick > button").click()
    await page.locator(".path .jump summary").last.click()
    await page.get_by_role("button", name="Sla over tot hier").last.click()
    await expect(page.locator("#advance")).to_contain_text("Toon afspraak 1")
    await page.locator("#advance button").click()
    await expect(page.locator("#advance .despite")).to_be_visible()
    note = page.locator("#advance [data-note]")
    await page.locator("#advance button").click()
    await expect(note).to_contain_text("Bij 1 van de afspraken ontbreekt nog iets")
    edit = page.locator("#edit-o1")
    await edit.locator("summary").click()
    await edit.get_by_label("Wanneer").fill("1 oktober")
    await edit.get_by_role("button", name="Bewaar").click()
    await expect(page.locator("#advance .despite")).to_have_count(0)
    await expect(note).to_have_count(0)


async def test_the_menu_of_a_part_closes_when_something_was_chosen_and_gives_the_focus_back(day: Day) -> None:
    page = await day.regie()
    menu, button = page.locator("#more-stemming"), page.locator("#more-stemming summary")
    step = page.locator("#advance input[name=step]")
    for choice in ("Eerder", "Sla dit over"):
        before = await step.input_value()
        await button.click()
        await menu.get_by_role("button", name=choice).click()
        await expect(menu).not_to_have_attribute("open", "")
        await expect(button).to_be_focused()
        await expect(step).not_to_have_value(before)
    await expect(page.locator(".path .skipped")).to_contain_text("Stemming")
    await expect(button).to_be_focused()
    await button.click()
    await menu.get_by_role("button", name="Toch niet").focus()
    await page.keyboard.press("Escape")
    await expect(menu).not_to_have_attribute("open", "")
    await expect(button).to_be_focused()


async def test_the_menu_of_a_part_closes_when_the_chair_goes_elsewhere(day: Day) -> None:
    await day.crowd()
    page = await day.regie()
    menu, other = page.locator("#more-stemming"), page.locator("#more-pitchronde")
    await menu.locator("summary").click()
    await other.locator("summary").click()
    await expect(menu).not_to_have_attribute("open", "")
    await expect(other).to_have_attribute("open", "")
    await page.locator("section.now h1").click()
    await expect(other).not_to_have_attribute("open", "")
    await other.locator("summary").click()
    await other.get_by_role("button", name="Sla over tot hier").click()
    await expect(page.locator("section.now h1")).to_have_text("Pitchronde")
    await expect(page.locator("section.now h1")).to_be_focused()


async def test_who_says_that_an_agreement_is_theirs_is_seen_without_scrolling(day: Day) -> None:
    await day.crowd()
    page, phone = await day.regie(), await day.phone()
    await page.locator("#quick-what").fill(AGREEMENT)
    await page.locator("#quick > button").click()
    await claim(phone, "teamleider Toegang", "gemeente Goirle")
    waiting = page.locator(".chair-head .waits:visible, .tab-bar .count:visible")
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        await expect(waiting).to_have_count(1)
        await expect(waiting).to_be_in_viewport()
        await expect(waiting).to_contain_text("1")
    await page.locator(".tab-bar a:has(.count)").click()
    await page.get_by_label("spreekt namens").first.check()
    await page.get_by_role("button", name="Ja, van teamleider Toegang").click()
    await expect(waiting).to_have_count(0)


async def test_what_belongs_to_a_vote_is_never_behind_the_big_button(day: Day) -> None:
    await day.crowd()
    await day.advance(6)
    page = await day.regie()
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        buttons = await page.locator("section.now .buttons button").all()
        assert buttons
        for button in buttons:
            await button.click(trial=True)
            await expect(button).to_be_in_viewport(ratio=1)


async def test_the_clicker_is_switched_off_and_stays_off(day: Day) -> None:
    page = await day.regie()
    box = page.locator("[data-keys]")
    await box.uncheck()
    assert await sent_by(page, "PageDown") == 0
    await page.reload()
    await expect(box).not_to_be_checked()
    assert await sent_by(page, "PageDown") == 0
    await box.check()
    assert await sent_by(page, "PageDown") == 1
    await expect(page.locator("#advance input[name=step]")).to_have_value("1")


async def sent_by(page: Page, key: str) -> int:
    """How many forms the page sends at this key."""
    await page.evaluate("window.sent ?? addEventListener('submit', () => window.sent++); window.sent = 0")
    await page.keyboard.press(key)
    return int(await page.evaluate("window.sent"))


async def test_a_key_makes_the_beamer_black_and_brings_it_back(day: Day) -> None:
    page, screen = await day.regie(), await day.screen()
    await page.locator("section.now h1").click()
    await page.keyboard.press("b")
    await expect(screen.locator(".canvas")).to_have_css("background-color", "rgb(0, 0, 0)")
    await expect(page.locator("[data-dark]")).to_have_text("Scherm weer aan")
    await page.keyboard.press("b")
    await expect(screen.locator("h1")).to_have_text("Doe mee")
    await expect(screen.locator(".canvas")).not_to_have_css("background-color", "rgb(0, 0, 0)")
