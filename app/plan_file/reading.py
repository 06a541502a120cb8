"""From parts to a plan. Goes on after a problem, so that all of them are said at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from app.core.plan import Block, BlockKind, Form, Pitch, Plan, Question, Visibility
from app.core.questions import KINDS, FormProblem, Kind
from app.errors import PlanProblems
from app.plan_file import grammar as g
from app.plan_file.lines import Line, Part, cut
from app.plan_file.problems import Problem, problem

LARGEST: Final = 256 * 1024
KIND_WORDS: Final = {kind.PLAN_WORD: kind for kind in KINDS.values()}
_TIMED = re.compile(r"(\d{1,2})[:.](\d{2})(?: ?[-–] ?(\d{1,2})[:.](\d{2}))?(?: (.*))?")

T = TypeVar("T")


def load(path: Path) -> Plan:
    """Read a file; raises PlanProblems."""
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        raise PlanProblems([problem(1, "too_large")])
    try:
        return read_plan(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise PlanProblems([problem(1, "unreadable")]) from None


def read_plan(source: str, name: str = "") -> Plan:
    """A programme's text -> its plan; raises PlanProblems with everything that is wrong.

    `name` becomes the plan's id; without it the id comes from title and date.
    """
    return _Reading(source).plan(name)


class _Reading:
    def __init__(self, source: str) -> None:
        if len(source) > LARGEST:
            raise PlanProblems([problem(1, "too_large")])
        self._head, self._problems = cut(source)
        self._ids: set[str] = set()

    def plan(self, name: str) -> Plan:
        head = self._head
        self._check_keys(head, g.HEAD_KEYS)
        title, date = self._text(head, "titel"), self._date(head, "datum")
        if not title:
            self._add(head.heading.number, "no_title")
        if "datum" not in head.pairs:
            self._add(head.heading.number, "no_date")
        blocks = self._blocks(head.parts)
        if not blocks and not self._problems:
            self._add(head.heading.number, "no_blocks")
        hall, stream = self._number(head, "zaal", 100_000), self._number(head, "online", 100_000)
        delay = self._number(head, "vertraging", 60)
        next_date = self._date(head, "volgende bijeenkomst")
        if self._problems:
            raise PlanProblems(sorted(self._problems, key=lambda p: p.line))
        return Plan(
            name or g.slug(f"{title} {date}"),
            title,
            date,
            tuple(blocks),
            self._text(head, "organisatie"),
            self._text(head, "plaats"),
            self._text(head, "ondertitel"),
            hall,
            stream,
            delay,
            _listed(self._text(head, "rollen")),
            _listed(self._text(head, "organisaties")),
            next_date,
        )

    # -- blocks --------------------------------------------------------------------------------

    def _blocks(self, parts: list[Part]) -> list[Block]:
        blocks: list[Block] = []
        for part in parts:
            block = self._block(part)
            if block is None:
                continue
            if blocks and block.start <= blocks[-1].start:
                self._add(part.heading.number, "time_back", _clock(block.start))
            blocks.append(block)
        ends = [block.start for block in blocks[1:]] + [block.start for block in blocks[-1:]]
        return [
            block if block.minutes else replace(block, minutes=max(0, end - block.start))
            for block, end in zip(blocks, ends, strict=True)
        ]

    def _block(self, part: Part) -> Block | None:
        self._check_keys(part, g.BLOCK_KEYS)
        timed = self._timed(part.heading)
        kind = self._word(part, "soort", g.BLOCKS, _guess(part))
        questions = tuple(q for sub in part.parts if (q := self._question(sub)))
        seconds = self._seconds(part, "tijd per pitch", g.PITCH_SECONDS if kind is BlockKind.PITCHES else 0)
        if timed is None:
            return None
        start, minutes, title = timed
        if kind is BlockKind.QUESTION and not part.parts:
            self._add(part.heading.number, "no_question", title)
        id_ = self._id(title)
        pitches = self._pitches(part, kind)
        return Block(
            id_, kind, title, start, minutes, self._text(part, "toelichting"), self._text(part, "aanwijzing"),
            pitches, seconds, questions, _takeaway(id_, pitches),
        )  # fmt: skip

    def _timed(self, heading: Line) -> tuple[int, int, str] | None:
        """(start, minutes, title) of "13:30-13:40 Opening"."""
        found = _TIMED.fullmatch(heading.text)
        if not found:
            self._add(heading.number, "no_time", heading.text[:60])
            return None
        start, end = self._clock(heading, found[1], found[2]), 0
        if found[3]:
            end = self._clock(heading, found[3], found[4])
            if end <= start:
                self._add(heading.number, "end_first", _clock(end))
        title = (found[5] or "").strip()
        if not title:
            self._add(heading.number, "no_name", f"{found[1]}:{found[2]}")
        return start, max(0, end - start), title or "?"

    def _clock(self, heading: Line, hours: str, minutes: str) -> int:
        if int(hours) > 23 or int(minutes) > 59:
            self._add(heading.number, "bad_time", f"{hours}:{minutes}")
            return 0
        return int(hours) * 60 + int(minutes)

    def _pitches(self, part: Part, kind: BlockKind) -> tuple[Pitch, ...]:
        if kind is not BlockKind.PITCHES:
            for item in part.items:
                self._add(item.number, "loose_item", item.text[:60])
            return ()
        if not 1 <= len(part.items) <= g.MOST_PITCHES:
            self._add(part.heading.number, "pitch_count", str(len(part.items)), g.MOST_PITCHES)
        pitches = []
        for item in part.items:
            owner, _, title = item.text.partition(":")
            pitches.append(Pitch(self._id(owner), owner.strip() or "?", title.strip()))
        return tuple(pitches)

    # -- questions -----------------------------------------------------------------------------

    def _question(self, part: Part) -> Question | None:
        if not part.heading.text:
            self._add(part.heading.number, "empty_question")
        kind = self._word(part, "soort", KIND_WORDS, KIND_WORDS["meerkeuze" if part.items else "open"])
        self._check_keys(part, (*g.QUESTION_KEYS, *kind.PLAN_KEYS))
        anonymity = self._word(part, "anoniem", g.ANONYMITIES, g.ANONYMITIES["ja"])
        secret = self._word(part, "geheim", g.YES_NO, False)
        visibility = self._word(part, "uitslag", g.VISIBILITIES, Visibility.AFTER_CLOSE)
        dimension = self._word(part, "splits", g.DIMENSIONS, g.DIMENSIONS["plek"])
        seconds = self._seconds(part, "tijd", 0)
        form = self._form(part, kind)
        if form is None or not part.heading.text:
            return None
        id_, uitleg = self._id(part.heading.text), self._text(part, "uitleg")
        return Question(id_, part.heading.text, form, anonymity, secret, visibility, dimension, seconds, uitleg)

    def _form(self, part: Part, kind: Kind) -> Form | None:
        settings = {key: part.pairs[key].text for key in kind.PLAN_KEYS if key in part.pairs}
        try:
            return kind.form(settings, tuple(item.text for item in part.items))
        except FormProblem as wrong:
            lines = [part.pairs[key].number for key in settings if part.pairs[key].text == wrong.value]
            self._add(lines[0] if lines else part.heading.number, wrong.code, wrong.value, wrong.limit)
            return None

    # -- values --------------------------------------------------------------------------------

    def _check_keys(self, part: Part, allowed: Iterable[str]) -> None:
        for key, line in part.pairs.items():
            if key not in allowed:
                self._add(line.number, "unknown_key", key, choices=allowed)

    def _text(self, part: Part, key: str) -> str:
        return part.pairs[key].text if key in part.pairs else ""

    def _word(self, part: Part, key: str, words: Mapping[str, T], default: T) -> T:
        line = part.pairs.get(key)
        if line is None:
            return default
        if line.text.lower() not in words:
            self._add(line.number, "bad_word", line.text[:60], choices=words)
            return default
        return words[line.text.lower()]

    def _number(self, part: Part, key: str, limit: int) -> int:
        line = part.pairs.get(key)
        if line is None:
            return 0
        if not (line.text.isascii() and line.text.isdecimal()) or int(line.text[:9]) > limit:
            self._add(line.number, "bad_number", line.text[:60], limit)
            return 0
        return int(line.text)

    def _seconds(self, part: Part, key: str, default: int) -> int:
        return self._tried(part, key, g.read_seconds, "bad_duration", default)

    def _date(self, part: Part, key: str) -> str:
        return self._tried(part, key, g.read_date, "bad_date", "")

    def _tried(self, part: Part, key: str, read: Callable[[str], T], code: str, default: T) -> T:
        line = part.pairs.get(key)
        if line is None:
            return default
        try:
            return read(line.text)
        except ValueError:
            self._add(line.number, code, line.text[:60])
            return default

    def _id(self, text: str) -> str:
        wanted = g.slug(text)
        number, id_ = 1, wanted
        while id_ in self._ids:
            number += 1
            id_ = f"{wanted}-{number}"
        self._ids.add(id_)
        return id_

    def _add(self, line: int, code: str, value: str = "", limit: int = 0, choices: Iterable[str] = ()) -> None:
        found: Problem = problem(line, code, value, limit, choices)
        self._problems.append(found)


def _guess(part: Part) -> BlockKind:
    """Without a kind: a block with items is a pitch round, one with questions asks them, the rest is plenary."""
    if part.items:
        return BlockKind.PITCHES
    return BlockKind.QUESTION if part.parts else BlockKind.PLENARY


def _takeaway(block: str, pitches: tuple[Pitch, ...]) -> Question | None:
    if not pitches:
        return None
    owners = tuple(pitch.owner for pitch in pitches)
    return Question(f"{block}-neem-mee", "Welke pitches neem je mee?", Form("choice", owners, len(owners)))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
