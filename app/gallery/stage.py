"""A day to look at: the real server, simulated people, a chair, and pages in a real browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page
from playwright.async_api import TimeoutError as PageTimeout

from app.core.plan import Seat
from app.gallery.looks import LOOKS
from app.rehearse.chair import Chair
from app.rehearse.connection import Connection
from app.rehearse.habits import Asked, Habits
from app.rehearse.person import Person
from app.rehearse.phrases import Sentence
from app.rehearse.server import Serving, running
from app.rehearse.visit import Visit

PLAN = Path(__file__).with_name("programma.md")
HALL, STREAM, SEED = 15, 8, 3
MOST_STEPS = 6
SOON = 1_500
PATIENCE = 10_000
"""Milliseconds that a page may take: after each press, and in all."""


class StageStuck(Exception):
    """The day that is looked at does not go as it was written; the message says what did not come."""


class Stage:
    """`hall`, `online`, `chair` and `screen` are pages that stay open and follow the day."""

    hall: Page
    online: Page
    chair: Page
    screen: Page

    def __init__(self, serving: Serving, browser: Browser) -> None:
        self.links = serving.links
        self._browser = browser
        self._habits = Habits(SEED)
        self._people = [Person(n, Seat.HALL if n < HALL else Seat.STREAM, self.links.door, self._habits)
                        for n in range(HALL + STREAM)]  # fmt: skip
        self._answered: set[Asked] = set()
        self.lead = Chair(self.links.base, self.links.chair)
        self._contexts: list[BrowserContext] = []

    async def open(self) -> None:
        await self.lead.join()
        self.hall = await self.page(self.links.phone, "phone")
        self.online = await self.page(self.links.online, "online")
        self.screen = await self.page(self.links.screen, "screen")
        self.chair = await self.enter(self.links.chair, "chair")

    async def close(self) -> None:
        await asyncio.gather(*(person.close() for person in self._people), return_exceptions=True)
        await self.lead.close()
        for context in self._contexts:
            await context.close()

    async def page(self, path: str, surface: str, *, beside: Page | None = None) -> Page:
        """A page of somebody new, or of who has the page `beside`."""
        context = beside.context if beside else await self._browser.new_context(locale="nl-NL", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        if beside is None:
            self._contexts.append(context)
        page = await context.new_page()
        await page.set_viewport_size(LOOKS[surface][0].size)
        await page.goto(self.links.base + path)
        return page

    async def enter(self, path: str, surface: str) -> Page:
        """A page behind a link of its own: press the one button that is on it."""
        page = await self.page(path, surface)
        async with page.expect_navigation():
            await page.locator("main form button").first.click()
        return page

    async def join(self, page: Page, role: str, organisation: str) -> None:
        await page.locator("select[name=role]").select_option(role)
        await page.locator("select[name=organisation]").select_option(organisation)
        await page.locator("form[action='/meedoen'] button").last.click()
        await page.wait_for_url("**/dag*")

    async def fill(self) -> None:
        await asyncio.gather(*(person.join() for person in self._people))

    async def next(self) -> None:
        """The one big button. Returns when the chair's own page has moved along."""
        if not await self.lead.advance():
            raise StageStuck("the button did nothing: the day is over")

    async def next_until(self, page: Page, selector: str, text: str = "") -> None:
        """The one big button, until the page shows what it must."""
        wanted = page.locator(selector).filter(has_text=text).first
        for _ in range(MOST_STEPS):
            await self.next()
            with suppress(PageTimeout):
                await wanted.wait_for(timeout=SOON)
                return
        raise StageStuck(f"never saw {selector} {text}")

    async def answer(self) -> None:
        """Everybody answers what is asked now, once."""
        await asyncio.gather(*(self._answer(person) for person in self._people))
        self._answered |= {asked for person in self._people for asked in person.asked()}

    async def ask(self, *texts: str) -> None:
        """Questions of people, each supported by the next one."""
        for person, text in zip(self._people, texts, strict=False):
            await person.line.command("ask_query", {"text": [text]})

    async def show_query(self) -> None:
        """The first question that waits, on the beamer."""
        form = next(form for form in self.lead.line.forms("settle_query") if form.value("fate") == "live")
        await _send(self.lead.line, "settle_query", form.filled())

    async def record(self, sentence: Sentence) -> str:
        return await self.lead.record(sentence)

    async def write(self, breakout: str, deeds: list[tuple[str, Mapping[str, list[str]]]]) -> None:
        """What a rapporteur sends."""
        visit = Visit(self.links.base)
        await visit.get(self.links.breakouts[breakout])
        await visit.post(self.links.breakouts[breakout], {})
        line = Connection(visit, "rapporteur")
        await line.open()
        for deed, fields in deeds:
            await _send(line, deed, fields)
        await line.close()

    async def until(self, page: Page, text: str, within: int = PATIENCE) -> None:
        await page.locator("body").filter(has_text=text).wait_for(timeout=within)

    async def _answer(self, person: Person) -> None:
        for asked in person.asked():
            if asked not in self._answered:
                await person.answer(asked)


async def _send(line: Connection, deed: str, fields: Mapping[str, list[str]]) -> None:
    heard = await line.command(deed, fields)
    if not heard.is_done:
        raise StageStuck(f"{deed}: {heard.text or heard.reason}")


@asynccontextmanager
async def staged(browser: Browser, folder: Path, plan: Path = PLAN) -> AsyncIterator[Stage]:
    """A stage on a server of its own, until the end of the block."""
    async with running(plan, folder, is_rehearsal=False) as serving:
        stage = Stage(serving, browser)
        try:
            await stage.open()
            yield stage
        finally:
            await stage.close()
