"""Makes the picture of the README from the running product: a phone beside the beamer.

Run it as `python -m tests.browser.picture docs/beeld/telefoon-naast-beamer.png`.
"""

from __future__ import annotations

import asyncio
import base64
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Page, async_playwright

from app.rehearse.crowd import fill
from tests.browser.conftest import BEAMER, CHROMIUM, FLAGS, Day
from tests.load.serving import ROOT, Serving

PAPER = """<!doctype html><style>body{{margin:0;background:#ebe7ee;display:flex;gap:48px;align-items:center;
padding:56px;width:1504px}}img{{border-radius:14px;border:10px solid #26152b;display:block}}</style>
<img width="1100" src="data:image/png;base64,{screen}"><img width="300" src="data:image/png;base64,{phone}">"""


async def make(out: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        server = Serving(Path(name), ROOT / "sessions" / "heisessie-2020.md")
        await server.start()
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            day = Day(server, browser)
            await day.chair.join()
            links = server.links
            crowd = asyncio.create_task(fill(server.base, links["code"], 69, 17, 1, links["simulated"]))
            phone, screen = await day.phone(), await day.page(BEAMER)
            await screen.goto(server.base + urlsplit(links["screen"]).path)
            await asyncio.sleep(6)
            await vote(day, phone)
            await asyncio.sleep(24)
            await day.advance(2)
            await asyncio.sleep(2)
            await compose(await day.page({"width": 1616, "height": 800}), screen, phone, out)
            crowd.cancel()
            await day.close()
            await browser.close()
        await server.stop()


async def vote(day: Day, phone: Page) -> None:
    await day.advance()
    form = next(iter(day.chair.line.forms("advance")))
    fields = {"step": [form.value("step")], "block": ["maatpact-stemming-en-gesprek"]}
    await day.chair.line.command("go_to_block", fields)
    await asyncio.sleep(1)
    await day.advance()
    await phone.locator("label:has(input[name=option][value='1'])").click()
    await phone.locator("form[data-command=cast_answer] button").click()


async def compose(page: Page, screen: Page, phone: Page, out: Path) -> None:
    shots = {"screen": await screen.screenshot(), "phone": await phone.screenshot()}
    await page.set_content(PAPER.format(**{name: base64.b64encode(shot).decode() for name, shot in shots.items()}))
    await page.screenshot(path=str(out), full_page=True)


if __name__ == "__main__":
    asyncio.run(make(Path(sys.argv[1])))
