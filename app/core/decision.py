"""What a decision is made of: facts to write, and the means (clock and chance) it was given."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.core.events import Event, TextRef
from app.core.records import Record, Text

Facts = list["Event | Record"]


@dataclass(frozen=True, slots=True)
class Moment:
    """`now` is server time in seconds since the epoch; `fresh` makes an unguessable id."""

    now: float
    fresh: Callable[[], str]

    def ids(self) -> Iterator[str]:
        while True:
            yield self.fresh()

    def text(self, body: str, id_: str = "") -> tuple[TextRef, Text]:
        """A text to keep beside the journal, and the salted digest that the journal holds of it."""
        text = Text(id_ or self.fresh(), self.fresh(), body)
        return TextRef(text.id, digest(text)), text

    def text_if_any(self, body: str) -> tuple[TextRef | None, list[Text]]:
        """The same for what may be left empty: then there is nothing to keep."""
        if not body:
            return None, []
        ref, text = self.text(body)
        return ref, [text]


def digest(text: Text) -> str:
    return hashlib.sha256(f"{text.salt}\n{text.body}".encode()).hexdigest()
