"""Reads the documents back as somebody else would: text and tables of HTML, structure of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from pikepdf import Dictionary, Object

Row = tuple[str, ...]
UNSEEN = ("style", "svg", "title")


@dataclass
class Table:
    caption: str = ""
    rows: list[Row] = field(default_factory=list)


class Page(HTMLParser):
    """`text` is what is read on the page, `tables` its tables with their captions, `attributes` all of them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self._cells: list[list[str]] = []
        self.feed(source)
        self.text = squeezed(" ".join(self._words))

    def table(self, caption: str) -> Table:
        return next(table for table in self.tables if caption in table.caption)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in ("meta", "link", "img", "br"):
            self._open.append(tag)
        if tag == "table":
            self.tables.append(Table())
        elif tag == "tr":
            self._cells = []
        elif tag in ("td", "th"):
            self._cells.append([])

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            continue
        if tag == "tr" and self.tables:
            self.tables[-1].rows.append(tuple(squeezed(" ".join(cell)) for cell in self._cells))

    def handle_data(self, data: str) -> None:
        if any(tag in UNSEEN for tag in self._open):
            return
        self._words.append(data)
        if "caption" in self._open:
            self.tables[-1].caption += data
        elif self._cells and ("td" in self._open or "th" in self._open):
            self._cells[-1].append(data)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def elements(element: Object) -> Iterator[Any]:
    """Every structure element below this one, in reading order."""
    kids: Any = element.get("/K", ())
    for kid in kids:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)
