"""The report's stylesheet with its fonts inside, so that the HTML needs no other file."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from markupsafe import Markup

STATIC = Path(__file__).resolve().parents[2] / "static"
WEIGHTS = {"Bitter": (600, 700, 800), "Atkinson Hyperlegible Next": (400, 600, 700)}
RARE = re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u024f\u1e00-\u1eff]")


def stylesheet(text: str) -> Markup:
    """`text` is what will be set in it. Unpacking a font takes as long as a page, so rare letters only when needed."""
    return _stylesheet(has_rare=RARE.search(text) is not None)


@cache
def _stylesheet(*, has_rare: bool) -> Markup:
    """Our own files only, so safe to put in the page as it is."""
    scripts = {"latin": "", "latin-ext": " Extra"} if has_rare else {"latin": ""}
    sheet = (STATIC / "css" / "report.css").read_text("utf-8")
    return Markup("\n".join((*_faces(scripts), sheet)))  # noqa: S704


def data_address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"


def _faces(scripts: dict[str, str]) -> Iterator[str]:
    """Letters outside `latin` come from a second family that the stylesheet names after the first."""
    for family, weights in WEIGHTS.items():
        for weight in weights:
            for script, suffix in scripts.items():
                name = f"{family.lower().replace(' ', '-')}-{script}-{weight}-normal.woff2"
                yield _face(family + suffix, weight, STATIC / "fonts" / name)


def _face(family: str, weight: int, path: Path) -> str:
    source = data_address("font/woff2", path.read_bytes())
    return f'@font-face{{font-family:"{family}";font-weight:{weight};src:url("{source}") format("woff2")}}'
