"""The page of a participant as an answer: online it may show the livestream, and then talk to that one host."""

from __future__ import annotations

from typing import Any

from starlette.responses import HTMLResponse

from app.live.audience import Audience
from app.web.headers import stream_policy
from app.web.ports import Web
from app.web.spot import Spot


def page_of(web: Web, spot: Spot, message: str = "", status: int = 200, **more: Any) -> HTMLResponse:
    page = web.hub.page(spot.audience, spot.participant, message, **more)
    stream = web.livestream if spot.audience == Audience.STREAM else None
    return HTMLResponse(page, status, {"content-security-policy": stream_policy(stream)} if stream else None)
