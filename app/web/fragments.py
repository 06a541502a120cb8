"""For pages that no WebSocket reaches: all regions as they are now, and a ping whenever they changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.live.mailbox import MailboxClosed
from app.web.badge import Visitor
from app.web.ports import Web
from app.web.spot import Spot, spot_of

ALIVE_SECONDS: Final = 10


async def regions(web: Web, request: Request, visitor: Visitor) -> Response:
    spot = _spot(web, request, visitor)
    frames = ",".join(web.hub.frames(spot.audience, spot.participant))
    who = web.badges.who(spot.actor)
    body = f'{{"now":{web.clock():.3f},"rev":{web.room.rev},"who":"{who}","frames":[{frames}]}}'
    return Response(body, media_type="application/json")


async def pings(web: Web, request: Request, visitor: Visitor) -> Response:
    spot = _spot(web, request, visitor)
    return StreamingResponse(_pings(web, spot), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _pings(web: Web, spot: Spot) -> AsyncIterator[str]:
    mailbox = web.hub.subscribe(spot.audience, spot.participant)
    try:
        while True:
            try:
                async with asyncio.timeout(ALIVE_SECONDS):
                    await mailbox.next()
                yield f"data: {web.room.rev}\n\n"
            except TimeoutError:
                yield ": \n\n"
    except MailboxClosed:
        return
    finally:
        web.hub.unsubscribe(mailbox)


def _spot(web: Web, request: Request, visitor: Visitor) -> Spot:
    spot = spot_of(web, request, visitor)
    if spot is None:
        raise HTTPException(403)
    return spot
