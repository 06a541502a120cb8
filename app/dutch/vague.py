"""Words that sound like an agreement and bind nobody to anything."""

from __future__ import annotations

import re
from typing import Final

VAGUE: Final = (
    *("zo snel mogelijk", "zo spoedig mogelijk", "waar mogelijk", "indien mogelijk", "op termijn", "binnenkort"),
    *("vaart maken", "aandacht voor", "oppakken", "bekijken", "kijken naar", "verkennen", "inzetten op"),
    *("streven naar", "in gesprek gaan", "nader uitwerken", "stappen zetten", "meenemen"),
)


def vague_words(text: str) -> tuple[str, ...]:
    """The vague words in a text, in the order of the list."""
    said = " ".join(text.casefold().split())
    return tuple(word for word in VAGUE if re.search(rf"\b{word}\b", said))
