"""`/.well-known/security.txt` (RFC 9116): whom to tell about a hole in the fence. Without a contact it does not exist.

The date on which it expires is worked out at every request, so that a running server never shows a stale one.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.web.badge import Visitor
from app.web.ports import Web

PATH: Final = "/.well-known/security.txt"
HOLDS_FOR: Final = timedelta(days=180)
LANGUAGES: Final = "nl, en"


async def security_txt(web: Web, _: Request, __: Visitor) -> Response:
    if not web.contact:
        raise HTTPException(404)
    expires = datetime.fromtimestamp(web.clock(), UTC) + HOLDS_FOR
    fields = [
        f"Contact: {web.contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {LANGUAGES}",
    ]
    if web.is_secure:
        fields.append(f"Canonical: {web.address}{PATH}")
    return PlainTextResponse("\n".join(fields) + "\n")
