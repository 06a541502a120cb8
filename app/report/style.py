"""The report's stylesheet with its fonts inside, so that the HTML needs no other file."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

from markupsafe import Markup

STATIC = Path(__file__).resolve().parents[2] / "static"
FACES = (
    ("Bitter", 600, "bitter-latin-600-normal.woff2"),
    ("Bitter", 700, "bitter-latin-700-normal.woff2"),
    ("Bitter", 800, "bitter-latin-800-normal.woff2"),
    ("Atkinson Hyperlegible Next", 400, "atkinson-hyperlegible-next-latin-400-normal.woff2"),
    ("Atkinson Hyperlegible Next", 600, "atkinson-hyperlegible-next-latin-600-normal.woff2"),
    ("Atkinson Hyperlegible Next", 700, "atkinson-hyperlegible-next-latin-700-normal.woff2"),
)


@cache
def stylesheet() -> Markup:
    """Our own files only, so safe to put in the page as it is."""
    faces = "\n".join(_face(family, weight, STATIC / "fonts" / name) for family, weight, name in FACES)
    return Markup(f"{faces}\n{(STATIC / 'css' / 'report.css').read_text('utf-8')}")  # noqa: S704


def data_address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"


def _face(family: str, weight: int, path: Path) -> str:
    source = data_address("font/woff2", path.read_bytes())
    return f'@font-face{{font-family:"{family}";font-weight:{weight};src:url("{source}") format("woff2")}}'
