"""What a device keeps for itself, and what a page says by itself: two pages of one browser, a full disk, no socket."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, Route, WebSocketRoute, expect

from app.web.socket import UNKNOWN
from tests.browser.acts import OPTION, choose, opened
from tests.browser.conftest import PLAN, Day, held
from tests.load.nursery import Nursery

ASKED = "form[data-command=cast_answer]"
NOTE = f"{ASKED} [data-note]"
HALF = "Gemeente Goirle bestudeert"
TROUBLE = "De schijf is bijna vol."
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
COUNTING = """
window.EventSource = class extends EventSource {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => (document.documentElement.dataset.pinged = data));
  }
};
"""
"""In the page: the newest moment it was pinged about."""
REPEATS = """() => {
  const bar = document.getElementById("trouble");
  bar.dataset.said = 0;
  new MutationObserver(() => (bar.dataset.said = Number(bar.dataset.said) + 1)).observe(bar, { childList: true });
}"""


async def beside(page: Page, day: Day, link: str) -> Page:
    """Another page in the same browser."""
    other = await page.context.new_page()
    await other.goto(day.link(link))
    return other


async def type_in(page: Page, field: str, text: str) -> None:
    await page.locator(field).first.click()
    await page.locator(field).first.press_sequentially(text)


# -- what a device keeps ---------------------------------------------------------------------------


async def test_the_beamer_in_the_browser_of_the_chair_takes_nothing_that_is_half_typed(day: Day) -> None:
    await day.crowd()
    chair = await day.regie()
    await type_in(chair, "#quick-what", HALF)
    beamer = await beside(chair, day, "screen")
    await day.advance(6)
    await expect(beamer.locator("[data-region=stage]")).to_contain_text("Wat heeft Maatpact het hardst nodig?")
    await chair.reload()
    await expect(chair.locator("#quick-what")).to_have_value(HALF)
    await day.server.kill()
    await day.server.start()
    await chair.locator("#advance button").click()
    await expect(chair.locator("section.now")).to_contain_text("gesloten")
    await expect(chair.locator("#quick-what")).to_have_value(HALF)


async def test_the_phone_of_the_chair_still_knows_what_it_answered(day: Day) -> None:
    phone = await day.phone()
    await opened(day)
    await choose(phone, 1)
    await expect(phone.locator("body")).to_contain_text("Je stem is binnen")
    chair = await beside(phone, day, "chair")
    await chair.get_by_role("button", name="Open de regie").click()
    await expect(chair.locator("section.now")).to_contain_text("1 van 11")
    await day.advance(2)
    await phone.reload()
    await expect(phone.locator("[data-own-answer]")).to_contain_text("Sneller cases")


@pytest.mark.parametrize("is_full", [False, True])
async def test_who_joins_anew_on_a_device_finds_nothing_of_who_had_it_before(day: Day, is_full: bool) -> None:
    page = await day.phone()
    await opened(day, 10)
    field = f"{ASKED} [name=text]"
    await type_in(page, field, "Vertrouwen")
    await page.reload()
    await expect(page.locator(field).first).to_have_value("Vertrouwen")
    await page.context.clear_cookies()
    if is_full:
        await page.context.add_init_script(f"({FULL})()")
    other = await beside(page, day, "phone")
    await other.locator("form[action='/meedoen'] button").last.click()
    await other.wait_for_url("**/dag*")
    await day.advance()
    await expect(other.locator(ASKED)).to_have_count(0)
    assert not [value for value in await other.evaluate("Object.values(localStorage)") if "Vertrouwen" in value]


async def test_on_a_device_that_is_full_everything_still_works_until_the_page_goes(day: Day) -> None:
    page = await day.phone()
    await opened(day)
    await choose(page, 1)
    await expect(page.locator("body")).to_contain_text("Je koos: Sneller cases.")
    await page.evaluate(FULL)
    await choose(page, 2)
    await expect(page.locator("body")).to_contain_text("Je koos: Inzichten delen.")
    await expect(page.locator(ASKED)).to_have_attribute("data-state", "done")


# -- a choice with a maximum -----------------------------------------------------------------------


@pytest.fixture
async def at_most(tmp_path: Path, browser: Browser, nursery: Nursery) -> AsyncIterator[Day]:
    programme = PLAN.replace("soort: meerkeuze", "soort: meerkeuze\nhoogstens: 2")
    async with held(tmp_path, browser, nursery, programme) as day:
        yield day


async def tick(page: Page, option: int) -> None:
    await page.locator(f"label:has(input[name=option][value='{option}'])").click()


async def test_a_tick_too_many_does_not_come_back_by_itself(at_most: Day) -> None:
    page = await at_most.phone()
    await opened(at_most)
    for option in range(3):
        await tick(page, option)
    await expect(page.locator(NOTE)).to_contain_text("hooguit 2")
    await at_most.crowd(1, 0)
    await expect(page.locator("[data-region=ground]")).to_contain_text("1 later gekomen")
    await expect(page.locator(f"{OPTION}:checked")).to_have_count(2)


async def test_why_a_tick_was_too_many_goes_when_there_is_room_again(at_most: Day) -> None:
    page = await at_most.phone()
    await opened(at_most)
    for option in range(3):
        await tick(page, option)
    await expect(page.locator(NOTE)).to_contain_text("hooguit 2")
    await tick(page, 0)
    await expect(page.locator(NOTE)).to_be_empty()


# -- the line --------------------------------------------------------------------------------------


@pytest.fixture
async def pinged(day: Day) -> Page:
    """A phone that no socket reaches; its clock is the test's."""
    page = await day.page()
    await page.clock.install()
    await page.add_init_script(COUNTING)
    await page.route_web_socket(re.compile(".*/live.*"), lambda socket: socket.close())
    await page.goto(day.link("phone"))
    await page.locator("form[action='/meedoen'] button").last.click()
    await page.wait_for_url("**/dag*")
    await day.advance()
    await expect(page.locator("html")).to_have_attribute("data-pinged", re.compile(r"\d+"))
    return page


async def test_what_changed_while_the_page_asked_is_asked_again(day: Day, pinged: Page) -> None:
    await pinged.clock.pause_at(await pinged.evaluate("Date.now() + 1000"))
    older: list[Route] = []

    async def hold(route: Route) -> None:
        answer = await route.fetch()
        rev = str((await answer.json())["rev"])
        await day.advance()
        await expect(pinged.locator("html")).not_to_have_attribute("data-pinged", rev)
        older.append(route)
        await route.fulfill(response=answer)

    await pinged.route("**/deel*", hold, times=1)
    await day.advance()
    await expect(pinged.locator("[data-region=stage]")).to_contain_text("gemeente Dongen")
    assert older


async def test_without_a_socket_it_is_said_that_the_day_moved_on(day: Day, pinged: Page) -> None:
    await day.crowd()
    await day.advance(5)
    await expect(pinged.locator("#status")).to_contain_text("De stemming is open")


async def test_without_a_socket_what_is_wrong_is_said_once(day: Day, pinged: Page) -> None:
    async def trouble(route: Route) -> None:
        answer = await route.fetch()
        told = await answer.json()
        told["trouble"] = TROUBLE
        told["frames"].append({"trouble": TROUBLE})
        await route.fulfill(response=answer, json=told)

    await pinged.evaluate(REPEATS)
    await pinged.route("**/deel*", trouble)
    for title in ("Pitchronde", "gemeente Dongen"):
        await day.advance()
        await expect(pinged.locator("[data-region=stage]")).to_contain_text(title)
    await expect(pinged.locator("#trouble")).to_have_text(TROUBLE)
    await expect(pinged.locator("#trouble")).to_have_attribute("data-said", "1")


async def test_an_answer_in_words_that_waits_for_a_connection_is_no_vote(day: Day) -> None:
    page = await day.phone()
    await opened(day, 10)
    await type_in(page, f"{ASKED} [name=text]", "Vertrouwen")
    await day.server.kill()
    await page.locator(f"{ASKED} button").first.click()
    await expect(page.locator("#net")).to_contain_text("Je antwoord is bewaard op dit apparaat.")
    await expect(page.locator(NOTE)).to_have_text("Wacht op verbinding. We sturen het vanzelf.")


async def test_a_page_that_was_not_valid_any_more_says_so_until_it_is_again(day: Day) -> None:
    page, lines = await day.page(), []
    await page.clock.install()

    def carry(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    await page.route_web_socket("**/live*", carry)
    await page.goto(day.server.links["speaker"])
    await page.locator("form button").click()
    await page.wait_for_url("**/spreker")
    await day.advance()
    await expect(page.locator("[data-region=stage]")).to_contain_text("Pitchronde")
    await lines[-1].close(code=UNKNOWN)
    await expect(page.locator("#net")).to_contain_text("Deze pagina is niet meer geldig.")
    await page.clock.fast_forward("01:00")
    await expect(page.locator("#net")).to_have_text("Weer verbonden.")
