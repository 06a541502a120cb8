"""What differs between two programmes, part by part. Parts are matched by their heading, as their writer sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from app.core.plan import Block, Pitch, Plan, Question

HEAD = tuple(field.name for field in fields(Plan) if field.name not in ("id", "blocks", "questions"))


class Part(StrEnum):
    HEAD = "head"
    BLOCK = "block"
    PITCH = "pitch"
    QUESTION = "question"


class Change(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """`name` is the part's heading; for the head the name of the field in `Plan`."""

    part: Part
    change: Change
    name: str


Named = TypeVar("Named", Block, Pitch, Question)
Key = tuple[str, int]
"""A heading, and how often it came before in the same list."""


def differences(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """In the order of `after`; what is gone comes last. Empty when they are the same programme, whatever the ids."""
    return (*_heads(before, after), *_blocks(before, after))


def keyed(parts: Iterable[Named]) -> dict[Key, Named]:
    seen: Counter[str] = Counter()
    found: dict[Key, Named] = {}
    for part in parts:
        name = heading(part)
        found[name, seen[name]] = part
        seen[name] += 1
    return found


def matched(before: Sequence[Block], after: Sequence[Block]) -> dict[str, Block]:
    """For a block of `after`, by its id, the one of `before` with its heading: at the same time where there is one."""
    timed = {(block.title, block.day, block.start): block for block in before}
    found = ((block.id, timed.get((block.title, block.day, block.start))) for block in after)
    same = {id_: block for id_, block in found if block}
    met = {block.id for block in same.values()}
    old = keyed(block for block in before if block.id not in met)
    new = keyed(block for block in after if block.id not in same)
    return same | {block.id: old[key] for key, block in new.items() if key in old}


def heading(part: Block | Pitch | Question) -> str:
    if isinstance(part, Pitch):
        return part.owner
    return part.title if isinstance(part, Block) else part.text


def loosened(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """With no length where a block lasts until the next: then it is the next that says how long."""
    loose = (
        replace(block, minutes=0) if (after.day, after.start) == (block.day, block.start + block.minutes) else block
        for block, after in pairwise(blocks)
    )
    return (*loose, *blocks[-1:])


def _heads(before: Plan, after: Plan) -> Iterator[Difference]:
    for name in HEAD:
        if getattr(before, name) != getattr(after, name):
            yield Difference(Part.HEAD, Change.CHANGED, name)


def _blocks(before: Plan, after: Plan) -> Iterator[Difference]:
    olds, news = loosened(before.blocks), loosened(after.blocks)
    match = matched(olds, news)
    for block in news:
        if block.id in match:
            yield from _inside(match[block.id], block)
        else:
            yield Difference(Part.BLOCK, Change.ADDED, block.title)
    still = {block.id for block in match.values()}
    yield from (Difference(Part.BLOCK, Change.GONE, block.title) for block in olds if block.id not in still)


def _inside(before: Block, after: Block) -> Iterator[Difference]:
    pitches = keyed(before.pitches), keyed(after.pitches)
    questions = keyed(before.questions), keyed(after.questions)
    if _bare(before) != _bare(after) or _is_reordered(*pitches) or _is_reordered(*questions):
        yield Difference(Part.BLOCK, Change.CHANGED, after.title)
    yield from _listed(Part.PITCH, *pitches)
    yield from _listed(Part.QUESTION, *questions)


def _bare(block: Block) -> Block:
    breakouts = tuple(replace(breakout, id="") for breakout in block.breakouts)
    return replace(block, id="", pitches=(), questions=(), takeaway=None, breakouts=breakouts)


def _as_written(part: Block | Pitch | Question) -> Block | Pitch | Question:
    """Without what no file says: its id, and where it was put on the spot."""
    return replace(part, id="", stage=0) if isinstance(part, Question) else replace(part, id="")


def _is_reordered(before: dict[Key, Named], after: dict[Key, Named]) -> bool:
    return [key for key in before if key in after] != [key for key in after if key in before]


def _listed(part: Part, before: dict[Key, Named], after: dict[Key, Named]) -> Iterator[Difference]:
    for key, new in after.items():
        old = before.get(key)
        if old is None:
            yield Difference(part, Change.ADDED, heading(new))
        elif _as_written(old) != _as_written(new):
            yield Difference(part, Change.CHANGED, heading(new))
    yield from (Difference(part, Change.GONE, heading(old)) for key, old in before.items() if key not in after)
