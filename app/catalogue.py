"""Dutch is the source: a text stands in Dutch where it belongs, and is looked up here for a day in another language.

A catalogue is `translations/<language>.po`, read when the first day in that language opens. The tests hold it
complete; `docs/decisions/talen.md` says how to change it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Final

from app.core.plan import Language
from app.dutch.calendar import DAYS as DAYS
from app.dutch.calendar import MONTHS as MONTHS

FOLDER: Final = Path(__file__).parents[1] / "translations"
Texts = dict[str, tuple[str, ...]]


class Catalogue(NullTranslations):
    """A text that is not in it stays Dutch."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.all: Final = texts

    def gettext(self, message: str) -> str:
        return self.all.get(message, (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.all.get(msgid1, (msgid1, msgid2))[n != 1]

    def text(self, sentence: str, /, **values: object) -> str:
        """The sentence with its `%(name)s` filled in."""
        found = self.gettext(sentence)
        return found % values if values else found

    def long_date(self, iso: str) -> str:
        """2020-10-29 as donderdag 29 oktober 2020; what is no date stays as it is."""
        day = _day(iso)
        return f"{self.gettext(DAYS[day.weekday()])} {self.short_date(iso)}" if day else iso

    def short_date(self, iso: str) -> str:
        """2020-10-29 as 29 oktober 2020; what is no date stays as it is."""
        day = _day(iso)
        return f"{day.day} {self.gettext(MONTHS[day.month - 1])} {day.year}" if day else iso


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


@cache
def catalogue(language: Language) -> Catalogue:
    return Catalogue({} if language is Language.DUTCH else read(FOLDER / f"{language}.po"))


def read(path: Path) -> Texts:
    """Dutch -> the text, or its singular and plural. A test compares this with what Babel reads."""
    texts: Texts = {}
    for entry in path.read_text("utf-8").strip().split("\n\n"):
        parts = _parts(entry)
        texts[parts.pop("msgid")] = tuple(text for name, text in parts.items() if name.startswith("msgstr"))
    del texts[""]
    return texts


def _parts(entry: str) -> dict[str, str]:
    """`msgid` and what follows it, each with the lines it goes on for."""
    parts: defaultdict[str, str] = defaultdict(str)
    name = ""
    for line in entry.splitlines():
        word, quote, rest = line.partition('"')
        if quote and not line.startswith("#"):
            name = word.strip() or name
            parts[name] += json.loads(quote + rest)
    return parts
