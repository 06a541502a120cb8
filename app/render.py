"""Views to HTML: the only module that knows Jinja2, used by the live pages and the report alike.

A page is `templates/<page>/page.html`, a region of it `templates/<page>/<region>.html`. What people
typed is escaped always; a template that asks for a name it did not get fails at once.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import escape

from app.catalogue import catalogue
from app.compiled import Compiled
from app.core.plan import Language
from app.core.splits import Entry
from app.core.typed import capital
from app.core.wording import Wording
from app.dutch import Vague, vague_words
from app.hatching import hatching
from app.lettering import asked, posted, shown, stated
from app.typesetting import typeset

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
PLAIN: Final = (".md", ".txt")
HERE: Final = ZoneInfo("Europe/Amsterdam")
CALL: Final = ["name", "lparen", "string", "rparen"]
AS_MARKUP: Final = (("pipe", "|"), ("name", "safe"))
"""Our own texts may hold a `<b>`; Jinja trusts what `_()` gives as well."""
DATE_GAP: Final = re.compile(r"(?:(?<=\b\d)|(?<=\b\d\d)) (?=[^\W\d_]{3})|(?<=[^\W\d_]) (?=\d{4}\b)")
LIST_ITEM: Final = 12
"""Bytes around a text in a list."""


@dataclass(frozen=True, slots=True)
class Door:
    """How people come in: the address they type, the code, and the link that knows the code."""

    address: str
    code: str
    link: str

    @property
    def code_shown(self) -> str:
        """Eight digits are read and typed in two fours."""
        return " ".join(self.code[at : at + 4] for at in range(0, len(self.code), 4))


class SpokenAtOnce(Extension):
    """Looks up `_("...")` while a template is read, where nothing is to be filled in: showing it then costs nothing."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        ahead: deque[Token] = deque()
        for token in stream:
            ahead.append(token)
            if [seen.type for seen in ahead] == CALL and ahead[0].value == "_":
                text = self.environment.said(ahead[2].value) % {}  # type: ignore[attr-defined]
                ahead = deque(Token(token.lineno, kind, value) for kind, value in (("string", text), *AS_MARKUP))
            if len(ahead) == len(CALL):
                yield ahead.popleft()
        yield from ahead


class Renderer:
    """The pages of one day, in its language."""

    def __init__(self, folder: Path = TEMPLATES, language: Language = Language.DUTCH) -> None:
        texts = catalogue(language)
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=is_markup,  # noqa: S701
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
            bytecode_cache=Compiled(folder, language.value, texts.all),
            extensions=["jinja2.ext.i18n", SpokenAtOnce],
        )
        self._environment.install_gettext_translations(texts, newstyle=True)  # type: ignore[attr-defined]
        self._environment.extend(said=texts.gettext)
        self._environment.globals["language"] = language.value
        self._environment.filters.update(FILTERS, long_date=texts.long_date, short_date=texts.short_date)

    def template(self, name: str, /, **context: Any) -> str:
        return self._environment.get_template(name).render(context)

    render = template

    def region(self, page: str, region: str, /, **context: Any) -> str:
        return self.template(f"{page}/{region}.html", **context)

    def page(self, page: str, /, **context: Any) -> str:
        return self.template(f"{page}/page.html", **context)


def is_markup(name: str | None) -> bool:
    """Everything is, but for the newsletter's plain forms, which keep markup out in their own way."""
    return name is None or not name.endswith(PLAIN)


def clock(minutes: int) -> str:
    """Minutes after midnight as 13:30."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def moment(at: float) -> str:
    """Server time as the clock on the wall: 16:42."""
    return datetime.fromtimestamp(at, HERE).strftime("%H:%M")


def duration(seconds: float) -> str:
    """Seconds as minutes and seconds of a countdown: 4:05."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def vague(wording: Wording) -> tuple[Vague, ...]:
    """Words in what is agreed, or in when, that leave something open."""
    return vague_words(f"{wording.what} | {wording.due.text}")


def unbroken(text: str) -> str:
    """A day, its month and its year stay on one line."""
    return DATE_GAP.sub("\N{NO-BREAK SPACE}", text)


def fitting(entries: Sequence[Entry], room: int) -> list[Entry]:
    """The first entries that fit in so many bytes; the first one always."""
    sizes = accumulate(len(str(escape(entry.body + entry.author)).encode()) + LIST_ITEM for entry in entries)
    there = takewhile(lambda sized: sized[1] <= room, zip(entries, sizes, strict=False))
    return [entry for entry, _ in there] or list(entries[:1])


FILTERS: Final = {
    "fitting": fitting,
    "unbroken": unbroken,
    "hatching": hatching,
    "typeset": typeset,
    "asked": asked,
    "shown": shown,
    "posted": posted,
    "stated": stated,
    "clock": clock,
    "moment": moment,
    "capital": capital,
    "duration": duration,
    "vague": vague,
}
