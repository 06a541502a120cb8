"""The texts of a round as they are shown: what is the same is one entry, and so is what the chair put together.

A decision about a text names one id and holds for all that say the same, also for who says it later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from app.core.folding import folded, spelling, spelling_of_word
from app.core.overlap import may_split
from app.core.people import described_as
from app.core.plan import Anonymity, Dimension, Question
from app.core.questions import kind_of
from app.core.splits import OTHER, THRESHOLD, Entry, protect
from app.core.state import Round, State

Spread = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One text as somebody sent it. `author` is a participant, for named questions; `group` a seat, where it counts."""

    id: str
    body: str
    author: str = ""
    group: str = ""


@dataclass(slots=True)
class Pile:
    """Everything that says the same, and the piles that the chair put on it."""

    key: str
    said: list[Said] = field(default_factory=list)
    under: list[Pile] = field(default_factory=list)

    @property
    def all(self) -> list[Said]:
        return [said for pile in (self, *self.under) for said in pile.said]


def entries(state: State, question: Question, round_: Round) -> tuple[Entry, ...]:
    """One for each pile, in order of who came first; after the seal in order of their random ids.

    What is counted stands in the order of the alphabet from the close on, so that the seal moves nothing.
    """
    heaps = piles(state, question, round_)
    spread: Mapping[str, Spread] = {}
    if round_.box:
        spread = _sealed_spread(round_, heaps)
    elif may_split(state, round_):
        spread = spread_now(question, round_, heaps)
    return tuple(_entry(state, question, round_, pile, spread) for pile in heaps)


def piles(state: State, question: Question, round_: Round) -> tuple[Pile, ...]:
    """Those that stand by themselves."""
    found: dict[str, Pile] = {}
    pile_of: dict[str, Pile] = {}
    for said in _said(state, question, round_):
        key = f"{folded(said.body)}\n{said.author}"
        pile_of[said.id] = found.setdefault(key, Pile(key))
        pile_of[said.id].said.append(said)
    onto = {pile_of[text].key: pile_of[into] for text, into in round_.merged.items() if {text, into} <= pile_of.keys()}
    for pile in found.values():
        root = _root(pile, onto)
        if root is not pile:
            root.under.append(pile)
    standing = [pile for pile in found.values() if _root(pile, onto) is pile]
    return tuple(standing if round_.is_taking or not _is_counted(question) else sorted(standing, key=attrgetter("key")))


def spread_now(question: Question, round_: Round, heaps: Iterable[Pile]) -> dict[str, Spread]:
    """How often per seat, for what was said often enough in seats that may both be shown. By key of a pile.

    All that was put together must have been said often enough: else the pile with and without it tells of a few.
    """
    if not _is_counted(question) or question.dimension is not Dimension.SEAT:
        return {}
    counts: dict[tuple[str, int, int], int] = {}
    numbered = dict(enumerate(heaps))
    for number, pile in numbered.items():
        for said in pile.all:
            counts[said.group, number, 1] = counts.get((said.group, number, 1), 0) + 1
    is_protected = round_.anonymity is not Anonymity.NAMED
    seats = [g.key for g in protect(round_.voters, counts, is_protected=is_protected).groups if g.key != OTHER]
    return {
        pile.key: tuple((seat, counts.get((seat, number, 1), 0)) for seat in seats)
        for number, pile in numbered.items()
        if len(seats) > 1 and all(len(part.said) >= THRESHOLD for part in (pile, *pile.under))
    }


def _sealed_spread(round_: Round, heaps: Iterable[Pile]) -> dict[str, Spread]:
    """What was kept at the seal, summed over what was put together; nothing where it does not say all."""
    kept: Mapping[str, Spread] = round_.box.spread if round_.box else {}
    found: dict[str, Spread] = {}
    for pile in heaps:
        summed: dict[str, int] = {}
        for said in pile.all:
            for seat, times in kept.get(said.id, ()):
                summed[seat] = summed.get(seat, 0) + times
        if sum(summed.values()) == len(pile.all):
            found[pile.key] = tuple(summed.items())
    return found


def _entry(
    state: State, question: Question, round_: Round, pile: Pile, spread: Mapping[str, Spread] | None = None
) -> Entry:
    ids = {said.id for said in pile.said}
    spelled = spelling_of_word if _is_counted(question) else spelling
    return Entry(
        pile.said[0].id,
        spelled(said.body for said in pile.said),
        bool(ids & round_.hidden),
        _author(state, pile.said[0].author),
        len(pile.all),
        question.needs_approval and not ids & round_.approved,
        tuple(_entry(state, question, round_, under) for under in pile.under),
        (spread or {}).get(pile.key, ()),
        any(said.id in round_.shown for said in pile.all),
    )


def _root(pile: Pile, onto: Mapping[str, Pile]) -> Pile:
    seen = {pile.key}
    while (following := onto.get(pile.key)) and following.key not in seen:
        pile = following
        seen.add(pile.key)
    return pile


def _said(state: State, question: Question, round_: Round) -> list[Said]:
    has_author = has_authors(question, round_)
    if round_.box:
        authors = round_.box.authors if has_author else {}
        texts = ((ref.id, state.text(ref)) for ref in round_.box.texts)
        return [Said(id_, body, authors.get(id_, "")) for id_, body in texts if body]
    if not (has_author or _is_counted(question)):
        return [Said(id_, body) for id_, body in round_.texts.items()]
    by = {mark.id: ballot for ballot in round_.ballots.values() for mark in ballot.marks}
    return [Said(id_, body, by[id_].voter if has_author else "", by[id_].group) for id_, body in round_.texts.items()]


def has_authors(question: Question, round_: Round) -> bool:
    """Is with each text who wrote it?"""
    return round_.anonymity is Anonymity.NAMED and not _is_counted(question)


def _is_counted(question: Question) -> bool:
    return kind_of(question.form).COUNTS_TEXTS


def _author(state: State, participant: str) -> str:
    return ", ".join(filter(None, described_as(state, participant)))
