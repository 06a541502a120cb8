"""Is this day well? For a proxy or a monitor: 200 or 503, and which part it is. Nothing of anybody, and no secrets."""

from __future__ import annotations

import shutil
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.store import LITTLE_SPACE
from app.web.badge import Visitor
from app.web.ports import Web

PATH: Final = "/gezond"
LEAST_FREE: Final = LITTLE_SPACE
"""Bytes on the disk of the day."""


async def healthy(web: Web, _: Request, __: Visitor) -> Response:
    free = shutil.disk_usage(web.data).free
    parts = {"store": web.room.is_keeping, "room": web.room.is_alive, "disk": free >= LEAST_FREE}
    is_well = all(parts.values())
    body = {"ok": is_well, **parts, "free_mb": free // 1024**2, "connections": web.hub.connections}
    return JSONResponse(body, 200 if is_well else 503)
