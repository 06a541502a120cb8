"""The pages of the live day: the phone (or online) page, the chair's page and the beamer's."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.core.roles import Role
from app.live.audience import Audience, Kind
from app.web.badge import Visitor
from app.web.online import page_of
from app.web.ports import Web
from app.web.spot import is_token, phone_spot


async def phone(web: Web, _: Request, visitor: Visitor) -> Response:
    return page_of(web, phone_spot(web, visitor))


async def results(web: Web, _: Request, visitor: Visitor) -> Response:
    """The whole of what a phone shows in short, since a frame to everybody is small."""
    spot, plan = phone_spot(web, visitor), web.room.plan
    stage = web.hub.view(spot.audience, spot.participant).stage
    return HTMLResponse(web.renderer.render("door/results.html", stage=stage, plan=plan, title=plan.title))


async def chair(web: Web, _: Request, __: Visitor) -> Response:
    return HTMLResponse(web.hub.page(Audience.CHAIR, now=web.clock()))


async def screen(web: Web, request: Request, _: Visitor) -> Response:
    """The address is the right to it; a cookie goes along for the pictures on the page."""
    if not is_token(request.path_params["token"], web.keys.screen):
        raise HTTPException(404)
    response = HTMLResponse(web.hub.page(Audience.SCREEN))
    web.badges.give(response, request, Role.SCREEN)
    return response


async def speaker(web: Web, _: Request, __: Visitor) -> Response:
    return HTMLResponse(web.hub.page(Audience(Kind.SPEAKER), now=web.clock()))


async def helper(web: Web, _: Request, __: Visitor) -> Response:
    return HTMLResponse(web.hub.page(Audience(Kind.HELPER)))
