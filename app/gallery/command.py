"""The command `gallery`: plays a day in a real browser and takes pictures, all of them or those of the manual."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import async_playwright

from app.gallery import manual
from app.gallery.camera import seen, take
from app.gallery.looks import LOOKS
from app.gallery.scenes import Scene, play
from app.gallery.stage import PLAN, staged
from app.rehearse.progress import ProgressBar
from app.render import Renderer

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
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


async def make(out: Path, plan: Path = PLAN) -> str:
    """Every page in every look, and a page to leaf through them; says what was made. Raises NoBrowser."""
    shown: list[Shown] = []

    async def picture(scene: Scene) -> None:
        shown.append(await _pictured(scene, len(shown) + 1, out))

    await _play(plan, picture)
    page = Renderer().render("gallery/page.html", scenes=shown)
    (out / "index.html").write_text(page, "utf-8")
    pictures = sum(len(names) for scene in shown for names in scene.pictures.values())
    return f"{pictures} plaatjes van {len(shown)} momenten. Bekijk ze in {out / 'index.html'}."


async def make_manual(plan: Path = PLAN) -> str:
    """Only what the manual shows; says what was made. Raises NoBrowser, or PictureMissed when no scene had it."""
    kept: list[str] = []

    async def picture(scene: Scene) -> None:
        kept.extend(await manual.keep(scene, manual.FOLDER))

    await _play(plan, picture)
    if missed := {picture.file for picture in manual.PICTURES} - set(kept):
        raise PictureMissed(", ".join(sorted(missed)))
    return f"{len(kept)} plaatjes van de handleiding staan in {manual.FOLDER}."


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


class PictureMissed(Exception):
    """The manual shows a moment that the played day does not have; the message names the files."""


def chromium() -> str:
    """Where the browser is; raises NoBrowser."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise NoBrowser(f"Voor plaatjes is Chromium nodig. Typ eerst: sudo apt-get install {BROWSERS[0]}")
    return found


async def _play(plan: Path, picture: Callable[[Scene], Awaitable[None]]) -> None:
    bar, done = ProgressBar("Plaatjes"), 0
    with tempfile.TemporaryDirectory() as folder:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            async with staged(browser, Path(folder), plan) as stage:
                async for scene in play(stage):
                    bar(done, max(SCENES, done + 1), scene.caption)
                    await picture(scene)
                    done += 1
            await browser.close()
    bar.finish()


async def _pictured(scene: Scene, number: int, out: Path) -> Shown:
    found = Shown(scene.name, scene.caption)
    for surface, page in scene.pages.items():
        async for look in seen(page, LOOKS[surface]):
            name = f"{number:02}-{scene.name}/{surface}-{look.name}.png"
            await take(page, out / name, is_whole=surface in SCROLLS)
            found.pictures.setdefault(surface, []).append(name)
    return found
