"""The page of the links: what the organiser and the chair hand out, and take back again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.core.breakouts import home
from app.core.link import link_parts
from app.core.links import revocable
from app.core.plan import Seat
from app.core.retention import erase_date
from app.core.roles import Role
from app.web.badge import Visitor
from app.web.pictures import address_of, join_link
from app.web.ports import Web

PAGE: Final = "/links"


@dataclass(frozen=True, slots=True)
class Row:
    """One link to hand out. `title` is of the breakout that it opens; `turn` goes along when it is taken back."""

    name: str
    role: Role
    address: str
    turn: int = 0
    title: str = ""


async def page(web: Web, request: Request, visitor: Visitor) -> Response:
    return shown(web, request, visitor)


def shown(web: Web, request: Request, visitor: Visitor, message: str = "", status: int = 200) -> Response:
    base = address_of(web, request)
    html = web.renderer.render(
        "door/links.html",
        plan=web.room.plan,
        title=web.room.plan.title,
        shared={
            "hall": join_link(web, request),
            "stream": join_link(web, request, Seat.STREAM),
            "screen": f"{base}/scherm/{web.keys.screen}",
        },
        rows=[_row(web, base, name) for name in revocable(web.room.plan, visitor.hands_out or Role.CHAIR)],
        fresh=request.query_params.get("nieuw", ""),
        forgets_on=erase_date(web.room.state, web.clock()).isoformat(),
        message=message,
        is_chair=visitor.is_chair,
    )
    return HTMLResponse(html, status)


def again(link: str) -> str:
    """The page after a link was taken back, at the new one."""
    return f"{PAGE}?nieuw={link}#{link}"


def _row(web: Web, base: str, name: str) -> Row:
    role, id_ = link_parts(name)
    found = home(web.room.plan, id_) if role is Role.RAPPORTEUR else None
    title = found[1].title if found else ""
    return Row(name, role, base + web.path(role, id_), web.turn_of(name), title)
