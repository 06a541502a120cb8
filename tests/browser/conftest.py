"""A real Chromium beside a real server. One browser for all tests, one server a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from app.gallery.command import FLAGS, chromium
from app.rehearse.chair import Chair
from app.rehearse.visit import Visit
from tests.load.coming import join
from tests.load.nursery import Nursery
from tests.load.serving import Serving

PATIENCE = 15_000
"""Milliseconds: who runs the tests may be busy."""
expect.set_options(timeout=PATIENCE)

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
BEAMER = {"width": 1920, "height": 1080}

PLAN = """---
titel: Heisessie sociaal domein
datum: 2020-09-17
plaats: Klooster Nieuwkerk, Goirle
rollen: wethouder, manager
organisaties: gemeente Goirle, gemeente Tilburg
---
## 13:00 Inloop
soort: ontvangst
## 13:30 Pitchronde
soort: pitchronde
tijd per pitch: 4 minuten
- gemeente Dongen
- gemeente Goirle
## 14:00 Stemming
soort: vraag
### Wat heeft Maatpact het hardst nodig?
soort: meerkeuze
tijd: 60 seconden
uitslag: verborgen
- Leermodules
- Sneller cases
- Inzichten delen
### Wat heb jij nodig om los te laten?
soort: open
## 15:00 Wat spreken we af?
soort: wrap-up
"""


class Day:
    """A running server with pages to open and a chair who presses the button."""

    def __init__(self, server: Serving, browser: Browser) -> None:
        self.server = server
        self._browser = browser
        self.chair = Chair(server.base, urlsplit(server.links["chair"]).path)
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        self.requests: list[str] = []

    async def page(self, size: dict[str, int] = PHONE, *, has_scripts: bool = True, theme: str = "light") -> Page:
        context = await self._browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            java_script_enabled=has_scripts,
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            locale="nl-NL",
        )
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        return page

    def link(self, name: str, breakout: str = "") -> str:
        """Where one of the links of this day leads on this server."""
        found = self.server.links[name]
        return f"{self.server.base}{urlsplit(found[breakout] if breakout else found).path}"

    async def regie(self, size: dict[str, int] = LAPTOP, *, has_scripts: bool = True) -> Page:
        page = await self.page(size, has_scripts=has_scripts)
        await page.goto(self.link("chair"))
        await page.get_by_role("button", name="Open de regie").click()
        await page.wait_for_url("**/regie")
        return page

    async def screen(self) -> Page:
        page = await self.page(BEAMER)
        await page.goto(self.link("screen"))
        return page

    async def phone(self, seat: str = "hall", *, is_timed: bool = False, **more: object) -> Page:
        """`is_timed`: the clock of the page is the test's."""
        page = await self.page(**more)  # type: ignore[arg-type]
        if is_timed:
            await page.clock.install()
        await page.goto(self.link("phone" if seat == "hall" else "online"))
        await page.locator("form[action='/meedoen'] button").last.click()
        await page.wait_for_url("**/dag*")
        return page

    async def crowd(self, hall: int = 5, stream: int = 5) -> list[Visit]:
        """People without a browser, so that an anonymous question may open."""
        seats = ["hall"] * hall + ["stream"] * stream
        return [await join(self.server.base, self.server.links["phone"], seat) for seat in seats]

    async def advance(self, times: int = 1) -> None:
        for _ in range(times):
            assert await self.chair.advance()

    async def close(self) -> None:
        for context in self._contexts:
            await context.close()
        await self.chair.close()


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        await browser.close()


@asynccontextmanager
async def held(
    folder: Path, browser: Browser, nursery: Nursery, programme: str, host: str = "127.0.0.1"
) -> AsyncIterator[Day]:
    """A day with this programme, until the end of the block."""
    plan = folder / "plan.md"
    plan.write_text(programme)
    server = Serving(folder, plan, host=host)
    await server.start_from(nursery)
    day = Day(server, browser)
    await day.chair.join()
    yield day
    await day.close()
    await server.stop()


@pytest.fixture
async def day(tmp_path: Path, browser: Browser, nursery: Nursery) -> AsyncIterator[Day]:
    async with held(tmp_path, browser, nursery, PLAN) as day:
        yield day
