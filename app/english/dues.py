"""When something is done: found in English, and put in the words of the Dutch reader, which knows the calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from app.core.wording import Due
from app.dutch import dues as dutch
from app.dutch.calendar import DAYS, MONTHS

_ENGLISH_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ENGLISH_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_OF: Final = dict(zip(_ENGLISH_MONTHS, MONTHS, strict=True))
_SHORT: Final = {month[:3]: dutch_month for month, dutch_month in _MONTH_OF.items()} | {"sept": "september"}
_MONTH: Final = "|".join(_ENGLISH_MONTHS)
_ANY_MONTH: Final = "|".join(sorted((*_MONTH_OF, *_SHORT), key=len, reverse=True))
_COUNTS: Final = {
    **dict.fromkeys(("a", "one"), "een"),
    "two": "twee",
    "three": "drie",
    "four": "vier",
    "five": "vijf",
    "six": "zes",
    "eight": "acht",
    "ten": "tien",
    "twelve": "twaalf",
}
_UNITS: Final = {"day": "dagen", "week": "weken", "month": "maanden", "year": "jaar"}
_SEASONS: Final = {"spring": "voorjaar", "summer": "zomer", "autumn": "najaar", "fall": "najaar", "winter": "winter"}
_QUARTERS: Final = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "4"}
_COUNTED: Final = rf"(?:{'|'.join(_COUNTS)}|\d{{1,2}}) (?:days?|weeks?|months?|years?)\b"
_SEASON: Final = rf"(?:{'|'.join(_SEASONS)})\b"
_GATHERING: Final = r"(?:meeting|session|evaluation|conference|budget|steering group|strategy day)\b"

_YEAR: Final = r"(?:,? (?:of )?\d{4}\b)?"
_DAY: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_ANY_MONTH})\b{_YEAR}"
    rf"|(?:{_ANY_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b{_YEAR}"
    r"|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b|\d{4}-\d{2}-\d{2}\b)"
)
_PERIOD: Final = (
    rf"(?:(?:the )?(?:start|beginning|middle|end|early|mid|late)[ -](?:of )?"
    rf"(?:(?:{_MONTH})\b{_YEAR}|\d{{4}}\b|(?:the|this|next) (?:year|month|quarter|week)\b)"
    rf"|(?:the |next )?{_SEASON}{_YEAR}|(?:the )?(?:(?:{'|'.join(_QUARTERS)}) quarter|Q[1-4])\b{_YEAR}"
    rf"|(?:this|next) (?:week|month|quarter|year)\b|(?:{_MONTH})\b{_YEAR}|\d{{4}}\b)"
)
_BY: Final = r"(?:by|before|on|in|from|until|no later than|not later than|around|after|during|at)"
_PHRASE: Final = re.compile(
    rf"\b(?:(?:once|as soon as) (?:[^,.;]|[,.;](?=\S)){{3,120}}(?=[,.;](?:\s|$)|$)|where possible\b|if possible\b"
    rf"|(?:within|in) {_COUNTED}"
    rf"|(?:at|before|after|during|in) (?:the|our) (?:[a-z]+ )?{_GATHERING}(?: (?:in|of|on) (?:{_DAY}|{_PERIOD}))?"
    rf"|{_BY} (?:[a-z]+day,? )?(?:the )?(?:{_DAY}|{_PERIOD})"
    rf"|{_BY} (?:{'|'.join(_ENGLISH_DAYS)}|today|tomorrow)\b(?! \d)"
    rf"|(?:{_DAY}|(?:this|next) (?:week|month|quarter|year)\b|today\b|tomorrow\b)(?= ?[.;]?$))",
    re.IGNORECASE,
)
_NOT_SAID: Final = re.compile(
    r"(?:(?:not |no )?(?:known|unknown|clear|unclear|date)(?: yet)?|none|later|tbd|tbc|n/a|some ?day|open)\.?",
    re.IGNORECASE,
)


def read_due(text: str, today: date, next_meeting: date | None = None) -> Due:
    """What somebody typed as due, kept as it was typed."""
    said = " ".join(text.split())
    if _NOT_SAID.fullmatch(said):
        return Due()
    due = dutch.read_due(_in_dutch(said), today, next_meeting)
    return replace(due, text=said if due.text else "")


def find_due(text: str) -> tuple[int, int] | None:
    """Where in a sentence it says when; the last place, since there it stands in English."""
    found = [
        match for match in _PHRASE.finditer(text) if not re.search(r"\b(?:of|about)$", text[: match.start()].rstrip())
    ]
    return found[-1].span() if found else None


def _in_dutch(said: str) -> str:
    """Only what tells the time; the rest stays, and says nothing to who reads Dutch."""
    for pattern, word in _WORDS:
        said = pattern.sub(word, said)
    return said


def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    rules: list[tuple[str, str]] = [
        (rf"\b({_ANY_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b,?(?! ?\d{{3}})", r"\2 \1"),
        (r"\b(\d{1,2})(?:st|nd|rd|th)\b(?: of\b)?", r"\1"),
        (rf"\b(\d{{1,2}}) of (?={_ANY_MONTH})", r"\1 "),
        (r"\bof the (?=(?:week|month|quarter)\b)", "of this "),
        (r"\b(?:the )?(?:end|late)[ -](?:of )?(?:the )?", "eind "),
        (r"\b(?:the )?(?:start|beginning|early)[ -](?:of )?(?:the )?", "begin "),
        (r"\b(?:the )?mid(?:dle)?[ -](?:of )?(?:the )?", "medio "),
        (r"\bbefore\b(?: the\b)?", "voor"),
        (r"\b(?:by|no later than|not later than)\b", "uiterlijk"),
        (r"\bafter\b", "na"),
        (r"\baround\b", "rond"),
        (r"\b(?:once|as soon as)\b", "zodra"),
        (r"\b(?:where|if) possible\b", "waar mogelijk"),
        (r"\btoday\b", "vandaag"),
        (r"\btomorrow\b", "morgen"),
        (r"\bat (?=\d|noon)", "om "),
        *((rf"\b{day}\b", word) for day, word in zip(_ENGLISH_DAYS, DAYS, strict=True)),
        (rf"\b{_GATHERING}", "bijeenkomst"),
        *((rf"\b{english}\b", dutch_word) for english, dutch_word in _SEASONS.items()),
        *((rf"\b(?:the )?{english} quarter\b", f"kwartaal {number}") for english, number in _QUARTERS.items()),
        (r"\bwithin\b", "binnen"),
        *((rf"\b{english} (?=(?:days?|weeks?|months?|years?)\b)", f"{word} ") for english, word in _COUNTS.items()),
        *((rf"(?<=\w ){unit}s?\b(?<!this {unit})(?<!next {unit})", word) for unit, word in _UNITS.items()),
        (r"\bthis week\b", "deze week"),
        (r"\bnext week\b", "volgende week"),
        (r"\bthis month\b", "deze maand"),
        (r"\bnext month\b", "volgende maand"),
        (r"\bthis quarter\b", "dit kwartaal"),
        (r"\bnext quarter\b", "volgend kwartaal"),
        (r"\b(?:this|the) year\b", "dit jaar"),
        (r"\bnext year\b", "volgend jaar"),
        (r"\bnext (?=voorjaar|zomer|najaar|winter)", "volgende "),
        *((rf"\b{month}\b", word) for month, word in (*_MONTH_OF.items(), *_SHORT.items())),
    ]
    return tuple((re.compile(pattern, re.IGNORECASE), word) for pattern, word in rules)


_WORDS: Final = _words()
