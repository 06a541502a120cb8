"""The blocks of the day: a time, a name, what sort it is, and what is in it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from app.core.plan import Block, BlockKind, Dimension, Language, Pitch, Question
from app.plan_file import grammar as g
from app.plan_file import reviews
from app.plan_file.breakouts import are_meant, asks, read_breakouts
from app.plan_file.lines import Line, Part
from app.plan_file.names import Names
from app.plan_file.questions import read_question, takeaway
from app.plan_file.times import TIME, WHOLE_DAY, clock, minutes_of
from app.plan_file.values import Values

_TIMED: Final = re.compile(rf"{TIME}(?: uur)*(?: ?[-–—] ?{TIME}(?: uur)*)?(?: (.*))?", re.ASCII)


class Setting(NamedTuple):
    """What the head says that the blocks need: `listed` are the dimensions whose groups stand there."""

    roles: tuple[str, ...]
    listed: frozenset[Dimension]
    language: Language


def read_blocks(parts: list[Part], days: tuple[int, ...], values: Values, setting: Setting) -> tuple[Block, ...]:
    """A block lasts until the next of its day unless it says so. `days` has for every part the number of its day."""
    names = Names()
    found = [(part, _block(part, values, names, setting)) for part in parts]
    timed = [(part, replace(block, day=day)) for (part, block), day in zip(found, days, strict=True) if block]
    reviews.check_reviews(timed, values)
    blocks: list[Block] = []
    for (_, block), (following, after) in pairwise(timed):
        is_last = after.day != block.day
        if not is_last:
            _check_time(following.heading, block, after, values)
        has_end = is_last or block.minutes
        blocks.append(block if has_end else replace(block, minutes=max(0, after.start - block.start)))
    return (*blocks, *(block for _, block in timed[-1:]))


def _check_time(heading: Line, block: Block, after: Block, values: Values) -> None:
    if after.start == block.start:
        values.add(heading.number, "same_time", clock(after.start))
    elif after.start < block.start:
        values.add(heading.number, "time_back", clock(after.start))
    elif block.start + block.minutes > after.start:
        values.add(heading.number, "overlap", clock(after.start))


def _block(part: Part, values: Values, names: Names, setting: Setting) -> Block | None:
    kind = _kind(part, values)
    values.check_keys(part, (*g.BLOCK_KEYS, *g.KEYS_OF.get(kind, ())))
    timed = _timed(part.heading, values)
    start, minutes, title = timed or (0, 0, part.heading.text)
    if kind is BlockKind.QUESTION and not part.parts:
        values.add(part.heading.number, "no_question", title)
    id_ = names.of(title)
    pitches = _pitches(part, kind, values, names)
    block = Block(
        id=id_,
        kind=kind,
        title=title,
        start=start,
        minutes=minutes,
        note=values.text(part, "toelichting"),
        cue=values.text(part, "aanwijzing"),
        pitches=pitches,
        pitch_seconds=values.seconds(part, "tijd per pitch", g.PITCH_SECONDS) if kind is BlockKind.PITCHES else 0,
        takeaway=takeaway(id_, pitches, names, setting.language),
        questions=_questions(part, kind, values, names, setting),
        speaker=values.named(part, "spreker"),
        review=values.text(part, g.REVIEW),
        findings=reviews.read_findings(part, values) if kind is BlockKind.REVIEW else (),
        is_skipped=values.word(part, "overslaan", g.YES_NO, False),
        breakouts=read_breakouts(part, values, names, setting.roles) if kind is BlockKind.BREAKOUTS else (),
        queries=values.word(part, "vragen", g.YES_NO, None),
    )
    return block if timed else None


def _questions(part: Part, kind: BlockKind, values: Values, names: Names, setting: Setting) -> tuple[Question, ...]:
    asked = [sub for sub in part.parts if kind is not BlockKind.BREAKOUTS or asks(sub)]
    return tuple(q for sub in asked if (q := read_question(sub, values, names, setting.listed)))


def _kind(part: Part, values: Values) -> BlockKind:
    kind = values.word(part, "soort", g.BLOCKS, _guess(part))
    if kind is BlockKind.BREAKOUTS or not are_meant(part):
        return kind
    values.add(part.heading.number, "no_breakouts", part.heading.text)
    return BlockKind.BREAKOUTS


def _guess(part: Part) -> BlockKind:
    """Without a kind: a block with items is a pitch round, one with questions asks them, the rest is plenary."""
    if part.items:
        return BlockKind.PITCHES
    return BlockKind.QUESTION if part.parts else BlockKind.PLENARY


def _timed(heading: Line, values: Values) -> tuple[int, int, str] | None:
    """(start, minutes, title) of "13:30-13:40 Opening"."""
    found = _TIMED.fullmatch(heading.text)
    if not found:
        values.add(heading.number, "no_time", heading.text)
        return None
    title = values.fitting(Line(heading.number, (found[5] or "").strip()))
    if not title:
        values.add(heading.number, "no_name", f"{found[1]}:{found[2]}")
    start = _minutes(heading, found[1], found[2], values)
    end = _minutes(heading, found[3], found[4], values) if found[3] else None
    if start is None:
        return None
    if end is not None and end <= start:
        values.add(heading.number, "end_first", clock(end))
    return start, max(0, (end or start) - start), title


def _minutes(heading: Line, hours: str, minutes: str, values: Values) -> int | None:
    """None for what no clock shows: then there is nothing more to say of it."""
    read = minutes_of(hours, minutes)
    if read is None or read == WHOLE_DAY:
        values.add(heading.number, "bad_time", f"{hours}:{minutes}")
        return None
    return read


def _pitches(part: Part, kind: BlockKind, values: Values, names: Names) -> tuple[Pitch, ...]:
    if kind is not BlockKind.PITCHES:
        for item in part.items if kind is not BlockKind.REVIEW else ():
            values.add(item.number, "loose_item", item.text)
        return ()
    if not 1 <= len(part.items) <= g.MOST_PITCHES:
        values.add(part.heading.number, "pitch_count", str(len(part.items)), g.MOST_PITCHES)
    return tuple(_pitch(item, values, names) for item in part.items)


def _pitch(item: Line, values: Values, names: Names) -> Pitch:
    owner, _, title = values.fitting(item).rstrip(": ").partition(": ")
    if not owner.strip():
        values.add(item.number, "no_owner", item.text)
    return Pitch(names.of(owner), owner.strip(), title.strip())
