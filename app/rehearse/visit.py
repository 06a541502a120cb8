"""A visitor's browser, as small as it can be: pages over HTTP/1.1 on plain sockets, with cookies."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

PATIENCE = 20.0
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Reply:
    """`headers` have lower-case names; `cookies` are kept by the visit already."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class Visit:
    """One visitor at one server. `base` is `http://host:port`."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        self.cookies: dict[str, str] = {}
        parts = urlsplit(self.base)
        self._authority = parts.netloc
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def get(self, path: str) -> Reply:
        return await self._follow(await self._ask("GET", path))

    async def post(self, path: str, fields: Mapping[str, Sequence[str]], *, is_following: bool = True) -> Reply:
        reply = await self._ask("POST", path, urlencode(fields, doseq=True).encode())
        return await self._follow(reply) if is_following else reply

    async def _follow(self, reply: Reply) -> Reply:
        for _ in range(5):
            if reply.status not in REDIRECTS:
                break
            reply = await self._ask("GET", _on_this_server(reply.headers["location"]))
        return reply

    async def _ask(self, method: str, path: str, body: bytes = b"") -> Reply:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(self._host, self._port)
            try:
                writer.write(self._head(method, path, len(body)) + body)
                reply, cookies = _read(await reader.read())
            finally:
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()
        self.cookies |= cookies
        return reply

    def _head(self, method: str, path: str, length: int) -> bytes:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {self._authority}",
            "Connection: close",
            "Accept: text/html,*/*",
        ]
        if self.cookies:
            lines.append(f"Cookie: {self.cookie}")
        if method == "POST":
            lines += [f"Origin: {self.base}", "Content-Type: application/x-www-form-urlencoded"]
            lines.append(f"Content-Length: {length}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _on_this_server(location: str) -> str:
    """Path and query: a message to who is sent on stands in the query."""
    return urlsplit(location)._replace(scheme="", netloc="", fragment="").geturl()


def _read(raw: bytes) -> tuple[Reply, dict[str, str]]:
    head, _, body = raw.partition(b"\r\n\r\n")
    if not head:
        raise ConnectionError("the server hung up without an answer")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if name.lower() == "set-cookie":
            cookies |= {key: morsel.value for key, morsel in SimpleCookie(value.strip()).items()}
        headers[name.lower()] = value.strip()
    if headers.get("transfer-encoding") == "chunked":
        body = _unchunked(body)
    return Reply(int(first.split()[1]), headers, body), cookies


def _unchunked(body: bytes) -> bytes:
    parts = []
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size.split(b";")[0], 16)
        if not length:
            break
        parts.append(rest[:length])
        body = rest[length + 2 :]
    return b"".join(parts)
