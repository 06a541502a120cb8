"""Forgetting who took part, on purpose: what goes, what stays, and the button behind a tick."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.core.retention import erase_date, has_people
from app.web.badge import Visitor
from app.web.ports import Web

PAGE: Final = "/wissen"


async def page(web: Web, request: Request, visitor: Visitor) -> Response:
    return shown(web, request, visitor)


def shown(web: Web, _: Request, visitor: Visitor, message: str = "", status: int = 200) -> Response:
    state = web.room.state
    html = web.renderer.render(
        "door/forget.html",
        plan=state.plan,
        title=state.plan.title,
        forgets_on=erase_date(state, web.clock()).isoformat(),
        has_people=has_people(state),
        is_forgotten=state.erased_at > 0,
        is_over=state.is_over,
        people=len(state.participants),
        message=message,
        is_chair=visitor.is_chair,
    )
    return HTMLResponse(html, status)
