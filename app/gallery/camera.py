"""Pictures of a page at every size and in every light, taken when nothing moves any more: the same page gives the same
picture again, so a picture that differs means a page that changed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from playwright.async_api import Page

from app.gallery.looks import Look

SETTLED = """async () => {
  const ends = (moving) => moving.effect.getComputedTiming().endTime !== Infinity;
  await new Promise(requestAnimationFrame);
  await Promise.allSettled(document.getAnimations().filter(ends).map((moving) => moving.finished));
  await new Promise(requestAnimationFrame);
}"""
"""A size or a colour that moves is not yet as it is."""


async def seen(page: Page, looks: Iterable[Look]) -> AsyncIterator[Look]:
    """Brings the page into each look, and is there when it looks so; leaves it in the first one."""
    looks = tuple(looks)
    for look in looks:
        await _dress(page, look)
        yield look
    await _dress(page, looks[0])


async def _dress(page: Page, look: Look) -> None:
    await page.set_viewport_size(look.size)
    await page.emulate_media(color_scheme=look.theme, reduced_motion="reduce")
    await page.evaluate(SETTLED)


async def take(page: Page, path: Path, *, is_whole: bool) -> None:
    """`is_whole`: also what lies below the edge of the window."""
    path.parent.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=str(path), full_page=is_whole, animations="disabled", caret="hide")


async def taken(page: Page) -> bytes:
    """What is in the window now."""
    return await page.screenshot(animations="disabled", caret="hide")
