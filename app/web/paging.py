"""A long list on pages of its own: which one an address asks for."""

from __future__ import annotations

from starlette.requests import Request


def page_asked(request: Request, total: int, on_page: int) -> tuple[int, int]:
    """The number of the page, from 1, and how many there are; the nearest one for a number that does not exist."""
    pages = max(1, -(-total // on_page))
    return min(pages, max(1, page_number(request.query_params.get("pagina", "")))), pages


def page_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
