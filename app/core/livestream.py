"""Where the livestream is: an https address, whose host is all that a page may talk to beside us."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

PLAYLIST: Final = ".m3u8"
_HOST: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Livestream:
    """`is_playlist`: HLS, which our own page plays; anything else is somebody's page with a player in it."""

    address: str
    host: str
    is_playlist: bool


def livestream(address: str, hosts: Collection[str]) -> Livestream | None:
    """The stream of a programme, when its host may be asked by our pages."""
    host = host_of(address)
    if not host or host not in hosts:
        return None
    return Livestream(address, host, urlsplit(address).path.lower().endswith(PLAYLIST))


def host_of(address: str) -> str:
    """The host in lower case, with its port when it has one; empty when this is no address of a stream.

    It ends up in a header, so nothing but the plainest form will do.
    """
    if len(address) > _LONGEST or not address.isascii() or re.search(r"[\s\"'<>\\;,]", address):
        return ""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if parts.scheme != "https" or parts.username is not None or not _HOST.fullmatch(host):
        return ""
    return host if port in (None, 443) else f"{host}:{port}"
