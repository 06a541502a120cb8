"""The headers that every answer carries, put on by a plain ASGI layer so that nothing is buffered.

An answer that sets one of them itself keeps its own.
"""

from __future__ import annotations

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.livestream import Livestream

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types heisessie"
)
OWN_CONNECT: Final = "connect-src 'self'"
DOWNLOAD_POLICY: Final = "default-src 'none'; sandbox"
ALWAYS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
    "x-robots-tag": "noindex",
    "cache-control": "no-store",
}
ONLY_HTTPS: Final = {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "cross-origin-opener-policy": "same-origin",
}
"""On plain http a browser does nothing with these, and complains about the second."""

Raw = list[tuple[bytes, bytes]]


def stream_policy(stream: Livestream) -> str:
    """The same, with room for one host more: a frame of it, or its playlist and what it plays."""
    origin = f"https://{stream.host}"
    if not stream.is_playlist:
        return f"{POLICY}; frame-src {origin}"
    return POLICY.replace(OWN_CONNECT, f"{OWN_CONNECT} {origin}") + f"; media-src blob: data: {origin}"


class Headers:
    """`is_secure`: people reach us over https, also where a proxy takes that off before it gets here."""

    def __init__(self, app: ASGIApp, is_secure: bool = False) -> None:
        self._app = app
        self._is_secure = is_secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wanted = _HTTPS if self._is_secure or scope["scheme"] == "https" else _HTTP

        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers: Raw = list(message["headers"])
                present = {name for name, _ in headers}
                message["headers"] = headers + [pair for pair in wanted if pair[0] not in present]
            await send(message)

        await self._app(scope, receive, send_with)


def _raw(headers: dict[str, str]) -> Raw:
    return [(name.encode(), value.encode()) for name, value in headers.items()]


_HTTP: Final = _raw(ALWAYS)
_HTTPS: Final = _raw(ALWAYS | ONLY_HTTPS)
