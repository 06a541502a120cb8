"""Reading a posted form: url-encoded only, at most 64 KiB, so that no parser of files is ever reached."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

LARGEST: Final = 64 * 1024
KIND: Final = "application/x-www-form-urlencoded"


async def read_form(request: Request) -> dict[str, list[str]]:
    """Raises HTTPException 400, 413 or 415."""
    if request.headers.get("content-type", KIND).partition(";")[0].strip().lower() != KIND:
        raise HTTPException(415)
    if _announced(request) > LARGEST:
        raise HTTPException(413)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413)
    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=200, errors="strict")
    except ValueError as error:
        raise HTTPException(400) from error


def first(form: dict[str, list[str]], name: str) -> str:
    return form.get(name, [""])[0].strip()


def _announced(request: Request) -> int:
    text = request.headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else LARGEST + 1
