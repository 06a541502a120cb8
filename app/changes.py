"""What a changed programme file means for a day that is there already, as lines for the terminal."""

from __future__ import annotations

from typing import Final

from app.core.differences import Change, Difference, Part
from app.core.revisions import Revision

MOST_LINES: Final = 12
LONGEST_NAME: Final = 60
PARTS: Final = {
    Part.HEAD: "de kop",
    Part.BLOCK: "onderdeel",
    Part.PITCH: "pitch",
    Part.QUESTION: "vraag",
}
FIELDS: Final = {
    "title": "titel",
    "date": "datum",
    "organiser": "organisatie",
    "place": "plaats",
    "subtitle": "ondertitel",
    "expected_hall": "zaal",
    "expected_stream": "online",
    "delay": "vertraging",
    "roles": "rollen",
    "organisations": "organisaties",
    "next_date": "volgende bijeenkomst",
    "language": "taal",
    "windows": "rollen",
    "livestream": "livestream",
    "days": "dagen",
    "queries": "vragen",
    "keep_days": "bewaren",
}
TAKEN: Final = {Change.ADDED: "nieuw", Change.CHANGED: "veranderd", Change.GONE: "weg"}
KEPT: Final = {
    Change.ADDED: "nieuw, maar komt er niet bij: dit deel van de dag is al begonnen",
    Change.CHANGED: "veranderd, maar wat al begonnen is, blijft zoals het was",
    Change.GONE: "weg, maar blijft staan: dit deel van de dag is al begonnen",
}
OFFERED: Final = (
    "Het programmabestand is veranderd. Deze dag houdt het programma dat hij had. Dit is er anders:",
    "Wil je dit overnemen? Stop met Ctrl+C en start opnieuw met --update erbij.",
)
APPLIED: Final = ("Het programma is bijgewerkt met het veranderde bestand:", "")
NOTHING: Final = (
    "Het programmabestand is veranderd, maar alleen in wat al begonnen is. Het programma blijft zoals het was:",
    "",
)


def lines(revision: Revision, *, is_applied: bool) -> list[str]:
    """Empty when the file says what the day already does."""
    if not revision.asked:
        return []
    has_more = any(difference not in revision.kept for difference in revision.asked)
    before, after = (APPLIED if is_applied else OFFERED) if has_more else NOTHING
    rows = [f"- {_row(difference, difference in revision.kept)}" for difference in revision.asked]
    left = len(rows) - MOST_LINES
    shown = [*rows[:MOST_LINES], f"- en nog {left} andere"] if left > 1 else rows
    return [before, *shown, *filter(None, [after])]


def _row(difference: Difference, is_kept: bool) -> str:
    name = FIELDS[difference.name] if difference.part is Part.HEAD else difference.name
    short = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
    return f"{PARTS[difference.part]} ‘{short}’: {(KEPT if is_kept else TAKEN)[difference.change]}"
