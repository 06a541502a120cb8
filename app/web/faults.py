"""What somebody sees when a page cannot be given: a clear Dutch page, or the same as JSON."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from markupsafe import escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from app.web.commands import wants_json
from app.web.ports import Web
from app.words import BACK_TO_START, Words

log = structlog.get_logger()


def handlers(web: Web) -> dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]]:
    async def expected(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = error.headers if isinstance(error, HTTPException) else None
        return _answer(web, request, status, dict(headers or {}))

    async def unexpected(request: Request, error: Exception) -> Response:
        log.error("request_failed", page=_named(request), exc_info=error)
        return _answer(web, request, 500, {})

    return {HTTPException: expected, Exception: unexpected}


def _named(request: Request) -> str:
    """Which page it was, without the token that may stand behind it."""
    return "/" + request.url.path.split("/")[1]


def _answer(web: Web, request: Request, status: int, headers: dict[str, str]) -> Response:
    title, message = web.words.error(status)
    if wants_json(request):
        return JSONResponse({"refused": "", "reason": f"http_{status}", "text": message}, status, headers)
    try:
        page = web.renderer.render("door/error.html", title=title, message=message, status=status)
    except Exception:
        page = _plain(web.words, title, message)
    return HTMLResponse(page, status, headers)


def _plain(said: Words, title: str, message: str) -> str:
    """When even the template is broken."""
    head = f'<!doctype html><html lang="{said.language}"><meta charset="utf-8"><title>{escape(title)}</title>'
    back = f'<p><a href="/">{escape(said.text(BACK_TO_START))}</a></p>'
    return f"{head}<h1>{escape(title)}</h1><p>{escape(message)}</p>{back}</html>"
