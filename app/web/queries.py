"""Every question of the audience: for who wants to read on from the phone, and for who has no script."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.core.query_views import had_by, query_list
from app.web.badge import Visitor
from app.web.paging import page_asked
from app.web.ports import Web

PATH: Final = "/vragen"
ON_PAGE: Final = 25


async def queries(web: Web, request: Request, visitor: Visitor) -> Response:
    state, plan = web.room.state, web.room.plan
    every = query_list(state, len(state.queries.rows))
    number, pages = page_asked(request, every.total, ON_PAGE)
    rows = every.rows[(number - 1) * ON_PAGE : number * ON_PAGE]
    had = had_by(state, visitor.participant)
    page = web.renderer.render(
        "door/queries.html",
        plan=plan,
        title=plan.title,
        queries=every,
        rows=rows,
        had=had,
        number=number,
        pages=pages,
        is_over=state.is_over,
    )
    return HTMLResponse(page)
