"""A whole sentence, typed by a chair in seconds, taken apart: who, what, when, via.

Nothing is invented and no word is lost: what does not fit the shape "<who> gaat <when> <what> (via X)"
stays as it is in `what`, and the checker then shows what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from app.core.wording import Due, OutcomeKind, Wording
from app.dutch.dues import PHRASE, read_due
from app.dutch.owners import read_owner

LONGEST_OWNER = 120
_VERB = re.compile(r"\s+(?:gaan|gaat|zullen|zal)\s+", re.IGNORECASE)
_VIA = re.compile(r"\s*\(\s*via\s+([^()]{2,120})\)\s*", re.IGNORECASE)
_NOT_BUT = re.compile(r"\b(?:geen|niet)\b.{1,120}?\bmaar\b", re.IGNORECASE)
_IS = re.compile(r"^\S+(?: \S+){0,6}? (?:is|zijn|blijft|blijven)\b", re.IGNORECASE)


def read_sentence(
    sentence: str, roles: Sequence[str], organisations: Sequence[str], today: date
) -> tuple[OutcomeKind, Wording]:
    """A proposal: the kind of outcome and its wording. The chair can change every part of it."""
    said = " ".join(sentence.split())
    if _is_conclusion(said):
        return OutcomeKind.CONCLUSION, Wording(said)
    rest, via = _without_via(said)
    owner, action = _owner_and_action(rest)
    if not owner:
        return OutcomeKind.AGREEMENT, Wording(_capital(rest), via=via)
    what, due = _without_due(action, today)
    return OutcomeKind.AGREEMENT, Wording(_capital(what), owner, read_owner(owner, roles, organisations), due, via)


def _is_conclusion(said: str) -> bool:
    """ "geen project maar de visie", or a sentence that says how things are and promises nothing."""
    return bool(_NOT_BUT.search(said) or _IS.search(said)) and not _VERB.search(said)


def _without_via(said: str) -> tuple[str, str]:
    found = _VIA.search(said)
    if not found:
        return said, ""
    return " ".join((said[: found.start()] + " " + said[found.end() :]).split()), found[1].strip()


def _owner_and_action(said: str) -> tuple[str, str]:
    found = _VERB.search(said)
    if not found or not 0 < found.start() <= LONGEST_OWNER or found.end() >= len(said):
        return "", said
    return said[: found.start()].strip(), said[found.end() :].strip()


def _without_due(action: str, today: date) -> tuple[str, Due]:
    """The due is taken out only where something is left to do."""
    found = PHRASE.search(action)
    if not found:
        return action, Due()
    left = " ".join((action[: found.start()] + " " + action[found.end() :]).split()).strip(" ,")
    return (left, read_due(found[0], today)) if left else (action, Due())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
