"""The heath: one flower for one person, drawn from four numbers and never from persons.

Circles are the hall, diamonds are online; who answered is in flower, who did not is a bud. Place and
height come from a fixed seed and mean nothing. Above 300 people one flower stands for ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from random import Random
from typing import Final

SEED: Final = 29
MOST_FLOWERS: Final = 300
TEN: Final = 10
DIAMOND: Final = 1.2
"""How much wider than a circle it is, to look as large."""
BUD: Final = 0.6


@dataclass(frozen=True, slots=True)
class Theme:
    sky: str
    sun: str
    wood: str
    ground: str
    soil: str
    stem: str
    bud: str
    hall: str
    stream: str
    edge: str


THEMES: Final = {
    "ochtend": Theme(
        *("#f4eaf1", "#fbe3a4", "#dccfe0", "#ebdfc8", "#6a4e22"),
        *("#4f6b52", "#8a9a83", "#7a2e6e", "#f2b824", "#5e4108"),
    ),
    "avond": Theme(
        *("#24142a", "#c9ae79", "#301d38", "#33281a", "#c9ae79"),
        *("#9cc0a4", "#c3d3bf", "#ac5298", "#ffd15c", "#6b4c0c"),
    ),
}
"""By the name in the address of a picture (`/heide/avond/...`); paper is light as the morning."""


@dataclass(frozen=True, slots=True)
class Flower:
    x: int
    top: int
    is_hall: bool
    is_open: bool


def heath(
    width: int, height: int, hall: int, stream: int, open_hall: int, open_stream: int, theme: str = "ochtend"
) -> str:
    """An SVG of `width` by `height` with `hall` + `stream` plants, of which `open_*` are in flower."""
    colours = THEMES[theme]
    soil = round(height * 0.86)
    flowers = _grow(width, height, soil, _per_flower(hall, stream, open_hall, open_stream))
    size = _size(width, height, len(flowers))
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        _land(width, height, soil, colours),
        _stems(flowers, soil, size, colours),
        _heads([f for f in flowers if f.is_hall], size, colours),
        _heads([f for f in flowers if not f.is_hall], size, colours),
        "</svg>",
    )
    return "".join(parts)


def _per_flower(hall: int, stream: int, open_hall: int, open_stream: int) -> tuple[int, int, int, int]:
    if hall + stream <= MOST_FLOWERS:
        return hall, stream, open_hall, open_stream
    tens = [-(-people // TEN) for people in (hall, stream)]
    shown = [round(people / TEN) for people in (open_hall, open_stream)]
    return tens[0], tens[1], min(shown[0], tens[0]), min(shown[1], tens[1])


def _grow(width: int, height: int, soil: int, people: tuple[int, int, int, int]) -> list[Flower]:
    """Seats and buds are spread by chance over evenly placed stems, each pushed a little aside."""
    hall, stream, open_hall, open_stream = people
    kinds = [(True, at < open_hall) for at in range(hall)] + [(False, at < open_stream) for at in range(stream)]
    chance = Random(SEED)  # noqa: S311
    chance.shuffle(kinds)
    edge = round(_size(width, height, len(kinds)) * DIAMOND) + 2
    step = (width - 2 * edge) / max(len(kinds), 1)
    return [
        Flower(
            round(edge + (at + 0.5 + chance.uniform(-0.35, 0.35)) * step),
            round(soil - height * chance.uniform(0.14, 0.5)),
            is_hall,
            is_open,
        )
        for at, (is_hall, is_open) in enumerate(kinds)
    ]


def _size(width: int, height: int, count: int) -> float:
    """The radius of an open flower: smaller as there are more of them."""
    room = sqrt(width * height * 0.36 / max(count, 1))
    return round(max(3.0, min(room * 0.3, height * 0.06)), 1)


def _land(width: int, height: int, soil: int, colours: Theme) -> str:
    sun = round(min(width, height) * 0.16)
    rise = round(height * 0.1)
    wood = (
        f"M0 {soil}V{soil - rise}q{width // 8} -{rise} {width // 4} 0t{width // 4} 0t{width // 4} 0"
        f"t{width - 3 * (width // 4)} 0V{soil}z"
    )
    return (
        f'<rect width="{width}" height="{height}" fill="{colours.sky}"/>'
        f'<circle cx="{round(width * 0.8)}" cy="{round(height * 0.3)}" r="{sun}" fill="{colours.sun}"/>'
        f'<path d="{wood}" fill="{colours.wood}"/>'
        f'<rect y="{soil}" width="{width}" height="{height - soil}" fill="{colours.ground}"/>'
        f'<rect y="{soil}" width="{width}" height="{max(2, height // 80)}" fill="{colours.soil}"/>'
    )


def _stems(flowers: list[Flower], soil: int, size: float, colours: Theme) -> str:
    leaf = round(size * 0.8)
    lines = "".join(
        f"M{f.x} {soil}V{f.top}m0 {(soil - f.top) // 2}l{leaf if f.x % 2 else -leaf} -{leaf}" for f in flowers
    )
    return f'<path d="{lines}" fill="none" stroke="{colours.stem}" stroke-width="{max(1, round(size / 5, 1))}"/>'


def _heads(flowers: list[Flower], size: float, colours: Theme) -> str:
    if not flowers:
        return ""
    shape = _circle if flowers[0].is_hall else _diamond
    fill, edge = (colours.hall, colours.hall) if flowers[0].is_hall else (colours.stream, colours.edge)
    buds = "".join(shape(f, size * BUD) for f in flowers if not f.is_open)
    blooms = "".join(shape(f, size) for f in flowers if f.is_open)
    line = max(1, round(size / 6, 1))
    return (
        f'<path d="{buds}" fill="{colours.bud}" stroke="{edge}" stroke-width="{line}"/>'
        f'<path d="{blooms}" fill="{fill}" stroke="{edge}" stroke-width="{line}"/>'
    )


def _circle(flower: Flower, size: float) -> str:
    r = round(size, 1)
    return f"M{round(flower.x - r, 1)} {flower.top}a{r} {r} 0 1 0 {2 * r:g} 0a{r} {r} 0 1 0 -{2 * r:g} 0z"


def _diamond(flower: Flower, size: float) -> str:
    r = round(size * DIAMOND, 1)
    return f"M{flower.x} {round(flower.top - r, 1)}l{r} {r} -{r} {r} -{r} -{r}z"
