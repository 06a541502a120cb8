"""A whole sentence in English, taken apart: who, what, when, via. Nothing is invented; what is not read stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.core.typed import capital
from app.core.wording import Due, OutcomeKind, Wording
from app.dutch.sentences import LONGEST_OWNER, parts
from app.english.dues import find_due, read_due
from app.english.owners import read_owner

_VERBS: Final = (
    *("send", "share", "write", "make", "organise", "organize", "draft", "prepare", "deliver", "provide", "bring"),
    *("present", "discuss", "decide", "start", "take", "plan", "invite", "inform", "ask", "choose", "come", "put"),
    *("set", "give", "lead", "report", "reserve", "call", "email", "check", "find", "hold", "collect", "arrange"),
    *("evaluate", "develop", "coordinate", "draw", "work", "keep", "do", "appoint", "publish", "contact", "propose"),
    *("investigate", "explore", "join", "support", "submit", "update", "review", "talk", "let", "ensure", "meet"),
)


def _of_one(verb: str) -> str:
    return f"{verb}es" if verb.endswith(("s", "x", "ch", "sh", "o")) else f"{verb}s"


_BASE: Final = {_of_one(verb): verb for verb in _VERBS}
_WILL: Final = re.compile(r"\s+(?:will|shall|(?:is|are) going to|agrees? to|promises? to)\s+(?=\S)", re.IGNORECASE)
_DOES: Final = re.compile(rf"(?<!\bto)(?<!\bthat)(?<!\bwho)\s+(?=(?:{'|'.join(_BASE)})\b)", re.IGNORECASE)
_DO: Final = re.compile(rf"(?<!\bto)(?<!\bthat)(?<!\bwho)\s+(?=(?:{'|'.join(_VERBS)})\s+\S)", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"(?:all|both|the \w+|\w+) .*s|\w+s|.+ and .+", re.IGNORECASE)
_NOBODY: Final = re.compile(
    r"(?:i|you|we|they|he|she|it|this|that|these|those|there|here|then|now|also|further|so|and|but|if|when|once|in|on|"
    r"at|by|with|for|before|after|during|from|until|within|who|what|how|make|let|ensure|please|to|not)\b|\d",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"(conclusion|insight|agreement|action|commitment|promise) ?: (?=\S)", re.IGNORECASE)
_KIND_OF: Final = {
    "conclusion": OutcomeKind.CONCLUSION,
    "insight": OutcomeKind.INSIGHT,
    "agreement": OutcomeKind.AGREEMENT,
    "action": OutcomeKind.AGREEMENT,
    "commitment": OutcomeKind.COMMITMENT,
    "promise": OutcomeKind.COMMITMENT,
}
_LEARNT: Final = re.compile(
    r"(?:\w+ )?we (?:have |now )*(?:seen|saw|see|learned|learnt|noticed|found|discovered|know) (?:that|how)\b"
    r"|it (?:turns out|appears|is striking)\b",
    re.IGNORECASE,
)
_IS: Final = re.compile(
    r"\S+(?: (?!(?:that|who|what|or|if)\b)\S+){0,6}? (?:is|are|remains?) (?!going to\b)\S", re.IGNORECASE
)
_NOT_BUT: Final = re.compile(r"\b(?:no|not)\b.{1,120}?\bbut\b", re.IGNORECASE)
_INFORMS: Final = re.compile(
    r"^(?:inform|invite|report back)\b|\b(?:keep|kept) [^,.;]{1,60}\b(?:informed|posted|up to date)\b"
    r"|^let [^,.;]{1,60} know\b",
    re.IGNORECASE,
)
_VIA: Final = re.compile(r"\s*\(\s*via\s+([^()]{2,120})\)\s*", re.IGNORECASE)
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LARGE: Final = r"(?:thousand|million|billion)"
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,-])(?:[€£$] ?(?:{_NUMBER})(?: {_LARGE})?"
    rf"|(?:{_NUMBER}) ?(?:%|(?:{_LARGE} )?euros?\b|{_LARGE}\b|per ?cent\b"
    r"|(?:young )?(?:households|families|residents|people|children|clients|participants|staff|volunteers|homes|places|"
    r"schools|cases|pilots|hours|fte)\b))",
    re.IGNORECASE,
)


def read_sentence(
    sentence: str, roles: Sequence[str], organisations: Sequence[str], today: date, next_meeting: date | None = None
) -> tuple[OutcomeKind, Wording]:
    """A proposal: the kind of outcome and its wording. The chair can change every part of it."""
    said = " ".join(sentence.split())
    named = _NAMED.match(said)
    said = said[named.end() :] if named else said
    kind = _KIND_OF[named[1].lower()] if named else _kind_of(said)
    if not kind.is_owned:
        return kind, Wording(capital(said))
    via = _VIA.search(said)
    rest = _joined(said[: via.start()], said[via.end() :]) if via else said
    owner, before, action, after = parts(rest, _owner_and_action)
    if not named and _INFORMS.search(action):
        kind = OutcomeKind.COMMITMENT
    told = " ".join(filter(None, (before, capital(action), after)))
    what, due = _without_due(told, today, next_meeting)
    found = _AMOUNT.search(what)
    sort = read_owner(owner, roles, organisations)
    return kind, Wording(
        capital(what), owner, sort, due, via[1].strip() if via else "", amount=found[0] if found else ""
    )


def _kind_of(said: str) -> OutcomeKind:
    if _LEARNT.match(said):
        return OutcomeKind.INSIGHT
    if not _WILL.search(said) and (_NOT_BUT.search(said) or (_IS.match(said) and not _NOBODY.match(said))):
        return OutcomeKind.CONCLUSION
    return OutcomeKind.AGREEMENT


def _owner_and_action(said: str) -> tuple[str, str]:
    """Who is in front of the verb, and what is done, without the ending of the verb."""
    if _NOBODY.match(said):
        return "", said
    found = [match for pattern in (_WILL, _DOES, _DO) if (match := pattern.search(said))]
    for match in sorted(found, key=lambda match: match.start()):
        owner, action = said[: match.start()].strip(), said[match.end() :].strip()
        if not 0 < len(owner) <= LONGEST_OWNER or (match.re is _DO and not _SEVERAL.fullmatch(owner)):
            continue
        if said_first := find_due(owner):
            start, end = said_first
            owner, action = _joined(owner[:start], owner[end:]), f"{action} {owner[start:end]}"
        verb, _, rest = action.partition(" ")
        return owner, f"{_BASE.get(verb.casefold(), verb)} {rest}".strip() if match.re is _DOES else action
    return "", said


def _without_due(action: str, today: date, next_meeting: date | None) -> tuple[str, Due]:
    """The due is taken out only where something is left that reads as a sentence."""
    found = find_due(action)
    if not found:
        return action, Due()
    start, end = found
    left, due = _joined(action[:start], action[end:]), read_due(action[start:end], today, next_meeting)
    return (left if left.strip(" .,;:") else action), due


def _joined(before: str, after: str) -> str:
    """Without the comma or the space that stood around what was taken out."""
    before, after = before.rstrip(" ,"), after.lstrip(" ,")
    return f"{before}{'' if not after or after[0] in '.;:' else ' '}{after}".strip()
