"""What only a browser can show: scripts off, typing while others vote, a restart under your fingers."""

from __future__ import annotations

import gzip
import re
import time

from playwright.async_api import expect

from tests.browser.acts import OPTION, answer, choose, claim, opened
from tests.browser.conftest import PHONE, Day
from tests.render.test_weight import MOST

COLOUR = "button => getComputedStyle(button).backgroundColor"


async def test_without_scripts_a_whole_question_is_asked_answered_changed_and_shown(day: Day) -> None:
    page = await day.phone(has_scripts=False)
    people = await day.crowd()
    await day.advance(6)
    await page.reload()
    await choose(page, 1)
    await expect(page.locator(f"{OPTION}[value='1']")).to_be_checked()
    assert "Je stem is binnen" in await page.content()
    await choose(page, 2)
    await expect(page.locator(f"{OPTION}[value='2']")).to_be_checked()
    await answer(page, people)
    await day.advance()
    await page.reload()
    assert await page.locator(OPTION).count() == 0
    assert await page.locator("[data-region=result] table").count() == 0
    await day.advance()
    await page.reload()
    await expect(page.locator("[data-region=result] table")).to_contain_text("Leermodules")


async def test_an_answer_survives_others_votes_a_reconnect_and_a_restart(day: Day) -> None:
    page, other = await day.phone(), await day.phone("stream")
    await opened(day)
    await choose(page, 1)
    await expect(page.locator("body")).to_contain_text("Je stem is binnen")
    await choose(other, 0)
    await expect(other.locator("body")).to_contain_text("Je stem is binnen")
    await expect(page.locator(f"{OPTION}[value='1']")).to_be_checked()
    await day.server.kill()
    await day.server.start()
    await expect(page.locator("#net")).to_be_hidden(timeout=15_000)
    await expect(page.locator(f"{OPTION}[value='1']")).to_be_checked()
    await page.reload()
    await expect(page.locator(f"{OPTION}[value='1']")).to_be_checked()


async def test_another_choice_that_was_not_sent_never_looks_sent(day: Day) -> None:
    page = await day.phone()
    await opened(day)
    await choose(page, 1)
    own, note = page.locator("[data-region=own]"), page.locator("form[data-command=cast_answer] [data-note]")
    button = page.get_by_role("button", name="Wijzig je stem")
    quiet, notice = await button.evaluate(COLOUR), page.locator("[data-region=own] .notice")
    sent = await notice.evaluate(COLOUR)
    await expect(own).to_contain_text("Je koos: Sneller cases.")
    await page.locator("label:has(input[name=option][value='2'])").click()
    for _ in range(2):
        await expect(page.locator(f"{OPTION}[value='2']")).to_be_checked()
        await expect(own).to_contain_text("Je koos: Sneller cases.")
        await expect(note).to_have_text("Nog niet verstuurd. Wat je eerder stuurde, telt.")
        assert await button.evaluate(COLOUR) != quiet
        assert await notice.evaluate(COLOUR) != sent
        await day.server.kill()
        await day.server.start()
        await page.reload()
    await page.locator("label:has(input[name=option][value='1'])").click()
    await expect(note).to_have_text("")
    assert await button.evaluate(COLOUR) == quiet
    await choose(page, 2)
    await expect(own).to_contain_text("Je koos: Inzichten delen.")
    await expect(note).not_to_contain_text("Nog niet verstuurd")


async def test_half_typed_text_survives_everything_around_it(day: Day) -> None:
    page, other = await day.phone(), await day.phone("stream")
    await opened(day, 10)
    field = page.locator("form[data-command=cast_answer] [name=text]").first
    await field.click()
    await field.press_sequentially("Vertrouwen in de")
    theirs = other.locator("form[data-command=cast_answer] [name=text]").first
    for text in ("Tijd", "Ruimte"):
        await theirs.fill(text)
        await other.locator("form[data-command=cast_answer] button").first.click()
        await expect(other.locator("[data-region=own]")).to_contain_text(text)
    await expect(field).to_have_value("Vertrouwen in de")
    await field.press_sequentially(" inwoner")
    await expect(field).to_have_value("Vertrouwen in de inwoner")
    await day.server.kill()
    await day.server.start()
    await expect(field).to_have_value("Vertrouwen in de inwoner")
    await page.reload()
    await expect(field).to_have_value("Vertrouwen in de inwoner")


async def test_an_answer_given_without_a_connection_arrives_once(day: Day) -> None:
    page = await day.phone()
    await opened(day)
    await expect(page.locator(OPTION).first).to_be_attached()
    await day.server.kill()
    await choose(page, 1)
    await expect(page.locator("#net")).to_be_visible(timeout=15_000)
    await day.server.start()
    await expect(page.locator("body")).to_contain_text("Je stem is binnen", timeout=20_000)
    await expect(page.locator(f"{OPTION}[value='1']")).to_be_checked()


async def test_after_a_minute_without_wifi_an_answer_counts_at_once(day: Day) -> None:
    """The minute passes on the page's own clock, so that every try to come back fails as it would."""
    page = await day.phone(is_timed=True)
    await opened(day)
    await expect(page.locator(OPTION).first).to_be_attached()
    await page.context.set_offline(True)
    await choose(page, 1)
    await page.clock.fast_forward("01:00")
    await expect(page.locator("#net")).to_be_visible()
    await expect(page.locator("form[data-command=cast_answer]")).to_contain_text("Wacht op verbinding")
    await day.crowd(3, 0)
    began = time.monotonic()
    await page.context.set_offline(False)
    await expect(page.locator("body")).to_contain_text("Je stem is binnen")
    print(
        f"a minute without wifi: the answer counted {time.monotonic() - began:.1f} s after it came back (promise 3 s)"
    )
    await expect(page.locator(f"{OPTION}[value='1']")).to_be_checked()
    day.complaints.clear()


async def test_with_the_socket_blocked_the_page_follows_and_votes(day: Day) -> None:
    page = await day.page(PHONE)
    await page.route_web_socket(re.compile(".*/live.*"), lambda socket: socket.close())
    await page.goto(day.link("phone"))
    await page.locator("form[action='/meedoen'] button").last.click()
    await opened(day)
    await expect(page.locator(OPTION).first).to_be_attached(timeout=20_000)
    await choose(page, 1)
    await expect(page.locator("body")).to_contain_text("Je stem is binnen")


async def test_a_phone_page_weighs_at_most_eighty_kilobytes_and_asks_nobody_else(day: Day) -> None:
    page = await day.page(PHONE)
    await page.goto(day.link("phone"))
    await page.locator("form[action='/meedoen'] button").last.click()
    await page.wait_for_url("**/dag*")
    await page.wait_for_load_state("networkidle")
    addresses = {url for url in day.requests if not re.search("/m/|/meedoen|^data:", url)}
    answers = [(url, await (await page.context.request.get(url)).body()) for url in addresses]
    weight = sum(len(body if url.endswith(".woff2") else gzip.compress(body)) for url, body in answers)
    assert len(answers) > 5
    assert weight < MOST, f"{weight} bytes"
    assert all(url.startswith(day.server.base) for url in day.requests)
    assert day.complaints == []


async def test_a_double_tap_is_one_answer(day: Day) -> None:
    page = await day.phone()
    await opened(day)
    await page.locator("label:has(input[name=option][value='1'])").click()
    await page.locator("form[data-command=cast_answer] button").dblclick()
    await expect(page.locator("body")).to_contain_text("Je stem is binnen")
    await expect(page.locator(f"{OPTION}[value='1']")).to_be_checked()
    assert day.complaints == []


async def test_the_second_tap_of_a_double_tap_touches_nothing_that_came_under_the_finger(day: Day) -> None:
    page = await day.phone(is_timed=True)
    await opened(day)
    await page.locator("label:has(input[name=option][value='2'])").click()
    button = page.locator("form[data-command=cast_answer] button")
    await button.scroll_into_view_if_needed()
    await page.clock.pause_at(await page.evaluate("Date.now() + 1000"))
    spot = await button.bounding_box()
    assert spot
    finger = spot["x"] + 20, spot["y"] + spot["height"] / 2
    await page.mouse.click(*finger)
    await expect(page.locator("body")).to_contain_text("Je stem is binnen")
    under = await page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('label')?.textContent", finger)
    assert under == "Sneller cases", "the page moved, or this proves nothing"
    await page.mouse.click(*finger)
    await expect(page.locator(f"{OPTION}[value='2']")).to_be_checked()
    await page.clock.run_for(1_000)
    await page.mouse.click(*finger)
    await expect(page.locator(f"{OPTION}[value='1']")).to_be_checked()


async def test_who_was_told_no_can_say_again_that_an_agreement_is_theirs(day: Day) -> None:
    page = await day.phone()
    await day.advance()
    sentence = {"what": ["Gemeente Goirle bestudeert uiterlijk 1 oktober de leermodules."]}
    assert (await day.chair.line.command("record_outcome", sentence)).is_done
    await claim(page, "wethouder", "gemeente Goirle")
    button = page.get_by_role("button", name="Dit is van mij")
    await expect(button).to_be_hidden()
    await expect(page.locator("[data-claim]")).to_have_count(1)
    await day.chair.look_again()
    (no,) = day.chair.line.forms("reject_claim")
    assert (await day.chair.line.command("reject_claim", no.filled())).is_done
    await expect(button).to_be_visible()


STEPS = (
    (0, "stage", "De stemming is open"),
    (1, "result", "Uitslag volgt straks"),
    (1, "result", "Leermodules"),
    (1, "stage", "Wat heb jij nodig om los te laten?"),
    (1, "stage", "Je kunt nu antwoorden"),
)
"""Presses, and what then stands where."""


async def test_nothing_slides_sideways_on_the_smallest_phone(day: Day) -> None:
    page = await day.phone(size={"width": 320, "height": 640})
    people = await day.crowd()
    await day.advance(6)
    await answer(page, people)
    for presses, region, shown in STEPS:
        await day.advance(presses)
        await expect(page.locator(f"[data-region={region}]")).to_contain_text(shown)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320


async def test_an_answer_that_comes_too_late_says_so_in_sight(day: Day) -> None:
    page = await day.phone()
    await opened(day)
    await expect(page.locator(OPTION).first).to_be_attached()
    await page.context.set_offline(True)
    await choose(page, 1)
    await day.advance()
    await page.context.set_offline(False)
    await expect(page.locator("#late")).to_contain_text("Je bent te laat")
    await expect(page.locator("#late")).to_be_visible()
    day.complaints.clear()


async def test_the_device_knows_what_was_taken_along_by_the_big_button(day: Day) -> None:
    page = await day.phone()
    await day.crowd()
    for press in (3, 1):
        await day.advance(press)
        await page.get_by_role("button", name="Dit neem ik mee").click()
        await expect(page.get_by_text("Je neemt dit mee.")).to_be_visible()
    kept = await page.evaluate("localStorage.getItem('heisessie:choices-phone')")
    assert "gemeente Dongen" in kept
    assert "gemeente Goirle" in kept
