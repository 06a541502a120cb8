"""The files of `static/`, read once at the start and served from memory with a fingerprint.

Texts are kept gzipped as well. `?v=...` in an address means that it may be kept for a year.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.web.badge import Visitor
from app.web.ports import Web

KEEP: Final = "public, max-age=3600"
KEEP_ALWAYS: Final = "public, max-age=31536000, immutable"
TYPES: Final = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".md": "text/plain",
}
TEXTS: Final = ("text/", "image/svg", "application/json")


@dataclass(frozen=True, slots=True)
class Item:
    body: bytes
    zipped: bytes
    kind: str
    tag: str


async def file(web: Web, request: Request, _: Visitor) -> Response:
    item = shelf(web.static).get(request.path_params["path"])
    if item is None:
        raise HTTPException(404)
    headers = {
        "ETag": item.tag,
        "Cache-Control": KEEP_ALWAYS if request.query_params.get("v") else KEEP,
        "Vary": "Accept-Encoding",
    }
    if request.headers.get("if-none-match") == item.tag:
        return Response(status_code=304, headers=headers)
    if item.zipped and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(item.zipped, headers=headers | {"Content-Encoding": "gzip"}, media_type=item.kind)
    return Response(item.body, headers=headers, media_type=item.kind)


@lru_cache(maxsize=4)
def shelf(root: Path) -> dict[str, Item]:
    return {path.relative_to(root).as_posix(): _item(path) for path in sorted(root.rglob("*")) if path.is_file()}


def _item(path: Path) -> Item:
    body = path.read_bytes()
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    zipped = gzip.compress(body, 9, mtime=0) if kind.startswith(TEXTS) else b""
    return Item(body, zipped, kind, f'"{hashlib.sha256(body).hexdigest()[:20]}"')
