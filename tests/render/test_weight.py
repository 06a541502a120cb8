"""A phone on a slow line: page, styles, scripts and fonts together stay under 80 kB."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from app.bench.page import IN_SCRIPT
from app.render import Renderer
from tests.render import samples

MOST = 80_000


def weight(path: Path) -> int:
    content = path.read_bytes()
    return len(content if path.suffix == ".woff2" else gzip.compress(content, 6))


def imported(script: Path) -> set[Path]:
    """Every script that this one brings along, whenever it does."""
    found: set[Path] = set()
    waiting = [script]
    while waiting:
        path = waiting.pop()
        named = {(path.parent / name).resolve() for name in IN_SCRIPT.findall(path.read_text("utf-8"))}
        waiting += named - found
        found |= named
    return found


def test_a_phone_downloads_little(renderer: Renderer, root: Path) -> None:
    view = samples.moments()["live"]
    page = renderer.page("phone", view=view, own=samples.own(view), message=None, door=samples.DOOR, links={})
    files = {root / found.lstrip("/") for found in re.findall(r'(?:href|src)="(/static/[^"]+)"', page)}
    files |= {script for path in files if path.suffix == ".js" for script in imported(path)}
    tokens = (root / "static/css/tokens.css").read_text("utf-8")
    fonts = {root / found.lstrip("/") for found in re.findall(r'url\("(/static/[^"]+)"\)', tokens)}
    latin = {path for path in fonts if "latin-ext" not in path.name}
    assert {"live.js", "own.js", "words.js"} <= {path.name for path in files}
    assert len(latin) == 3
    assert sum(map(weight, files | latin)) + len(gzip.compress(page.encode(), 6)) < MOST
