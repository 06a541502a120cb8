"""How many pages one address may hold open at a time: a whole hall is one address, a flood is not a hall.

Counted are the connections that stay: sockets and pings. Behind a proxy the address is the visitor's own as
soon as the server knows the proxy (`HEISESSIE_PROXIES`). An address is forgotten when its last page closes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response

from app.words import NO_PLACE, Words

MOST: Final = 4_000
HERE: Final = ("127.0.0.1", "::1")
"""This machine itself has no limit: rehearsals and measurements are played from it."""


class Places:
    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._taken: dict[str, int] = {}

    @contextmanager
    def one(self, connection: HTTPConnection) -> Iterator[bool]:
        """A place for as long as the block runs, however it ends; False when the address has none left."""
        address = connection.client.host if connection.client else ""
        taken = self._taken.get(address, 0)
        if taken >= self._most and address not in HERE:
            yield False
            return
        self._taken[address] = taken + 1
        try:
            yield True
        finally:
            self._leave(address)

    def taken(self, address: str) -> int:
        return self._taken.get(address, 0)

    def _leave(self, address: str) -> None:
        left = self._taken.pop(address) - 1
        if left:
            self._taken[address] = left


def no_place(words: Words) -> Response:
    return PlainTextResponse(words.text(NO_PLACE), 429, {"Retry-After": "30"})
