"""Who owns it, as English says it; a name of this day is known in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.core.wording import OwnerKind
from app.dutch import read_owner as read_dutch_owner

_ARTICLE: Final = re.compile(r"^(?:the|a|an|our) ", re.IGNORECASE)
_COUNT: Final = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_EVERY: Final = (
    rf"(?:all|every|each|both|{_COUNT}) (?:[\w-]+ ){{0,4}}?"
    r"(?:municipalit(?:y|ies)|organisations?|partners|institutions)\b"
)
_PROJECT: Final = r"(?:project(?! (?:leader|manager|group)\b)|programme|pilot)\b"
_BOARD: Final = r"(?:municipal council|council|executive|board)\b"
_PEOPLE: Final = (
    r"(?:all |both )?(?:[\w-]+ )?(?:staff|employees|managers|alderm[ea]n|officers|project leaders|professionals|"
    r"teams|colleagues|civil servants|members|directors|advisers|advisors|participants|councillors|municipalities|"
    r"partners)\b"
)
_ROLE: Final = (
    r".*\b(?:\w*manager|alderman|alderwoman|policy officer|officer|project leader|director|chair|secretary|"
    r"coordinator|adviser|advisor|team leader|clerk|mayor|rapporteur)\b"
)
_TOGETHER: Final = r".*\b(?:everyone|everybody|(?:working|steering|project) group|team|committee)\b"
_BODY: Final = (
    r".*\b(?:municipality|institute|foundation|region|province|association|ministry|university|agency|company|office)\b"
)
_SORTS: Final = (
    (OwnerKind.EVERY_ORGANISATION, _EVERY),
    (OwnerKind.PROJECT, _PROJECT),
    (OwnerKind.ORGANISATION, _BOARD),
    (OwnerKind.GROUP, _PEOPLE),
    (OwnerKind.ROLE, _ROLE),
    (OwnerKind.GROUP, _TOGETHER),
    (OwnerKind.ORGANISATION, _BODY),
)
_KINDS: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _SORTS)


def read_owner(text: str, roles: Sequence[str], organisations: Sequence[str]) -> OwnerKind:
    """What sort of owner a text names. Who is not known counts as a project: then we ask who pulls it."""
    said = " ".join(text.split())
    bare = _ARTICLE.sub("", said)
    known = read_dutch_owner(bare, roles, organisations)
    if known is not OwnerKind.PROJECT:
        return known
    return next((kind for kind, pattern in _KINDS if pattern.match(bare)), known)
