"""HTML -> tagged PDF/UA-1. WeasyPrint may fetch nothing: a text in the report cannot reach a file or a host."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from weasyprint import HTML
from weasyprint.logger import PROGRESS_LOGGER
from weasyprint.urls import URLFetcher, URLFetcherResponse

from app.report.tags import mend

OnPage = Callable[[int], None]
PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)$")


class DataFetcher(URLFetcher):
    """Opens `data:` addresses and refuses every other. A subclass: a plain function crashes WeasyPrint 70."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not url[:5].lower() == "data:":
            raise ValueError(f"not a data address: {url[:80]}")
        return super().fetch(url, headers)


def print_pdf(html: str, on_page: OnPage | None = None) -> bytes:
    """`on_page` hears the number of each page as its layout begins. The same HTML gives the same bytes."""
    page = HTML(string=html, url_fetcher=DataFetcher())
    with _pages_heard(on_page):
        printed = page.write_pdf(finisher=mend, pdf_variant="pdf/ua-1", pdf_identifier=True)
    return bytes(printed)


class _PageHandler(logging.Handler):
    def __init__(self, on_page: OnPage) -> None:
        super().__init__(logging.INFO)
        self._on_page = on_page

    def emit(self, record: logging.LogRecord) -> None:
        if found := PAGE.match(record.getMessage()):
            self._on_page(int(found[1]))


@contextmanager
def _pages_heard(on_page: OnPage | None) -> Iterator[None]:
    if on_page is None:
        yield
        return
    handler, level = _PageHandler(on_page), PROGRESS_LOGGER.level
    PROGRESS_LOGGER.addHandler(handler)
    PROGRESS_LOGGER.setLevel(logging.INFO)
    try:
        yield
    finally:
        PROGRESS_LOGGER.removeHandler(handler)
        PROGRESS_LOGGER.setLevel(level)
