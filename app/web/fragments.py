"""For pages that no WebSocket reaches: all regions as they are now with what was said, and a ping at every change."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from functools import partial
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from app.live.mailbox import MailboxClosed
from app.web.badge import Visitor
from app.web.guard import visitor_of
from app.web.places import no_place
from app.web.ports import Web
from app.web.spot import Spot, spot_of

ALIVE_SECONDS: Final = 10


async def regions(web: Web, request: Request, visitor: Visitor) -> Response:
    spot = _spot(web, request, visitor)
    told = {"now": web.clock(), "rev": web.room.rev, "who": web.badges.who(spot.actor), **web.hub.told(spot.audience)}
    frames = ",".join(web.hub.frames(spot.audience, spot.participant))
    body = f'{json.dumps(told, ensure_ascii=False)[:-1]},"frames":[{frames}]}}'
    return Response(body, media_type="application/json")


async def pings(web: Web, request: Request, visitor: Visitor) -> Response:
    spot = _spot(web, request, visitor)
    return Pings(web, request, spot)


class Pings(StreamingResponse):
    """Takes a place when it begins, so that one that never gets going holds none."""

    def __init__(self, web: Web, request: Request, spot: Spot) -> None:
        pings_, headers = _pings(web, request, spot), {"X-Accel-Buffering": "no"}
        super().__init__(pings_, media_type="text/event-stream", headers=headers)
        self._place = partial(web.places.one, request)
        self._no_place = partial(no_place, web.words)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._place() as has_place:
            if has_place:
                await super().__call__(scope, receive, send)
            else:
                await self._no_place()(scope, receive, send)


async def _pings(web: Web, request: Request, spot: Spot) -> AsyncIterator[str]:
    mailbox = web.hub.subscribe(spot.audience, spot.participant)
    try:
        while True:
            try:
                async with asyncio.timeout(ALIVE_SECONDS):
                    await mailbox.next()
                if mailbox.is_doubted and not _is_still(web, request, spot):
                    return
                mailbox.is_doubted = False
                yield f"data: {web.room.rev}\n\n"
            except TimeoutError:
                yield ": \n\n"
    except MailboxClosed:
        return
    finally:
        web.hub.unsubscribe(mailbox)


def _is_still(web: Web, request: Request, spot: Spot) -> bool:
    return spot_of(web, request, visitor_of(web, request)) == spot


def _spot(web: Web, request: Request, visitor: Visitor) -> Spot:
    spot = spot_of(web, request, visitor)
    if spot is None:
        raise HTTPException(403)
    return spot
