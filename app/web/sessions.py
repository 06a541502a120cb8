"""The page of one breakout, for who writes along: its link, the badge that it gives, and the page itself."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.core.breakouts import require_home
from app.core.plan import Block, Breakout
from app.core.roles import Role
from app.live.audience import Audience, Kind
from app.web.badge import Visitor
from app.web.links import opened_by
from app.web.ports import Web


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
    plan = web.room.plan
    ids = [breakout.id for block in plan.blocks for breakout in block.breakouts]
    return require_home(plan, opened_by(web, request, Role.RAPPORTEUR, ids))
