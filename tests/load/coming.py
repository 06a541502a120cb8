"""How somebody comes in at a running server, and asks for a socket."""

from __future__ import annotations

from app.rehearse.visit import Visit


async def join(base: str, link: str, seat: str = "hall") -> Visit:
    """On a device of their own, by the link of the hall or the one online."""
    visit = Visit(base)
    reply = await visit.post("/meedoen", {"token": [link.rsplit("/", 1)[1]], "seat": [seat]}, is_following=False)
    assert reply.status == 303, reply.text
    return visit


def upgrade(host: str, *more: str) -> str:
    """The request of a phone for its socket; `more` are lines that are not always there."""
    lines = (
        "GET /live?page=phone HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        *more,
    )
    return "\r\n".join((*lines, "", ""))
