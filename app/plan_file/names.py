"""Ids from headings: readable in addresses, each used once, the same for the same file."""

from __future__ import annotations

import re
import unicodedata


class Names:
    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def of(self, text: str) -> str:
        """The slug of a text."""
        return self.free(slug(text))

    def free(self, wanted: str) -> str:
        """As wanted; with -2, -3 and on behind it when it is taken."""
        id_, number = wanted, self._next.get(wanted, 2)
        while id_ in self._taken:
            id_ = f"{wanted}-{number}"
            number += 1
        self._next[wanted] = number
        self._taken.add(id_)
        return id_


def slug(text: str) -> str:
    """A name for addresses and ids: small letters, digits and dashes; never empty."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or "deel"
