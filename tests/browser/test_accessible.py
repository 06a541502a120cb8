"""No page of the day breaks WCAG 2.2 AA: every scene of the gallery, in looks (light, dark, sizes) that take turns.

The manual takes its pictures from the same scenes, so here is seen that each of them comes by.

`TESTS_THOROUGH=1` looks at every page in all of its looks.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Browser, Page

from app.gallery.camera import seen
from app.gallery.looks import LOOKS, Look
from app.gallery.manual import PICTURES
from app.gallery.scenes import play
from app.gallery.stage import staged

IS_THOROUGH = bool(os.environ.get("TESTS_THOROUGH"))
NARROWEST = 390
TWICE = """() => {
  const page = document.documentElement;
  page.style.fontSize = "200%";
  const over = page.scrollWidth - page.clientWidth;
  page.style.fontSize = "";
  return over;
}"""
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}


async def test_every_page_in_every_state_is_accessible(browser: Browser, tmp_path: Path) -> None:
    turns, found, shown = count(), dict[str, list[str]](), set[tuple[str, str]]()
    async with staged(browser, tmp_path) as stage:
        async for scene in play(stage):
            for surface, page in scene.pages.items():
                shown.add((scene.name, surface))
                async for look in seen(page, looks(surface, next(turns))):
                    for fault in [*await faults(page), *await too_wide(page, surface, look)]:
                        found.setdefault(fault, []).append(f"{scene.name} {surface} {look.name}")
    assert next(turns) > 100
    assert {(picture.scene, surface) for picture in PICTURES for surface in picture.surfaces} <= shown
    assert not found, "\n".join(f"{fault}\n    {', '.join(places[:4])}" for fault, places in sorted(found.items()))


def looks(surface: str, turn: int) -> tuple[Look, ...]:
    """All of them, or the one whose turn it is."""
    every = LOOKS[surface]
    return every if IS_THOROUGH else (every[turn % len(every)],)


async def faults(page: Page) -> list[str]:
    found = await broken(page, RULES)
    return [fault for target, fault in found if not await is_only_below_the_bar(page, target)]


async def too_wide(page: Page, surface: str, look: Look) -> list[str]:
    """Who has the letters twice as large need not slide sideways (WCAG 1.4.4); a beamer has letters of its own."""
    if surface == "screen" or look.width < NARROWEST:
        return []
    over = await page.evaluate(TWICE)
    return [f"text at 200 % is {over} px too wide"] if over > 0 else []


async def is_only_below_the_bar(page: Page, target: str) -> bool:
    """A control that the bar at the bottom half covers is whole once it is scrolled to."""
    await page.locator(target).first.scroll_into_view_if_needed()
    await page.locator(target).first.evaluate("element => element.scrollIntoView({block: 'center'})")
    still = {where for where, _ in await broken(page, RULES)}
    await page.evaluate("scrollTo(0, 0)")
    return target not in still


async def broken(page: Page, rules: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Where, and what is wrong there. The library comes into a page once, since that takes as long as a look."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE_SCRIPT)
    response = await page.evaluate("rules => axe.run(rules)", rules)
    return [
        (str(node["target"][-1]), f"{rule['id']}: {node['target']} {node['failureSummary']}")
        for rule in response["violations"]
        for node in rule["nodes"]
    ]
