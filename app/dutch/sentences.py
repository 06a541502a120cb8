"""A whole sentence, typed by a chair in seconds, taken apart: who, what, when, via.

Nothing is invented and no word is lost: what does not fit the shape "<who> gaat <when> <what> (via X)"
stays as it is in `what`, and the checker then shows what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from app.core.typed import capital
from app.core.wording import Due, OutcomeKind, Wording
from app.dutch.amounts import find_amount
from app.dutch.dues import find_due, read_due
from app.dutch.kinds import NOBODY, WILL, is_commitment, kind_of, said_kind
from app.dutch.owners import read_owner
from app.dutch.verbs import FINITE, as_title

LONGEST_OWNER: Final = 120
_DOES = re.compile(
    rf"(?<!\bte)(?<!\bdie)(?<!\bdat)(?<!\bwie)\s+(?=(?:{FINITE})\s+(?!(?:we|wij|ik|je|jullie)\b)\S)", re.IGNORECASE
)
_PROMISED = re.compile(
    r"^(?:zeg|zegt|zeggen)\s+toe\s+(?:dat\s+(?:ze|zij|hij|die|we|wij|ik)|om\s+te)\s+(?=\S)", re.IGNORECASE
)
"""The kind of outcome says this already."""
SENTENCES = re.compile(r"(?<=[.!?…])\s+")
_VIA = re.compile(r"\s*\(\s*via\s+([^()]{2,120})\)\s*", re.IGNORECASE)
_INVERTED = re.compile(
    r",|(?:gaan|gaat|zullen|zal|hebben|heeft|is|zijn|wordt|worden|moet|moeten|kan|kunnen|willen?)\b", re.IGNORECASE
)


def read_sentence(
    sentence: str, roles: Sequence[str], organisations: Sequence[str], today: date, next_meeting: date | None = None
) -> tuple[OutcomeKind, Wording]:
    """A proposal: the kind of outcome and its wording. The chair can change every part of it."""
    named, said = said_kind(" ".join(sentence.split()))
    kind = named or kind_of(said)
    if not kind.is_owned:
        return kind, Wording(capital(said))
    rest, via = _without_via(said)
    owner, before, action, after = parts(rest, _owner_and_action)
    if not named and is_commitment(action):
        kind = OutcomeKind.COMMITMENT
    if kind is OutcomeKind.COMMITMENT:
        action = _PROMISED.sub("", action)
    said = " ".join(filter(None, (before, capital(action) if before else action, after)))
    what, due = _without_due(said, today, next_meeting)
    if owner and action:
        what = _titled(what, action)
    sort = read_owner(owner, roles, organisations)
    return kind, Wording(capital(what), owner, sort, due, via, amount=find_amount(what))


def _without_via(said: str) -> tuple[str, str]:
    found = _VIA.search(said)
    if not found:
        return said, ""
    return _joined(said[: found.start()], said[found.end() :]), found[1].strip()


def parts(said: str, owner_and_action: Callable[[str], tuple[str, str]]) -> tuple[str, str, str, str]:
    """Owner and action from the first sentence that names one, with what is said before and after it."""
    sentences = SENTENCES.split(said)
    for at, sentence in enumerate(sentences):
        owner, action = owner_and_action(sentence)
        if owner:
            return owner, " ".join(sentences[:at]), action, " ".join(sentences[at + 1 :])
    return "", "", said, ""


def _owner_and_action(said: str) -> tuple[str, str]:
    """Who is in front of the verb; nobody when that is "we", or a word that cannot be anybody."""
    found = min(filter(None, (WILL.search(said), _DOES.search(said))), key=lambda match: match.start(), default=None)
    if not found or not 0 < found.start() <= LONGEST_OWNER or NOBODY.match(said):
        return "", said
    return said[: found.start()].strip(), said[found.end() :].strip()


def _titled(what: str, action: str) -> str:
    """The sentence that says what is done, without its finite verb: that stood behind who does it."""
    verb, sentences = action.split()[0].casefold(), SENTENCES.split(what)
    at = next((at for at, sentence in enumerate(sentences) if sentence.casefold().startswith(verb)), None)
    if at is None:
        return what
    return " ".join((*sentences[:at], capital(as_title(sentences[at])), *sentences[at + 1 :]))


def _without_due(action: str, today: date, next_meeting: date | None) -> tuple[str, Due]:
    """The due is taken out only where something is left that reads as a sentence."""
    found = find_due(action)
    if not found:
        return action, Due()
    start, end = found
    left, due = _joined(action[:start], action[end:]), read_due(action[start:end], today, next_meeting)
    is_whole = bool(left.strip(" .,;:")) and not (start == 0 and _INVERTED.match(action[end:].lstrip()))
    return (left if is_whole else action), due


def _joined(before: str, after: str) -> str:
    """Without the comma or the space that stood around what was taken out."""
    before, after = before.rstrip(" ,"), after.lstrip(" ,")
    return f"{before}{'' if not after or after[0] in '.;:' else ' '}{after}".strip()
