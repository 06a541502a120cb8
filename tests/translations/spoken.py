"""What a template says by itself: its own text, attributes and constants, without what it looks up in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted((ROOT / "templates").rglob("*.css"))
WRITTEN = {path for path in (ROOT / "templates").rglob("*.*") if "__pycache__" not in path.parts}
TEMPLATES = sorted(WRITTEN - set(SHEETS))
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
LOOKED_UP = ("_", "gettext", "ngettext")
READ_ALOUD = ("aria-label", "title", "alt", "placeholder", "content", "label")
CODES = ("width=device-width, initial-scale=1", "light dark", "light", "noindex")
NAMES = ("Heisessie", "Page Down", "Page Up", "B")
"""The product, and keys of a keyboard."""
LETTERS = re.compile(r"[^\W\d_]")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
ADDRESS = re.compile(r"[/#][\w/.#-]+")
TEXT_LIKE = re.compile(r"^\s*[A-ZÉ][a-zé]+(?!\w*\()|[a-zé]{2,} [a-zé]{2,}|^ [a-zé]+$|^[a-zé]+ $")


class Spoken(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_style = tag == "style"
        self.texts += [value for name, value in attrs if name in READ_ALOUD and value and value not in CODES]

    def handle_endtag(self, tag: str) -> None:
        self._is_style = False

    def handle_data(self, data: str) -> None:
        if not self._is_style:
            self.texts.append(data)


def spoken(source: str) -> list[str]:
    """Every text of the template's own that somebody would read or hear."""
    tree = ENVIRONMENT.parse(source)
    page = Spoken()
    page.feed("".join(_written(tree)))
    page.close()
    found = [ADDRESS.sub("", ATTRIBUTE.sub("", text)).strip() for text in (*page.texts, *_named(tree))]
    return [text for text in found if LETTERS.search(text) and text not in NAMES]


def _written(node: nodes.Node) -> Iterator[str]:
    """The page with every branch in it and a hole where something is looked up or filled in."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Output):
        for child in node.nodes:
            yield from _written(child) if isinstance(child, nodes.TemplateData) else _shown(child)
    else:
        for part in node.iter_child_nodes():
            if isinstance(part, nodes.Stmt):
                yield from _written(part)


def _shown(node: nodes.Node) -> Iterator[str]:
    """The constants that an expression can come to."""
    if isinstance(node, nodes.Const):
        yield node.value if isinstance(node.value, str) else ""
    elif isinstance(node, nodes.CondExpr):
        yield from _all((node.expr1, *([node.expr2] if node.expr2 else [])))
    elif isinstance(node, nodes.Or | nodes.And | nodes.Add):
        yield from _all((node.left, node.right))
    elif isinstance(node, nodes.Concat | nodes.List | nodes.Tuple):
        yield from _all(node.iter_child_nodes())
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield from _shown(node.node)


def _all(found: Iterable[nodes.Node]) -> Iterator[str]:
    for node in found:
        yield from _shown(node)


def _named(tree: nodes.Template) -> Iterator[str]:
    """Constants that read like a text where they are kept under a name or given to a macro."""
    for node in tree.find_all((nodes.Assign, nodes.Call, nodes.For)):
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in LOOKED_UP:
            continue
        yield from _kept(node)


def _kept(node: nodes.Node) -> Iterator[str]:
    for child in node.iter_child_nodes(exclude=("body", "else_")):
        if isinstance(child, nodes.Const) and isinstance(child.value, str) and TEXT_LIKE.search(child.value):
            yield child.value
        is_other = isinstance(child, nodes.Call | nodes.Test | nodes.Compare | nodes.Filter)
        yield from () if is_other else _kept(child)
