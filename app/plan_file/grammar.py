"""The words of the programme file: Dutch on one side, the plan's values on the other."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from app.core.plan import Anonymity, BlockKind, Dimension, Visibility

HEAD_KEYS: Final = (
    "titel",
    "datum",
    "organisatie",
    "plaats",
    "ondertitel",
    "zaal",
    "online",
    "vertraging",
    "rollen",
    "organisaties",
    "volgende bijeenkomst",
)
BLOCK_KEYS: Final = ("soort", "toelichting", "aanwijzing", "tijd per pitch")
QUESTION_KEYS: Final = ("soort", "anoniem", "geheim", "uitslag", "splits", "tijd", "uitleg")

BLOCKS: Final = {
    "ontvangst": BlockKind.ARRIVAL,
    "pauze": BlockKind.BREAK,
    "diner": BlockKind.MEAL,
    "plenair": BlockKind.PLENARY,
    "pitchronde": BlockKind.PITCHES,
    "vraag": BlockKind.QUESTION,
    "wrap-up": BlockKind.WRAPUP,
}
ANONYMITIES: Final = {
    "ja": Anonymity.ANONYMOUS,
    "vertrouwelijk": Anonymity.CONFIDENTIAL,
    "op naam": Anonymity.NAMED,
}
VISIBILITIES: Final = {
    "verborgen": Visibility.HIDDEN,
    "na stemmen": Visibility.AFTER_ANSWER,
    "live": Visibility.LIVE,
    "na sluiten": Visibility.AFTER_CLOSE,
}
DIMENSIONS: Final = {
    "plek": Dimension.SEAT,
    "rol": Dimension.ROLE,
    "organisatie": Dimension.ORGANISATION,
}
YES_NO: Final = {"ja": True, "nee": False}
MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
PITCH_SECONDS: Final = 240
LONGEST_LINE: Final = 600
MOST_PITCHES: Final = 12

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SPOKEN = re.compile(r"(?:[a-z]+dag )?(\d{1,2}) ([a-z]+) (\d{4})")
_DURATION = re.compile(r"(\d{1,4}) ?(seconden|seconde|sec|s|minuten|minuut|min|m)")


def read_date(text: str) -> str:
    """ISO 8601 of "17 september 2020" or "2020-09-17"; raises ValueError."""
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SPOKEN.fullmatch(text.lower()):
        day, month, year = int(found[1]), MONTHS.index(found[2]) + 1, int(found[3])
    else:
        raise ValueError(text)
    return date(year, month, day).isoformat()


def read_seconds(text: str) -> int:
    """Seconds of "4 minuten" or "60 seconden"; raises ValueError."""
    found = _DURATION.fullmatch(text.lower())
    if not found or not int(found[1]):
        raise ValueError(text)
    return int(found[1]) * (60 if found[2].startswith("m") else 1)


def write_seconds(seconds: int) -> str:
    return f"{seconds // 60} minuten" if seconds % 60 == 0 else f"{seconds} seconden"


def slug(text: str) -> str:
    """A name for addresses and ids: small letters, digits and dashes; never empty."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or "deel"
