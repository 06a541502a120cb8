"""Words that sound like an agreement and bind nobody to anything. Advice for who words one, never a reason to stop."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, NamedTuple


class Lack(StrEnum):
    """What a vague word leaves open."""

    WHAT = "what"
    WHEN = "when"
    WHETHER = "whether"


class Vague(NamedTuple):
    word: str
    lack: Lack


VAGUE: Final[dict[Lack, tuple[str, ...]]] = {
    Lack.WHAT: (
        *("vaart maken", "aandacht voor", "oppakken", "bekijken", "kijken naar", "verkennen", "inzetten op"),
        *("in gesprek gaan", "nader uitwerken", "stappen zetten", "meenemen"),
    ),
    Lack.WHEN: ("zo snel mogelijk", "zo spoedig mogelijk", "op termijn", "binnenkort"),
    Lack.WHETHER: ("waar mogelijk", "indien mogelijk", "streven naar"),
}


def vague_words(text: str) -> tuple[Vague, ...]:
    """The vague words in a text, each once, in the order of the list."""
    said = " ".join(text.casefold().split())
    return tuple(
        Vague(word, lack) for lack, words in VAGUE.items() for word in words if re.search(rf"\b{word}\b", said)
    )
