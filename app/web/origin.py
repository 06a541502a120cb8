"""Did this come from a page of ours? Neither the framework nor the server looks; so every post and socket asks here."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers

_PORTS: Final = {"http": 80, "https": 443}


def is_own_post(headers: Headers) -> bool:
    """The Origin is our own host; or there is none to compare and the browser vouches for it."""
    origin = headers.get("origin", "")
    if origin in ("", "null"):
        return headers.get("sec-fetch-site") == "same-origin"
    return _is_same(origin, headers.get("host", ""))


def is_own_socket(headers: Headers) -> bool:
    """Browsers always say where a socket comes from."""
    return _is_same(headers.get("origin", ""), headers.get("host", ""))


def _is_same(origin: str, host: str) -> bool:
    try:
        theirs = urlsplit(origin)
        ours = urlsplit(f"{theirs.scheme}://{host}")
        port = _PORTS.get(theirs.scheme, 0)
        is_same = (theirs.hostname, theirs.port or port) == (ours.hostname, ours.port or port)
    except ValueError:
        return False
    return bool(theirs.hostname) and theirs.scheme in _PORTS and is_same
