"""Pictures made on request: the heath out of four numbers, and the QR code of the join link."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import qrcode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.core.link import link_parts
from app.core.links import revocable
from app.core.plan import Seat
from app.heath import heath
from app.web.badge import Visitor
from app.web.ports import Web

WIDEST: Final = 2_000
HIGHEST: Final = 1_200
MOST_PEOPLE: Final = 100_000
THEMES: Final = ("ochtend", "avond")
KEEP: Final = "public, max-age=31536000, immutable"
QUIET: Final = 4


async def heath_picture(_: Web, request: Request, __: Visitor) -> Response:
    at = request.path_params
    size, people = (at["width"], at["height"]), (at["hall"], at["stream"], at["open_hall"], at["open_stream"])
    fits = 0 < size[0] <= WIDEST and 0 < size[1] <= HIGHEST and at["theme"] in THEMES
    if not fits or max(people) > MOST_PEOPLE or people[2] > people[0] or people[3] > people[1]:
        raise HTTPException(404)
    return _svg(_heath(at["theme"], size, people), KEEP)


async def qr_picture(web: Web, request: Request, visitor: Visitor) -> Response:
    seat = request.query_params.get("plek", "")
    return _svg(_qr(_role_link(web, request, visitor) or join_link(web, request, seat)), "no-store")


def _role_link(web: Web, request: Request, visitor: Visitor) -> str:
    """A link of a role, for who hands it out; empty for another picture."""
    name = request.query_params.get("voor", "")
    if not name:
        return ""
    hat = visitor.hands_out
    if hat is None or name not in revocable(web.room.plan, hat):
        raise HTTPException(403)
    return address_of(web, request) + web.path(*link_parts(name))


def join_link(web: Web, request: Request, seat: str = "") -> str:
    """The link that a QR code or an invitation carries; seat `stream` presets online."""
    return f"{address_of(web, request)}/m/{web.keys.join}" + ("/online" if seat in (Seat.STREAM, "online") else "")


def address_of(web: Web, request: Request) -> str:
    return web.address or f"{request.url.scheme}://{request.headers.get('host', '')}"


@lru_cache(maxsize=128)
def _heath(theme: str, size: tuple[int, int], people: tuple[int, int, int, int]) -> str:
    return str(heath(*size, *people, theme=theme))


@lru_cache(maxsize=8)
def _qr(link: str) -> str:
    """Dark modules as one path of horizontal runs, with the quiet zone that readers need."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(link)
    code.make(fit=True)
    side = len(code.modules) + 2 * QUIET
    runs = "".join(_runs(y, [bool(cell) for cell in row]) for y, row in enumerate(code.modules))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#ffffff"/><path fill="#26152b" d="{runs}"/></svg>'
    )


def _runs(y: int, row: list[bool]) -> str:
    drawn, x = "", 0
    while x < len(row):
        start = x
        while x < len(row) and row[x]:
            x += 1
        if x > start:
            drawn += f"M{start + QUIET} {y + QUIET}h{x - start}v1h-{x - start}z"
        x += 1
    return drawn


def _svg(picture: str, keep: str) -> Response:
    return Response(picture, media_type="image/svg+xml", headers={"Cache-Control": keep})
