"""Two hundred dangerous texts in everything that people, the chair and the programme file fill in, in a real Chromium.

Two visitors look: for one the content policy reports whatever it had to stop, for the other there is no such policy,
and whatever became markup runs. Neither may happen. The day goes on, so all of it comes as pages and as frames.
"""

from __future__ import annotations

import asyncio
import html
import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, BrowserContext, Page

from app.core.roles import Role
from app.rehearse.visit import Visit
from app.render import Renderer
from tests.browser.conftest import PHONE
from tests.browser.hostile import HostileDay, lift_limits, programme
from tests.browser.payloads import loads, payloads
from tests.browser.stand import Stand
from tests.scorecard import Row, Tell
from tests.web.house import KEYS

LOADS = 12 if "TESTS_TIMES" in os.environ else 1
"""Each begins with a dangerous address of its own: that is one only where it is the whole value."""
SCREEN = f"/scherm/{KEYS.screen}"
LIVE = {True: ("/dag", "/regie"), False: ("/dag", "/regie", SCREEN, "/hulp", "/spreker", "/sessie")}
"""Pages that stay open, of who has the policy and who has not."""
ASKED_FOR = {
    "pitches": ("/vragen", "/dag"),
    "stemming": ("/uitslag", "/teksten", "/dag"),
    "sessies": ("/sessie", "/hulp"),
    "afspraken": ("/dag", "/regie"),
    "over": ("/dag", "/regie", SCREEN, "/verslag", "/links", "/wissen", "/privacy", "/toegankelijkheid", "/nergens"),
}
"""Pages that are asked for while this is on."""
LINKED = (Role.CHAIR, Role.HELPER, Role.SPEAKER, Role.ORGANISER, Role.RAPPORTEUR)
SOON = 20_000
WATCH = """document.addEventListener("securitypolicyviolation",
  ({ violatedDirective, blockedURI, sample }) => gemeld(`${violatedDirective} ${blockedURI} ${sample}`));"""
STRANGE = r"""() => {
  const links = /^(href|src|action|formaction|data|xlink:href)$/;
  const code = /^[\s\x00-\x20]*(javascript|vbscript|data:text)/i;
  const made = "script:not([src]), base, object, embed, iframe, meta[http-equiv=refresh], marquee";
  const isCode = ({ name, value }) => /^on|^srcdoc$/.test(name) || (links.test(name) && code.test(value));
  return [...document.querySelectorAll("*")]
    .filter((element) => element.matches(made) || [...element.attributes].some(isCode))
    .map((element) => element.outerHTML.slice(0, 80));
}"""


class Trusting(Renderer):
    """As if every text in a region was let through as it is."""

    def region(self, page: str, region: str, /, **context: object) -> str:
        return html.unescape(super().region(page, region, **context))


class Visitor:
    """Somebody with every hat on. `ran`, `reported` and `strange` say what became of a text, and `shown` on which pages
    the last one of them could be read."""

    def __init__(self, stand: Stand, context: BrowserContext, last: str, *, has_policy: bool) -> None:
        self.ran: list[str] = []
        self.reported: list[str] = []
        self.strange: list[str] = []
        self.looks = 0
        self.shown = set[str]()
        self.participant = ""
        self._base = stand.base
        self._context = context
        self._last = last
        self._live = LIVE[has_policy]
        self._pages: list[Page] = []

    async def come_in(self, seat: str) -> None:
        visit = Visit(self._base)
        await visit.post("/meedoen", {"token": [KEYS.join], "seat": [seat], "role": ["rol"]}, is_following=False)
        for role in LINKED:
            await visit.post(KEYS.path(role, "schuur" if role is Role.RAPPORTEUR else ""), {}, is_following=False)
        self.participant = visit.cookies["heisessie"].rsplit(".", 2)[0]
        await self._context.add_cookies([{"name": n, "value": v, "url": self._base} for n, v in visit.cookies.items()])
        await self._context.expose_binding("raak", lambda source, number: self.ran.append(str(number)))
        await self._context.expose_binding("gemeld", lambda source, text: self.reported.append(str(text)))
        await self._context.add_init_script(WATCH)
        self._pages = [await self._context.new_page() for _ in (*self._live, "")]

    async def open(self) -> None:
        await asyncio.gather(*(self._ask(page, path) for page, path in zip(self._pages, self._live, strict=False)))

    async def look(self, mark: str, block: str) -> None:
        """At what is open once all that came before the mark is in it, and at pages that are asked for now."""
        await asyncio.gather(*(self._follow(page, mark) for page in self._pages[:-1]))
        for path in ASKED_FOR.get(block, ()):
            await self._ask(self._pages[-1], path)

    async def look_at(self, document: str) -> None:
        """A page from a disk."""
        await self._pages[-1].set_content(document)
        await self._note(self._pages[-1])

    async def _follow(self, page: Page, mark: str) -> None:
        is_there = "mark => document.getElementById('trouble')?.textContent === mark"
        await page.wait_for_function(is_there, arg=mark, polling=50, timeout=SOON)
        await self._note(page)

    async def _ask(self, page: Page, path: str) -> None:
        answer = await page.goto(self._base + path, timeout=SOON)
        assert answer
        assert answer.status < 500, path
        await self._note(page)

    async def _note(self, page: Page) -> None:
        self.looks += 1
        self.strange += await page.evaluate(STRANGE)
        if await page.evaluate("text => document.documentElement.textContent.includes(text)", self._last):
            self.shown.add(urlsplit(page.url).path)


async def visited(
    folder: Path, browser: Browser, load: list[str], renderer: Renderer, last: str = "over"
) -> tuple[Visitor, Visitor]:
    """A day with this load until the end of a block, as both visitors saw it."""
    stand = Stand(folder, programme(load), renderer)
    async with stand.open():
        contexts = [await browser.new_context(viewport=PHONE, bypass_csp=is_free) for is_free in (False, True)]  # type: ignore[arg-type]
        bound, free = (Visitor(stand, context, load[-1], has_policy=not n) for n, context in enumerate(contexts))
        await bound.come_in("hall")
        await free.come_in("stream")
        day = HostileDay(stand.room, load)
        await day.come_in([bound.participant, free.participant])
        await stand.show("")
        await asyncio.gather(bound.open(), free.open())
        async for number, block in day.scenes():
            mark = f"{block} {number}"
            await stand.show(mark)
            await asyncio.gather(bound.look(mark, ""), free.look(mark, block))
            if block == last:
                break
        for document in stand.documents() if last == "over" else ():
            await free.look_at(document)
        for context in contexts:
            await context.close()
        assert set(day.refused) <= {"CallChair: already_called"}
    return bound, free


@pytest.mark.parametrize("number", range(LOADS))
async def test_no_text_becomes_markup_anywhere(
    number: int, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch, figure: Tell
) -> None:
    lift_limits(monkeypatch)
    load = loads(LOADS)[number]
    bound, free = await visited(tmp_path, browser, load, Renderer())
    assert bound.ran + free.ran == []
    assert bound.reported + free.reported == []
    assert bound.strange + free.strange == []
    assert free.shown >= {*LIVE[False], *(path for paths in ASKED_FOR.values() for path in paths)}
    figure(Row.SCRIPTS, 0, len(load), f"in elk veld, {bound.looks + free.looks} keer naar een pagina gekeken")


async def test_a_text_that_is_let_through_is_caught(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The self-test: with texts that are not escaped one visitor is told by the policy, and for the other they run."""
    lift_limits(monkeypatch)
    bound, free = await visited(tmp_path, browser, payloads()[12:40], Trusting(), "arrival")
    print(f"cross-site scripting, not escaped: {len(free.ran)} executions, {len(bound.reported)} reports of the policy")
    assert free.ran, "THE ATTACK PROVES NOTHING: nothing runs where nothing is escaped"
    assert bound.reported, "THE ATTACK PROVES NOTHING: the policy reports nothing where nothing is escaped"
    assert bound.strange
