"""Coming in: the code form, the link and QR code that know the code already, and the badge."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

import structlog
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import words
from app.core.commands import Join
from app.core.plan import Seat
from app.core.refusals import Refused
from app.core.roles import Actor, Role
from app.errors import StoreFailed
from app.web.badge import Visitor, fresh_id
from app.web.forms import first, read_form
from app.web.ports import Web
from app.web.spot import is_token

WRONG_ROLE: Final = 422
RETRY_SECONDS: Final = 10
LONGEST_CODE: Final = 200
_PASTED: Final = re.compile(r"/m/([\w-]{1,100})", re.ASCII | re.IGNORECASE)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Entry:
    """The form as somebody filled it in; `token` when a link or QR code brought them, or was pasted as the code.

    `number`: which simulated person this is; after a restart the same one comes back.
    """

    code: str = ""
    token: str = ""
    seat: Seat = Seat.HALL
    role: str = ""
    organisation: str = ""
    is_simulated: bool = False
    number: str = ""


async def code_form(web: Web, request: Request, visitor: Visitor) -> Response:
    if visitor.participant:
        return RedirectResponse("/dag", 303)
    is_forgotten = web.room.state.is_over and web.room.state.erased_at
    stranger = words.FORGOTTEN if is_forgotten else words.UNKNOWN_BADGE
    message = stranger if request.query_params.get("bericht") == "badge" else ""
    return _form(web, Entry(), web.words.text(message) if message else "")


async def link_form(web: Web, request: Request, visitor: Visitor) -> Response:
    if visitor.participant:
        return RedirectResponse("/dag", 303)
    seat = Seat.STREAM if request.url.path.endswith("/online") else Seat.HALL
    entry = Entry(token=request.path_params["token"], seat=seat)
    if not is_token(entry.token, web.keys.join):
        return _form(web, replace(entry, token=""), web.words.text(words.WRONG_LINK), 404)
    return _form(web, entry)


async def join(web: Web, request: Request, visitor: Visitor) -> Response:
    entry = _entry(web, await read_form(request))
    if visitor.participant:
        return RedirectResponse("/dag", 303)
    problem = _wrong_key(web, request, entry)
    if problem:
        status, message = problem
        return _form(web, replace(entry, token=""), message, status)
    if web.room.plan.needs_role and not entry.role:
        return _form(web, entry, web.words.text(words.ROLE_FIRST), WRONG_ROLE)
    return await _let_in(web, request, entry)


async def _let_in(web: Web, request: Request, entry: Entry) -> Response:
    if not entry.is_simulated and not web.admission.has_place(web.hub.people, web.clock()):
        return _full(web, entry)
    id_ = web.keys.token(Role.PARTICIPANT, entry.number) if entry.number else fresh_id()
    command = Join(id_, id_, entry.seat, entry.role, entry.organisation, entry.is_simulated)
    try:
        await web.room.submit(command, Actor(Role.NOBODY))
    except Refused as refused:
        return _form(web, entry, web.words.said(refused), 409)
    except StoreFailed:
        return _form(web, entry, web.words.text(words.NOT_SAVED), 503)
    web.admission.let_in(id_, web.clock())
    web.guesses.came_in(_address(request))
    response = RedirectResponse("/dag", 303)
    web.badges.give(response, request, Role.PARTICIPANT, id_)
    return response


def _full(web: Web, entry: Entry) -> Response:
    """The page that keeps what was filled in and tries again."""
    log.warning("door_full", people=len(web.hub.people))
    plan = web.room.plan
    page = web.renderer.render("door/full.html", plan=plan, entry=entry, title=plan.title, seconds=RETRY_SECONDS)
    return HTMLResponse(page, 503, {"Retry-After": str(RETRY_SECONDS)})


def _wrong_key(web: Web, request: Request, entry: Entry) -> tuple[int, str] | None:
    """Status and message when neither the token nor the code opens the door."""
    if entry.token:
        return None if is_token(entry.token, web.keys.join) else (403, web.words.text(words.WRONG_LINK))
    if not entry.code:
        return 422, web.words.text(words.NO_CODE)
    address = _address(request)
    if web.guesses.is_full(address, web.clock()):
        return 429, web.words.text(words.TOO_MANY_GUESSES)
    if is_token(digits(entry.code), web.keys.code):
        return None
    web.guesses.failed(address, web.clock())
    return 403, web.words.text(words.WRONG_CODE, value=f"‘{entry.code[:40]}’")


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def digits(typed: str) -> str:
    """The code however it was typed: with spaces, dashes, dots or a plus between the fours."""
    return "".join(str(unicodedata.digit(char)) for char in typed if char.isdecimal())


def _entry(web: Web, form: dict[str, list[str]]) -> Entry:
    seat = Seat.STREAM if first(form, "seat") == Seat.STREAM else Seat.HALL
    is_simulated = is_token(first(form, "simulated"), web.keys.simulated)
    code, token = first(form, "code")[:LONGEST_CODE], first(form, "token")[:100]
    if pasted := _PASTED.search(code):
        token = pasted[1]
    number = first(form, "number")[:8] if is_simulated else ""
    return Entry(code, token, seat, first(form, "role"), first(form, "organisation"), is_simulated, number)


def _form(web: Web, entry: Entry, message: str = "", status: int = 200) -> Response:
    plan, is_over = web.room.plan, web.room.state.is_over
    page = web.renderer.render(
        "door/join.html", plan=plan, entry=entry, message=message, title=plan.title, is_over=is_over
    )
    return HTMLResponse(page, status)
