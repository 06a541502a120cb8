"""The words of the programme file: Dutch on one side, the plan's values on the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.core.plan import Anonymity, BlockKind, Dimension, Harvest, Heading, Language, Visibility
from app.core.questions import KINDS

ROLES: Final = "rollen"
HEAD_KEYS: Final = (
    *("titel", "datum", "organisatie", "plaats", "ondertitel", "zaal", "online", "vertraging"),
    *(ROLES, "organisaties", "volgende bijeenkomst", "taal", "livestream", "vragen", "bewaren"),
)
BLOCK_KEYS: Final = ("soort", "toelichting", "aanwijzing", "overslaan", "vragen")
PITCH_KEYS: Final = ("tijd per pitch",)
REVIEW: Final = "uitslag van"
REVIEW_KEYS: Final = ("spreker", REVIEW)
KEYS_OF: Final[Mapping[BlockKind, tuple[str, ...]]] = {
    BlockKind.PITCHES: PITCH_KEYS,
    BlockKind.PLENARY: ("spreker",),
    BlockKind.KEYNOTE: ("spreker",),
    BlockKind.BRIEFING: ("spreker",),
    BlockKind.REVIEW: REVIEW_KEYS,
}
ELSEWHERE: Final = {"spreker": "no_speaker"}
"""What is said of a name in the wrong place, when there is more to say than that."""
ONLINE_PLACE: Final = "plek online"
BREAKOUT_KEYS: Final = (
    *("voor", "plaatsen", "plek", ONLINE_PLACE),
    *("spreker", "rapporteur", "oogst", "sjabloon", "toelichting"),
)
ONLY_BREAKOUT_KEYS: Final = frozenset(BREAKOUT_KEYS) - {"spreker", "toelichting"}
"""What stands with a session and with nothing else."""
QUESTION_KEYS: Final = ("soort", "anoniem", "geheim", "uitslag", "splits", "tijd", "uitleg", "goedkeuren")
KIND_WORDS: Final = {kind.PLAN_WORD: kind for kind in KINDS.values()}
KIND_KEYS: Final = tuple(dict.fromkeys(key for kind in KINDS.values() for key in kind.PLAN_KEYS))
EVERY_KEY: Final = frozenset(
    (*HEAD_KEYS, *BLOCK_KEYS, *PITCH_KEYS, *REVIEW_KEYS, *BREAKOUT_KEYS, *QUESTION_KEYS, *KIND_KEYS)
)

BLOCKS: Final = {
    "ontvangst": BlockKind.ARRIVAL,
    "pauze": BlockKind.BREAK,
    "diner": BlockKind.MEAL,
    "plenair": BlockKind.PLENARY,
    "pitchronde": BlockKind.PITCHES,
    "vraag": BlockKind.QUESTION,
    "keynote": BlockKind.KEYNOTE,
    "briefing": BlockKind.BRIEFING,
    "terugblik": BlockKind.REVIEW,
    "wrap-up": BlockKind.WRAPUP,
    "parallelsessies": BlockKind.BREAKOUTS,
    "workshops": BlockKind.BREAKOUTS,
}
SESSIONS: Final = frozenset(word for word, kind in BLOCKS.items() if kind is BlockKind.BREAKOUTS)
HARVESTS: Final = {
    "afspraak": Harvest.AGREEMENT,
    "vervolgstappen": Harvest.STEPS,
    "uitwisselen": Harvest.EXCHANGE,
}
TEMPLATES: Final = {
    "notities": (Heading.NOTES,),
    "geleerd en nodig": (Heading.LEARNED, Heading.NEEDED),
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
LANGUAGES: Final = {language.value: language for language in Language}
YES_NO: Final = {"ja": True, "nee": False}

PEOPLE: Final = ("mensen", "deelnemers")
SECONDS: Final = ("seconden", "seconde")
MINUTES: Final = ("minuten", "minuut")
DAYS: Final = ("dagen", "dag")
"""What may stand behind a number: many, and one."""

PITCH_SECONDS: Final = 240
MOST_EXPECTED: Final = 100_000
MOST_PITCHES: Final = 12
MOST_FINDINGS: Final = 20
MOST_BREAKOUTS: Final = 20
MOST_PLACES: Final = 10_000
LONGEST_TEXT: Final = 600
LONGEST_LINE: Final = 10_000
MOST_LINES: Final = 5_000
MOST_SECONDS: Final = 3_600
MOST_KEEP_DAYS: Final = 365
