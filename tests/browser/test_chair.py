"""The chair's page under somebody's hand."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.async_api import WebSocketRoute, expect

from tests.browser.conftest import BEAMER, Day
from tests.browser.test_day import AGREEMENT, claim, regie

SIZES = ((1280, 800), (1440, 900), (390, 844))


async def test_the_big_button_says_what_comes_next_also_while_it_has_the_focus(day: Day) -> None:
    await day.crowd()
    page = await regie(day)
    button = page.locator("#advance button")
    for said in ("Begin de dag", "Volgend onderdeel", "Volgende pitch"):
        await expect(button).to_contain_text(said)
        await button.click()
        await expect(button).to_be_focused()


async def test_what_is_wrong_with_the_server_stays_in_sight_until_it_is_over(day: Day) -> None:
    page, lines = await regie(day), list[WebSocketRoute]()

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
    page = await regie(day)
    line = page.locator("input[name=line]").last
    await line.fill("Begin bij het gezin")
    await page.locator("#advance button").click()
    await expect(page.locator("section.now h1")).to_have_text("gemeente Goirle")
    await page.reload()
    await expect(page.locator("input[name=line]").last).to_have_value("Begin bij het gezin")


async def test_what_was_recorded_is_said_and_in_sight(day: Day) -> None:
    page = await regie(day)
    for number in range(8):
        await page.locator("#quick-what").fill(f"Gemeente Goirle deelt lijst {number}")
        await page.locator("#quick > button").click()
        newest = page.locator("[data-newest]")
        await expect(newest).to_contain_text(f"lijst {number}")
        await expect(page.locator("#quick [data-note]")).to_have_text("Vastgelegd.")
        await expect(newest).to_be_in_viewport()


async def test_why_a_step_back_was_refused_is_gone_once_the_day_goes_on(day: Day) -> None:
    await day.crowd()
    await day.advance(6)
    page = await regie(day)
    note = page.locator("#back [data-note]")
    await page.locator("#back button").click()
    await expect(note).to_contain_text("niet meer terugdraaien")
    await page.locator("#advance button").click()
    await expect(page.locator("#advance")).to_contain_text("Toon de uitslag")
    await expect(note).to_be_hidden()


async def test_who_says_that_an_agreement_is_theirs_is_seen_without_scrolling(day: Day) -> None:
    await day.crowd()
    page, phone = await regie(day), await day.phone()
    await page.locator("#quick-what").fill(AGREEMENT)
    await page.locator("#quick > button").click()
    await claim(phone, "teamleider Toegang", "gemeente Goirle")
    waiting = page.locator(".chair-head .waits:visible, .tabbar .count:visible")
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        await expect(waiting).to_have_count(1)
        await expect(waiting).to_be_in_viewport()
        await expect(waiting).to_contain_text("1")
    await page.locator(".tabbar a:has(.count)").click()
    await page.get_by_label("spreekt namens").first.check()
    await page.get_by_role("button", name="Ja, van teamleider Toegang").click()
    await expect(waiting).to_have_count(0)


async def test_what_belongs_to_a_vote_is_never_behind_the_big_button(day: Day) -> None:
    await day.crowd()
    await day.advance(6)
    page = await regie(day)
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        for button in await page.locator("section.now .buttons button").all():
            await button.click(trial=True)
            await expect(button).to_be_in_viewport(ratio=1)


async def test_a_key_makes_the_beamer_black_and_brings_it_back(day: Day) -> None:
    page, screen = await regie(day), await day.page(BEAMER)
    await screen.goto(day.server.base + urlsplit(day.server.links["screen"]).path)
    await page.locator("section.now h1").click()
    await page.keyboard.press("b")
    await expect(screen.locator(".canvas")).to_have_css("background-color", "rgb(0, 0, 0)")
    await expect(page.locator("[data-dark]")).to_have_text("Scherm weer aan")
    await page.keyboard.press("b")
    await expect(screen.locator("h1")).to_have_text("Doe mee")
    await expect(screen.locator(".canvas")).not_to_have_css("background-color", "rgb(0, 0, 0)")
