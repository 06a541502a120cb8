"""Who may come through a door: one check in front of every page and post, driven by the route table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response

from app.core.breakouts import home
from app.core.roles import Role
from app.web.badge import Visitor
from app.web.origin import is_own_post
from app.web.ports import Web

EVERYBODY: Final = frozenset(Role)

Answer = Callable[[Web, Request, Visitor], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Way:
    """One address and who may use it. `has_token`: the address itself carries the right to it.

    `otherwise` is where somebody without the role is sent; empty for a plain refusal.
    """

    method: str
    path: str
    answer: Answer
    open_to: frozenset[Role] = EVERYBODY
    has_token: bool = False
    otherwise: str = ""


def guarded(web: Web, way: Way) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if request.method == "POST" and not is_own_post(request.headers):
            raise HTTPException(403)
        visitor = visitor_of(web, request)
        if visitor.roles.isdisjoint(way.open_to):
            if way.otherwise:
                return RedirectResponse(way.otherwise, 303)
            raise HTTPException(403 if visitor.revoked.isdisjoint(way.open_to) else 410)
        return await way.answer(web, request, visitor)

    return endpoint


def visitor_of(web: Web, connection: HTTPConnection) -> Visitor:
    """Whose connection this is; a badge that the room does not know counts for nothing."""
    visitor = web.badges.read(connection)
    if visitor.breakout and home(web.room.plan, visitor.breakout) is None:
        visitor = replace(visitor, breakout="")
    if visitor.participant and web.room.state.participants.get(visitor.participant) is None:
        return replace(visitor, participant="")
    return visitor
