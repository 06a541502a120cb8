"""Woordwolk: a few words of everybody; what is the same counts together, and the largest stand out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.commands import Fields
from app.core.folding import Limits, folded, merge_texts, read_texts, text_form, text_settings
from app.core.plan import Form
from app.core.questions import Marks
from app.core.splits import Counted, Entry, Group, Withheld

NAME = "cloud"
PLAN_WORD = "woordwolk"
PLAN_KEYS = ("hoogstens", "lengte")
COUNTS_TEXTS = True
LIMITS = Limits(entries=3, most_entries=10, length=25, shortest=5, longest=60, too_long="word_length")
SHOWN = 50
_EMPTY = """
aan al als bij dan dat de der des deze die dit doch door dus een en er ge had hadden heb hebben hebt heeft hem het hier
hij hoe hun ik in is je jij jou jouw jullie kan kon kunnen maar me men met mij mijn naar nog nu of om omdat onder ons
onze ook op over reeds te toch toen tot u uit uw van voor want waren was wat we wel werd wij wil worden wordt ze zich
zij zijn zo zonder zou zulk
a an and are as at be but by for from he her his i if it its my not on or our she so that the their them they this to
us were what which who with you your
"""
EMPTY = frozenset(_EMPTY.split())
"""Words that say nothing when they stand alone, Dutch and English. Within a phrase they stay."""


@dataclass(frozen=True, slots=True)
class CloudResult:
    """`words` are the most said, in the fixed order in which they stand; `all` is the whole list, most said first.

    `mentions` counts all of it. `empty` counts words that say nothing by themselves; `hidden` what the chair took off.
    """

    words: tuple[Entry, ...]
    all: tuple[Entry, ...]
    mentions: int
    empty: int
    hidden: int
    waiting: int
    together: Group
    withheld: Withheld


def form(settings: Mapping[str, str], items: tuple[str, ...]) -> Form:
    return text_form(NAME, settings, items, LIMITS)


def settings(form: Form) -> dict[str, str]:
    return text_settings(form, LIMITS)


def read(form: Form, fields: Fields, fresh: Iterable[str]) -> Marks:
    return read_texts(form, fields, fresh)


def merge(form: Form, held: Marks, given: Marks) -> Marks:
    return merge_texts(form, held, given)


def result(form: Form, counted: Counted) -> CloudResult:
    shown = [entry for entry in counted.entries if not entry.is_hidden]
    words = [entry for entry in shown if folded(entry.body) not in EMPTY]
    ranked = sorted(words, key=lambda word: (-word.times, folded(word.body)))
    most = {word.id for word in ranked[:SHOWN]}
    return CloudResult(
        tuple(word for word in words if word.id in most),
        tuple(ranked),
        sum(word.times for word in words),
        sum(entry.times for entry in shown if entry not in words),
        sum(entry.times for entry in counted.entries if entry.is_hidden),
        counted.waiting,
        counted.together,
        counted.withheld,
    )
