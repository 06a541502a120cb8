"""The pictures in the manual and the README: which page at which moment, and how a picture is kept small."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps
from playwright.async_api import Page

from app.gallery.camera import seen, taken
from app.gallery.looks import Look
from app.gallery.scenes import Scene

FOLDER: Final = Path(__file__).parents[2] / "docs" / "beeld"
NAMES: Final = {"phone": "telefoon", "online": "online", "chair": "regie", "screen": "beamer"}
WINDOWS: Final = {
    "phone": Look(360, 720),
    "online": Look(1280, 800),
    "chair": Look(1280, 800),
    "screen": Look(1920, 1080),
}
"""The one look that the manual has of each surface."""
WIDTHS: Final = {"phone": 360, "online": 1024, "chair": 1024, "screen": 960}
"""Of the picture, in pixels; as narrow as can be read."""
COLOURS: Final = 96
LINE: Final = "#b9a9bf"
PAPER, FRAME, ROOM = "#ebe7ee", "#26152b", 40


@dataclass(frozen=True, slots=True)
class Picture:
    """One page at one moment, with `at` in sight; or two of them beside each other under a `name` of their own."""

    scene: str
    surfaces: tuple[str, ...]
    name: str = ""
    at: str = "body"

    @property
    def file(self) -> str:
        return f"{self.name or f'{self.scene}-{NAMES[self.surfaces[0]]}'}.png"


PICTURES: Final = (
    Picture("deur", ("phone",)),
    Picture("begin", ("screen",)),
    Picture("links", ("chair",)),
    Picture("spreker", ("phone",)),
    Picture("hulp", ("phone",)),
    Picture("keynote", ("chair",)),
    Picture("vragen", ("phone",)),
    Picture("pitch", ("phone",)),
    Picture("keuze-open", ("phone",)),
    Picture("keuze-open", ("online",)),
    Picture("keuze-open", ("chair",)),
    Picture("keuze-uitslag", ("screen",)),
    Picture("keuze-uitslag", ("screen", "phone"), "telefoon-naast-beamer"),
    Picture("rapporteur", ("phone",)),
    Picture("afspraken", ("chair",), at="section.outcomes"),
    Picture("bevestigen", ("phone",)),
    Picture("verslag-klaar", ("chair",)),
)


async def keep(scene: Scene, folder: Path) -> list[str]:
    """Writes what the manual shows of this moment; gives the names of the files."""
    wanted = [picture for picture in PICTURES if picture.scene == scene.name]
    for picture in wanted:
        images = [await _seen(surface, scene.pages[surface], picture.at) for surface in picture.surfaces]
        image = _beside(*images) if len(images) > 1 else _lined(images[0])
        _few_colours(image).save(folder / picture.file, optimize=True)
    return [picture.file for picture in wanted]


async def _seen(surface: str, page: Page, at: str) -> Image.Image:
    async for _ in seen(page, [WINDOWS[surface]]):
        await page.locator(at).evaluate("place => place.scrollIntoView()")
        image = Image.open(BytesIO(await taken(page))).convert("RGB")
    width = WIDTHS[surface]
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


def _few_colours(image: Image.Image) -> Image.Image:
    """The means (`kmeans`) keep large planes the very colour that they have."""
    return image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)


def _lined(image: Image.Image) -> Image.Image:
    """A page and the paper around it are often the same white."""
    return ImageOps.expand(image, 1, LINE)


def _beside(wide: Image.Image, narrow: Image.Image) -> Image.Image:
    """A beamer with a phone of the same height at its side."""
    wide = ImageOps.expand(wide, 6, FRAME)
    narrow = ImageOps.expand(ImageOps.contain(narrow, (narrow.width, wide.height - 12)), 6, FRAME)
    paper = Image.new("RGB", (wide.width + narrow.width + 3 * ROOM, wide.height + 2 * ROOM), PAPER)
    paper.paste(wide, (ROOM, ROOM))
    paper.paste(narrow, (wide.width + 2 * ROOM, ROOM))
    return paper
