"""A command as a form post: without JavaScript, or when no WebSocket gets through."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from app import words
from app.core.commands import AskQuery, Command, ErasePeople, RevokeLink, SupportQuery, WithdrawQuery
from app.core.permissions import MAY
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.errors import DiskBroken, StoreFailed
from app.live.audience import Audience, Kind
from app.live.fields import BadFrame
from app.live.wire import check_op, to_command
from app.web import forgetting, handing, queries, texts
from app.web.badge import Visitor, fresh_id
from app.web.forms import first, read_form
from app.web.online import page_of
from app.web.ports import Web
from app.web.spot import Spot, phone_spot

ON_QUERIES: Final = (AskQuery, SupportQuery, WithdrawQuery)
ONLY_HELPS: Final = frozenset({Role.HELPER, Role.NOBODY})
ORGANISING: Final = {"revoke_link": handing.shown, "erase_people": forgetting.shown}
"""What shows its own page again when it was refused."""
PAGES: Final = {Role.CHAIR: "/regie", Role.RAPPORTEUR: "/sessie", Role.HELPER: "/hulp"}


async def post_command(web: Web, request: Request, visitor: Visitor) -> Response:
    form = await read_form(request)
    op = first(form, "op") or fresh_id()
    try:
        command = to_command(request.path_params["type"], form, check_op(op), web.reader)
        actor = _actor(_worn(request, visitor), command)
        receipt = await web.room.submit(command, actor)
    except BadFrame:
        return _refused(web, request, visitor, op, "bad_frame", web.words.error(400)[1], 400)
    except Refused as refused:
        return _refused(web, request, visitor, op, refused.reason, web.words.said(refused), _status(refused.reason))
    except DiskBroken:
        return _unsure(web, request, visitor, op)
    except StoreFailed:
        return _refused(web, request, visitor, op, "not_saved", web.words.text(words.NOT_SAVED), 503)
    if wants_json(request):
        return JSONResponse({"ack": op, "text": receipt.note or web.words.note(command)})
    return RedirectResponse(_next(request, command, actor), 303)


def _unsure(web: Web, request: Request, visitor: Visitor, op: str) -> Response:
    """Nobody knows whether it was kept. A script that hears no yes or no asks again, with the same op."""
    text = web.words.text(words.UNSURE)
    return PlainTextResponse(text, 503) if wants_json(request) else _refused(web, request, visitor, op, "", text, 503)


def _next(request: Request, command: Command, actor: Actor) -> str:
    """The page that the form was on, and the tab on it."""
    if actor.role is Role.PARTICIPANT and isinstance(command, ON_QUERIES):
        return queries.PATH if queries.PATH in request.headers.get("referer", "") else "/dag#queries"
    if isinstance(command, RevokeLink):
        return handing.again(command.link)
    if isinstance(command, ErasePeople):
        return forgetting.PAGE
    referer = request.headers.get("referer", "")
    return texts.again(referer) if texts.PATH in referer else PAGES.get(actor.role, "/dag")


def wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _worn(request: Request, visitor: Visitor) -> Visitor:
    """Who has more hats wears the one of the page that the form is on."""
    if visitor.breakout and _is_from(request, "/sessie"):
        return Visitor(breakout=visitor.breakout)
    return Visitor(linked=visitor.linked) if visitor.linked and _is_from(request, "/hulp") else visitor


def _is_from(request: Request, page: str) -> bool:
    return request.headers.get("referer", "").endswith(page)


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
    if visitor.hands_out and (shown := ORGANISING.get(request.path_params["type"])):
        return shown(web, request, visitor, text, status)
    spot = _home(web, request, visitor)
    if spot is None:
        return RedirectResponse("/?bericht=badge", 303)
    return page_of(web, spot, text, status, now=web.clock())


def _home(web: Web, request: Request, visitor: Visitor) -> Spot | None:
    """The page to show again: the one that the form was on."""
    if visitor.breakout and (_is_from(request, "/sessie") or not (visitor.is_chair or visitor.participant)):
        return Spot(Audience(Kind.RAPPORTEUR, visitor.breakout))
    if Role.HELPER in visitor.linked and (_is_from(request, "/hulp") or visitor.roles <= ONLY_HELPS):
        return Spot(Audience(Kind.HELPER))
    if visitor.is_chair and (_is_from(request, "/regie") or not visitor.participant):
        return Spot(Audience.CHAIR)
    return phone_spot(web, visitor) if visitor.participant else None
