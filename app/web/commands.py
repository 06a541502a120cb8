"""A command as a form post: without JavaScript, or when no WebSocket gets through."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from app import words
from app.core.commands import Command
from app.core.permissions import MAY
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.errors import StoreFailed
from app.live.hub import Audience
from app.live.wire import BadFrame, check_op, to_command
from app.web.badge import Visitor, fresh_id
from app.web.forms import first, read_form
from app.web.ports import Web
from app.web.spot import Spot, phone_spot


async def post_command(web: Web, request: Request, visitor: Visitor) -> Response:
    form = await read_form(request)
    op = first(form, "op") or fresh_id()
    try:
        command = to_command(request.path_params["type"], form, check_op(op), web.reader)
        actor = _actor(visitor, command)
        receipt = await web.room.submit(command, actor)
    except BadFrame:
        return _refused(web, request, visitor, op, "bad_frame", web.words.error(400)[1], 400)
    except Refused as refused:
        return _refused(web, request, visitor, op, refused.reason, web.words.said(refused), _status(refused.reason))
    except StoreFailed:
        return _refused(web, request, visitor, op, "not_saved", web.words.text(words.NOT_SAVED), 503)
    if wants_json(request):
        return JSONResponse({"ack": op, "text": receipt.note or web.words.note(command)})
    return RedirectResponse("/regie" if actor.role is Role.CHAIR else "/dag", 303)


def wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _actor(visitor: Visitor, command: Command) -> Actor:
    actor = visitor.actor_for(command)
    if actor.role is Role.NOBODY and Role.PARTICIPANT in MAY[type(command)]:
        raise Refused(Reason.UNKNOWN_PARTICIPANT)
    return actor


def _status(reason: Reason) -> int:
    return 403 if reason in (Reason.NOT_ALLOWED, Reason.UNKNOWN_PARTICIPANT) else 409


def _refused(web: Web, request: Request, visitor: Visitor, op: str, reason: str, text: str, status: int) -> Response:
    if wants_json(request):
        return JSONResponse({"refused": op, "reason": reason, "text": text}, status)
    spot = _home(web, request, visitor)
    if spot is None:
        return RedirectResponse("/?bericht=badge", 303)
    return HTMLResponse(web.hub.page(spot.audience, spot.participant, text, now=web.clock()), status)


def _home(web: Web, request: Request, visitor: Visitor) -> Spot | None:
    """The page to show again: the one that the form was on."""
    is_from_chair = request.headers.get("referer", "").endswith("/regie") or not visitor.participant
    if visitor.is_chair and is_from_chair:
        return Spot(Audience.CHAIR)
    return phone_spot(web, visitor) if visitor.participant else None
