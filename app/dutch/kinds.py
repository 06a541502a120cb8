"""What sort of sentence it is: something to do, a promise to inform, something learnt, or how things are."""

from __future__ import annotations

import re
from typing import Final

from app.core.wording import OutcomeKind

WILL = re.compile(r"\s+(?:gaan|gaat|zullen|zal)\s+(?=\S)", re.IGNORECASE)
NOBODY = re.compile(
    r"(?:(?:het|dit|dat|deze|die) (?:gaat|gaan|zal|zullen)|ik|je|jij|we|wij|jullie|u|ze|zij|men|er|hier\w*|daar\w*|"
    r"dan|nu|ook|verder|dus|en|maar|als|om|over|aan|in|bij|op|met|voor|vóór|na|tijdens|vanaf|uiterlijk|per|wanneer|"
    r"zodra|binnen|tot|rond|wie|wat|hoe)\b|\d",
    re.IGNORECASE,
)
"""Words in front that cannot be anybody."""
_NAMES: Final = {
    "conclusie": OutcomeKind.CONCLUSION,
    "inzicht": OutcomeKind.INSIGHT,
    "afspraak": OutcomeKind.AGREEMENT,
    "actie": OutcomeKind.AGREEMENT,
    "toezegging": OutcomeKind.COMMITMENT,
}
_NAMED = re.compile(rf"({'|'.join(_NAMES)}) ?: (?=\S)", re.IGNORECASE)
_LEARNT = re.compile(
    r"(?:\w+ )?(?:(?:we|wij) (?:hebben|zagen|zien|leerden|merkten|merken|ontdekten|weten)"
    r"|hebben (?:we|wij))(?: (?:nu|gezien|geleerd|gemerkt|ontdekt))* (?:dat|hoe)\b"
    r"|(?:het|wat) (?:valt op|opvalt)\b|(?:het|uit [^,.;]{2,80}) blijkt\b",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(r"\b(?:geen|niet)\b.{1,120}?\bmaar\b", re.IGNORECASE)
_IS = re.compile(r"\S+(?: (?!(?:dat|die|wat|of|als|zodat)\b)\S+){0,6}? (?:is|zijn|blijft|blijven) \S", re.IGNORECASE)
_GOES = re.compile(r"(?:het|dat|dit) gaat (?:goed|slecht|niet|om|over|beter)\b", re.IGNORECASE)
_INFORMS = re.compile(
    r"^(?:informeert|informeren|nodigt|nodigen)\b"
    r"|(?<!te )(?<!het )\b(?:informeren|uitnodigen|terugkoppelen|op de hoogte (?:houden|brengen|stellen)|laten weten)\b"
    r"|\b(?:op de hoogte gehouden|geïnformeerd)\b|\b(?:zeg|zegt|zeggen)\b.* \btoe\b|\btoe(?:zeggen|gezegd)\b",
    re.IGNORECASE,
)


def said_kind(said: str) -> tuple[OutcomeKind | None, str]:
    """A sentence may say itself what it is: "Inzicht: ..."; the kind, and the sentence without it."""
    found = _NAMED.match(said)
    return (_NAMES[found[1].lower()], said[found.end() :]) if found else (None, said)


def kind_of(said: str) -> OutcomeKind:
    if _LEARNT.match(said):
        return OutcomeKind.INSIGHT
    if _promises_nothing(said):
        return OutcomeKind.CONCLUSION
    return OutcomeKind.AGREEMENT


def is_commitment(action: str) -> bool:
    """Does somebody promise to tell or to invite? `action` is what comes after who does it."""
    return bool(_INFORMS.search(action))


def _promises_nothing(said: str) -> bool:
    """ "geen project maar de visie", or a sentence that says how things are and promises nothing."""
    if _GOES.match(said):
        return True
    return bool(_NOT_BUT.search(said) or (_IS.match(said) and not NOBODY.match(said))) and not WILL.search(said)
