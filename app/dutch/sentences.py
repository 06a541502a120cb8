"""A whole sentence, typed by a chair in seconds, taken apart: who, what, when, via.

Nothing is invented and no word is lost: what does not fit the shape "<who> gaat <when> <what> (via X)"
stays as it is in `what`, and the checker then shows what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.core.wording import Due, OutcomeKind, Wording
from app.dutch.dues import find_due, read_due
from app.dutch.owners import read_owner

LONGEST_OWNER: Final = 120
_SAID_KIND = re.compile(r"(conclusie|afspraak|actie) ?: (?=\S)", re.IGNORECASE)
_WILL = re.compile(r"\s+(?:gaan|gaat|zullen|zal)\s+(?=\S)", re.IGNORECASE)
_DOES = re.compile(
    r"\s+(?=(?:levert|leveren|maakt|maken|zorgt|zorgen|stelt|stellen|deelt|delen|organiseert|organiseren|werkt|werken|"
    r"pakt|pakken|stuurt|sturen|schrijft|schrijven|regelt|regelen|bespreekt|bespreken|besluit|besluiten|start|starten|"
    r"neemt|nemen|onderzoekt|onderzoeken|plant|plannen|nodigt|nodigen|brengt|brengen|bereidt|bereiden|legt|leggen|"
    r"geeft|geven|voert|voeren|informeert|informeren|vraagt|vragen|kiest|kiezen|komt|komen|doet|doen)\s+\S)",
    re.IGNORECASE,
)
_VIA = re.compile(r"\s*\(\s*via\s+([^()]{2,120})\)\s*", re.IGNORECASE)
_NOT_BUT = re.compile(r"\b(?:geen|niet)\b.{1,120}?\bmaar\b", re.IGNORECASE)
_IS = re.compile(r"\S+(?: (?!(?:dat|die|wat|of|als|zodat)\b)\S+){0,6}? (?:is|zijn|blijft|blijven) \S", re.IGNORECASE)
_GOES = re.compile(r"(?:het|dat|dit) gaat (?:goed|slecht|niet|om|over|beter)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:(?:het|dit|dat|deze|die) (?:gaat|gaan|zal|zullen)|ik|je|jij|we|wij|jullie|u|ze|zij|men|er|hier\w*|daar\w*|"
    r"dan|nu|ook|verder|dus|en|maar|als|om|over|aan|in|bij|op|met|voor|vóór|na|tijdens|vanaf|uiterlijk|per|wanneer|"
    r"zodra|binnen|tot|rond|wie|wat|hoe)\b|\d",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r",|(?:gaan|gaat|zullen|zal|hebben|heeft|is|zijn|wordt|worden|moet|moeten|kan|kunnen|willen?)\b", re.IGNORECASE
)


def read_sentence(
    sentence: str, roles: Sequence[str], organisations: Sequence[str], today: date
) -> tuple[OutcomeKind, Wording]:
    """A proposal: the kind of outcome and its wording. The chair can change every part of it."""
    said = " ".join(sentence.split())
    named = _SAID_KIND.match(said)
    said = said[named.end() :] if named else said
    is_conclusion = named[1].lower() == "conclusie" if named else _is_conclusion(said)
    if is_conclusion:
        return OutcomeKind.CONCLUSION, Wording(said)
    rest, via = _without_via(said)
    owner, action = _owner_and_action(rest)
    what, due = _without_due(action, today)
    kind = read_owner(owner, roles, organisations)
    return OutcomeKind.AGREEMENT, Wording(_capital(what), owner, kind, due, via)


def _is_conclusion(said: str) -> bool:
    """ "geen project maar de visie", or a sentence that says how things are and promises nothing."""
    if _GOES.match(said):
        return True
    return bool(_NOT_BUT.search(said) or (_IS.match(said) and not _NOBODY.match(said))) and not _WILL.search(said)


def _without_via(said: str) -> tuple[str, str]:
    found = _VIA.search(said)
    if not found:
        return said, ""
    return _joined(said[: found.start()], said[found.end() :]), found[1].strip()


def _owner_and_action(said: str) -> tuple[str, str]:
    """Who is in front of the verb; nobody when that is "we", or a word that cannot be anybody."""
    found = min(filter(None, (_WILL.search(said), _DOES.search(said))), key=lambda match: match.start(), default=None)
    if not found or not 0 < found.start() <= LONGEST_OWNER or _NOBODY.match(said):
        return "", said
    return said[: found.start()].strip(), said[found.end() :].strip()


def _without_due(action: str, today: date) -> tuple[str, Due]:
    """The due is taken out only where something is left that reads as a sentence."""
    found = find_due(action)
    if not found:
        return action, Due()
    start, end = found
    left, due = _joined(action[:start], action[end:]), read_due(action[start:end], today)
    is_whole = bool(left.strip(" .,;:")) and not (start == 0 and _INVERTED.match(action[end:].lstrip()))
    return (left if is_whole else action), due


def _joined(before: str, after: str) -> str:
    """Without the comma or the space that stood around what was taken out."""
    before, after = before.rstrip(" ,"), after.lstrip(" ,")
    return f"{before}{'' if not after or after[0] in '.;:' else ' '}{after}".strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
