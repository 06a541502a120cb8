"""A phone on the same network, over plain http: there a browser lacks half of what it has on localhost.

It is no secure context, so `crypto.randomUUID` does not exist and a `__Host-` cookie never comes back.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, expect

from tests.browser.acts import OPTION, choose, opened
from tests.browser.conftest import PLAN, Day, held
from tests.load.nursery import Nursery


def own_address() -> str:
    """This machine's address in its network; nothing is sent to find it. Empty when there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        address = str(probe.getsockname()[0])
    return "" if address.startswith("127.") else address


ADDRESS = own_address()

pytestmark = pytest.mark.skipif(not ADDRESS, reason="deze machine heeft geen adres in een netwerk")


@pytest.fixture
async def network_day(tmp_path: Path, browser: Browser, nursery: Nursery) -> AsyncIterator[Day]:
    async with held(tmp_path, browser, nursery, PLAN, ADDRESS) as day:
        yield day


async def test_a_phone_in_the_network_joins_votes_and_is_known_after_a_restart(network_day: Day) -> None:
    page = await network_day.phone()
    assert urlsplit(page.url).hostname == ADDRESS
    assert await page.evaluate("[isSecureContext, typeof crypto.randomUUID]") == [False, "undefined"]
    cookies = await page.context.cookies()
    assert [(cookie["name"], cookie["secure"], cookie["httpOnly"]) for cookie in cookies] == [
        ("heisessie", False, True)
    ]

    await opened(network_day)
    await choose(page, 1)
    await expect(page.locator("body")).to_contain_text("Je stem is binnen")
    assert not [url for url in network_day.requests if "/opdracht/" in url], "the vote must have gone over the socket"
    assert network_day.complaints == []

    await network_day.server.kill()
    await network_day.server.start()
    await page.reload()
    await expect(page.locator(f"{OPTION}[value='1']")).to_be_checked()


async def test_a_link_is_copied_also_where_the_browser_has_no_clipboard(network_day: Day) -> None:
    page = await network_day.page()
    await page.goto(network_day.server.links["organiser"])
    await page.get_by_role("button", name="Open de pagina").click()
    assert await page.evaluate("navigator.clipboard === undefined")
    button = page.locator("[data-copy=hall]")
    await button.click()
    await expect(button).to_contain_text("Gekopieerd")
    assert await page.evaluate("getSelection().toString()") == await page.input_value("#hall")
    assert network_day.complaints == []


async def test_the_printed_links_lead_a_phone_in_the_network_to_the_door(network_day: Day) -> None:
    page = await network_day.page()
    await page.goto(network_day.server.links["phone"])
    assert urlsplit(page.url).hostname == ADDRESS
    await expect(page.locator("form[action='/meedoen']").last).to_be_visible()
