"""The page of one breakout, for who writes along: its link, the badge that it gives, and the page itself."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.core.plan import Block, Breakout
from app.core.roles import Role
from app.live.audience import Audience, Kind
from app.web.badge import Visitor
from app.web.ports import Web
from app.web.spot import is_token


async def link(web: Web, request: Request, _: Visitor) -> Response:
    """As the chair's: opening it only shows the button."""
    block, breakout = _breakout(web, request)
    page = web.renderer.render(
        "door/rapporteur.html",
        title=web.room.plan.title,
        action=request.url.path,
        plan=web.room.plan,
        block=block,
        breakout=breakout,
    )
    return HTMLResponse(page)


async def enter(web: Web, request: Request, _: Visitor) -> Response:
    breakout = _breakout(web, request)[1]
    response = RedirectResponse("/sessie", 303)
    web.badges.give(response, request, Role.RAPPORTEUR, breakout.id)
    return response


async def page(web: Web, _: Request, visitor: Visitor) -> Response:
    return HTMLResponse(web.hub.page(Audience(Kind.RAPPORTEUR, visitor.breakout), now=web.clock()))


def _breakout(web: Web, request: Request) -> tuple[Block, Breakout]:
    """The one that this address carries the right to."""
    token = request.path_params["token"]
    pairs = [(block, breakout) for block in web.room.plan.blocks for breakout in block.breakouts]
    found = [pair for pair in pairs if is_token(token, web.keys.rapporteur(pair[1].id))]
    if not found:
        raise HTTPException(404)
    return found[0]
