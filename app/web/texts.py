"""Every text of the question of now: for who wants to hide an older one than the page of the day still shows."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.core.audiences import NEWEST_TEXTS, chair_view
from app.core.role_views import helper_view
from app.web.badge import Visitor
from app.web.paging import page_asked, page_number
from app.web.ports import Web

PATH: Final = "/teksten"


async def texts(web: Web, request: Request, visitor: Visitor) -> Response:
    state, plan = web.room.state, web.room.plan
    view_of = chair_view if visitor.is_chair else helper_view
    number, pages = page_asked(request, view_of(state).text_count, NEWEST_TEXTS)
    view = view_of(state, part=number)
    back = "/regie" if visitor.is_chair else "/hulp"
    page = web.renderer.render(
        "door/texts.html", plan=plan, title=plan.title, view=view, number=number, pages=pages, back=back
    )
    return HTMLResponse(page)


def again(referer: str) -> str:
    """The same part of the texts, for a form that was on it."""
    _, _, number = referer.partition(f"{PATH}?pagina=")
    return f"{PATH}?pagina={page_number(number)}"
