"""Links that the organiser hands out: opening one only shows a button, pressing that gives the badge.

A link may be opened by a mail scanner, so a GET never gives anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.core.roles import Role
from app.web.badge import Visitor
from app.web.guard import Answer, Way
from app.web.ports import Web
from app.web.spot import is_token


@dataclass(frozen=True, slots=True)
class Linked:
    """Where the link of a role begins, the page behind it, and what shows the button."""

    path: str
    page: str
    template: str = "door/link.html"


LINKS: Final[Mapping[Role, Linked]] = {
    Role.CHAIR: Linked("/regie", "/regie", "door/chair.html"),
    Role.SPEAKER: Linked("/spreker", "/spreker"),
    Role.HELPER: Linked("/hulp", "/hulp"),
    Role.COMMUNICATION: Linked("/communicatie", "/verslag"),
}


def ways() -> tuple[Way, ...]:
    """Both addresses of every link."""
    return tuple(
        Way(method, f"{linked.path}/{{token}}", answer(role), has_token=True)
        for role, linked in LINKS.items()
        for method, answer in (("GET", _shown), ("POST", _entered))
    )


def _shown(role: Role) -> Answer:
    async def show(web: Web, request: Request, _: Visitor) -> Response:
        _check(web, request, role)
        plan, template = web.room.plan, LINKS[role].template
        page = web.renderer.render(template, title=plan.title, action=request.url.path, plan=plan, role=role.value)
        return HTMLResponse(page)

    return show


def _entered(role: Role) -> Answer:
    async def enter(web: Web, request: Request, _: Visitor) -> Response:
        _check(web, request, role)
        response = RedirectResponse(LINKS[role].page, 303)
        web.badges.give(response, request, role)
        return response

    return enter


def _check(web: Web, request: Request, role: Role) -> None:
    if not is_token(request.path_params["token"], web.keys.token(role)):
        raise HTTPException(404)
