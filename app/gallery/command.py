"""The command `gallery`: plays a day in a real browser and writes a folder of pictures with a page to leaf through."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import click
from playwright.async_api import Browser, async_playwright

from app.gallery.camera import seen, take
from app.gallery.looks import LOOKS
from app.gallery.scenes import Scene, play
from app.gallery.stage import PLAN, staged
from app.rehearse.progress import ProgressBar
from app.render import Renderer

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
SCENES = 40
"""About; the bar needs to know how long."""
SCROLLS = ("phone", "online", "chair")
"""A beamer shows what fits and no more."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One scene with its pictures, by surface."""

    name: str
    caption: str
    pictures: dict[str, list[str]] = field(default_factory=dict)


async def make(out: Path, plan: Path = PLAN) -> list[Shown]:
    """Raises NoBrowser."""
    bar = ProgressBar("Plaatjes")
    shown: list[Shown] = []
    with tempfile.TemporaryDirectory() as name:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            await _play(browser, Path(name), plan, out, bar, shown)
            await browser.close()
    bar.finish()
    page = Renderer().render("gallery/page.html", scenes=shown)
    (out / "index.html").write_text(page, "utf-8")
    return shown


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


def chromium() -> str:
    """Where the browser is; raises NoBrowser."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise NoBrowser("Voor plaatjes is Chromium nodig. Typ eerst: sudo apt-get install chromium")
    return found


async def _play(browser: Browser, folder: Path, plan: Path, out: Path, bar: ProgressBar, shown: list[Shown]) -> None:
    async with staged(browser, folder, plan) as stage:
        async for scene in play(stage):
            bar(len(shown), max(SCENES, len(shown) + 1), scene.caption)
            shown.append(await _pictured(scene, len(shown) + 1, out))


async def _pictured(scene: Scene, number: int, out: Path) -> Shown:
    found = Shown(scene.name, scene.caption)
    for surface, page in scene.pages.items():
        async for look in seen(page, LOOKS[surface]):
            name = f"{number:02}-{scene.name}/{surface}-{look.name}.png"
            await take(page, out / name, is_whole=surface in SCROLLS)
            found.pictures.setdefault(surface, []).append(name)
    return found


def tell(shown: list[Shown], out: Path) -> None:
    pictures = sum(len(names) for scene in shown for names in scene.pictures.values())
    click.echo(f"{pictures} plaatjes van {len(shown)} momenten. Bekijk ze in {out / 'index.html'}.")
