"""What a phone downloads before it can vote: page, styles, scripts and fonts, compressed."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from app.bench.figure import Figure, Profile
from app.bench.hall import our_server
from app.rehearse.visit import Visit

LIMIT = 80.0
IN_STYLE = re.compile(r"""(?:url\(|@import\s+)["']?([^"')]+)["']?""")
IN_SCRIPT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["']([./][^"']+)["']""")
ON_DEMAND = ("latin-ext", "ext.woff2")
"""Fonts for letters that a Dutch page does not use; a browser asks for them only when it does."""


async def measure(profile: Profile) -> Figure:
    async with our_server() as hall:
        visit = Visit(hall.links.base)
        token = hall.links.phone.rsplit("/", 1)[-1]
        page = await visit.post("/meedoen", {"token": [token], "seat": ["hall"]})
        parts = await downloads(visit, page.text)
    weight = sum(parts.values()) / 1000
    heaviest = max(parts, key=lambda path: parts[path])
    detail = f"{len(parts)} bestanden, het zwaarste is {heaviest.rsplit('/', 1)[-1]}"
    return Figure("gewicht van de telefoonpagina", weight, LIMIT, True, detail, "kB")


async def downloads(visit: Visit, html: str) -> dict[str, int]:
    """Path -> bytes on the wire, for the page itself and everything it asks for by itself."""
    found = {"/dag": _packed(html.encode())}
    waiting = [urljoin("/dag", path) for path in _linked(html)]
    while waiting:
        path = waiting.pop()
        if path in found or path.startswith(("data:", "http")) or any(mark in path for mark in ON_DEMAND):
            continue
        reply = await visit.get(path)
        found[path] = _packed(reply.body)
        inside = IN_STYLE if ".css" in path else IN_SCRIPT if ".js" in path or ".mjs" in path else None
        if inside:
            waiting += [urljoin(path, other) for other in inside.findall(reply.text)]
    return found


def _packed(body: bytes) -> int:
    """A font or picture does not get smaller; text does."""
    return min(len(body), len(gzip.compress(body, 6, mtime=0)))


def _linked(html: str) -> list[str]:
    reader = _Links()
    reader.feed(html)
    return reader.found


class _Links(HTMLParser):
    """Files that a browser fetches for a page without being asked."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("script", "img") and given.get("src"):
            self.found.append(given["src"])
        elif tag == "link" and given.get("rel") in ("stylesheet", "modulepreload", "preload", "icon"):
            self.found.append(given.get("href", ""))
