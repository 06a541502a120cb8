"""Links that the organiser hands out: opening one only shows a button, pressing that gives the badge.

A link may be opened by a mail scanner, so a GET never gives anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.core.link import EXTRA, link_name
from app.core.roles import Role
from app.web.badge import Visitor
from app.web.guard import Answer, Way
from app.web.ports import PATHS, Web
from app.web.spot import is_token


@dataclass(frozen=True, slots=True)
class Linked:
    """The page behind the link of a role, and what shows the button. `ids`: which ones there are of that role."""

    page: str
    template: str = "door/link.html"
    ids: tuple[str, ...] = ("",)


LINKS: Final[Mapping[Role, Linked]] = {
    Role.CHAIR: Linked("/regie", "door/chair.html", ("", EXTRA)),
    Role.SPEAKER: Linked("/spreker"),
    Role.HELPER: Linked("/hulp"),
    Role.COMMUNICATION: Linked("/verslag"),
    Role.ORGANISER: Linked("/links"),
}


def ways() -> tuple[Way, ...]:
    """Both addresses of every link."""
    return tuple(
        Way(method, f"{PATHS[role]}/{{token}}", answer(role), has_token=True)
        for role in LINKS
        for method, answer in (("GET", _shown), ("POST", _entered))
    )


def _shown(role: Role) -> Answer:
    async def show(web: Web, request: Request, _: Visitor) -> Response:
        opened_by(web, request, role, LINKS[role].ids)
        plan, template = web.room.plan, LINKS[role].template
        page = web.renderer.render(template, title=plan.title, action=request.url.path, plan=plan, role=role.value)
        return HTMLResponse(page)

    return show


def _entered(role: Role) -> Answer:
    async def enter(web: Web, request: Request, _: Visitor) -> Response:
        id_ = opened_by(web, request, role, LINKS[role].ids)
        response = RedirectResponse(LINKS[role].page, 303)
        web.badges.give(response, request, role, id_)
        return response

    return enter


def opened_by(web: Web, request: Request, role: Role, ids: Iterable[str]) -> str:
    """Which of these the address carries the right to. Raises HTTPException 410 for a link that was taken back."""
    given, status = request.path_params["token"], 404
    for id_ in ids:
        turn = web.turn_of(link_name(role, id_))
        if is_token(given, web.keys.token(role, id_, turn)):
            return id_
        if any(is_token(given, web.keys.token(role, id_, earlier)) for earlier in range(turn)):
            status = 410
    raise HTTPException(status)
