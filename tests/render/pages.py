"""Reads rendered HTML the way a test wants to look at it: elements with their attributes and words."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"input", "img", "meta", "link", "source", "br"}


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str]
    within: tuple[str, ...]
    words: str = ""


class Page(HTMLParser):
    """Every element of a page or region in order; `unclosed` is empty when all tags match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.unclosed: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs}, tuple(e.tag for e in self.unclosed))
        self.elements.append(found)
        if tag not in VOID:
            self.unclosed.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, found, tuple(e.tag for e in self.unclosed)))

    def handle_endtag(self, tag: str) -> None:
        assert [e.tag for e in self.unclosed[-1:]] == [tag]
        self.unclosed.pop()

    def handle_data(self, data: str) -> None:
        for element in self.unclosed:
            element.words += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = {name.replace("_", "-").strip("-"): value for name, value in attributes.items()}
        return [e for e in self.elements if e.tag == tag and wanted.items() <= e.attributes.items()]

    @property
    def words(self) -> str:
        return " ".join((self.elements[0].words if self.elements else "").split())
