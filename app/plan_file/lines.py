"""The file cut into its parts, without knowing yet what they mean: a head, blocks and their questions.

A line is a heading, an item after a dash, or `name: value`; the first colon splits and the value is
taken as it stands, so that plain Dutch never breaks anything.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from app.plan_file.grammar import KIND_WORDS, LONGEST_LINE, MOST_LINES, SESSIONS
from app.plan_file.problems import Problem, problem
from app.plan_file.times import TIME

_END_OF_LINE: Final = re.compile(r"\r\n|\n|\r")
_FENCE: Final = re.compile(r"-{3,}")
_PAIR: Final = re.compile(r"([a-zA-Z](?:[a-zA-Z -]{0,30}[a-zA-Z])?) ?:(.*)")
_TIMED: Final = re.compile(rf"### {TIME}(?: ?[-–—] ?{TIME})? (?=[A-Z]).*[^?]", re.ASCII)
_OPEN, _CLOSE = "<!--", "-->"


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str


@dataclass(slots=True)
class Part:
    """A head, a day, a block or a question: its heading, its `name: value` lines and its items.

    `day` is the heading of the day that begins with this block.
    """

    heading: Line
    pairs: dict[str, Line] = field(default_factory=dict)
    items: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    day: Line | None = None


def cut(source: str) -> tuple[Part, list[Problem]]:
    """The head with the blocks as its parts, and theirs the questions; and what did not fit."""
    problems: list[Problem] = []
    lines = _filled(source, problems)
    head, rest = _head(lines, problems)
    part, day = head, None
    for at in range(len(rest)):
        line = _as_meant(head, rest, at, problems)
        if line.text == "###" or line.text.startswith("### "):
            part = _question(head if day is None else day, line, problems)
        elif line.text == "##" or line.text.startswith("## "):
            part = Part(Line(line.number, line.text[2:].strip()), day=_begun(day, problems))
            head.parts.append(part)
            day = None
        elif line.text == "#" or line.text.startswith("# "):
            _left_empty(day, problems)
            part = day = Part(Line(line.number, line.text[1:].strip()))
        elif not _FENCE.fullmatch(line.text):
            _content(part, line, problems)
    _left_empty(day, problems)
    return head, problems


def _filled(source: str, problems: list[Problem]) -> list[Line]:
    """The lines that say something: spaces as one, no comments, nothing that cannot be printed."""
    filled: list[Line] = []
    opened = 0
    for number, raw in enumerate(_END_OF_LINE.split(source.lstrip("\ufeff")), 1):
        if len(raw) > LONGEST_LINE:
            problems.append(problem(number, "too_long", raw, LONGEST_LINE))
            continue
        text = _printable(raw)
        if opened or text.startswith(_OPEN):
            opened = 0 if _CLOSE in text else opened or number
            continue
        if text := _without_remarks(text):
            filled.append(Line(number, text))
    if opened:
        problems.append(problem(opened, "open_comment"))
    if len(filled) > MOST_LINES:
        problems.append(problem(filled[MOST_LINES].number, "too_many_lines", limit=MOST_LINES))
    return filled[:MOST_LINES]


def _printable(raw: str) -> str:
    text = " ".join(raw.split())
    if text.isprintable():
        return text
    return " ".join("".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs")).split())


def _without_remarks(text: str) -> str:
    """A remark behind a line is dropped as a remark on a line of its own is."""
    while text.endswith(_CLOSE) and _OPEN in text:
        text = text[: text.rindex(_OPEN)].rstrip()
    return text


def _head(lines: list[Line], problems: list[Problem]) -> tuple[Part, list[Line]]:
    """The head, and the lines below it. Without an end it ends at the first heading."""
    if not lines or not _FENCE.fullmatch(lines[0].text):
        problems.append(problem(1, "no_head"))
        return Part(Line(1, "")), lines[_first_heading(lines) :]
    head = Part(lines[0])
    heading = _first_heading(lines)
    end = next((i for i in range(1, heading) if _FENCE.fullmatch(lines[i].text)), None)
    if end is None:
        problems.append(problem(lines[0].number, "open_head"))
    for line in lines[1 : heading if end is None else end]:
        _pair(head, line, problems)
    return head, lines[heading if end is None else end + 1 :]


def _first_heading(lines: list[Line]) -> int:
    return next((i for i, line in enumerate(lines) if line.text.startswith(("# ", "## ", "### "))), len(lines))


def _begun(day: Part | None, problems: list[Problem]) -> Line | None:
    """The heading of a day; what stands under it before its first block belongs nowhere."""
    if day is None:
        return None
    problems += [problem(line.number, "loose_line", line.text) for line in (*day.pairs.values(), *day.items)]
    return day.heading


def _left_empty(day: Part | None, problems: list[Problem]) -> None:
    if day is not None:
        problems.append(problem(day.heading.number, "empty_day", day.heading.text))


def _as_meant(head: Part, lines: list[Line], at: int, problems: list[Problem]) -> Line:
    """A heading of a question that begins with a time is one of a block, but between sessions; a question that says
    which sort it is may begin as it likes."""
    line = lines[at]
    if not _TIMED.fullmatch(line.text) or _says_sort(lines[at + 1 :]):
        return line
    problems.append(problem(line.number, "timed_question", line.text[3:].strip()))
    kind = head.parts[-1].pairs.get("soort") if head.parts else None
    is_session = kind is not None and kind.text.lower() in SESSIONS
    return line if is_session else Line(line.number, line.text.removeprefix("#"))


def _says_sort(below: list[Line]) -> bool:
    own = takewhile(lambda line: not line.text.startswith("#"), below)
    pairs = (found for line in own if (found := _PAIR.fullmatch(line.text)))
    return any(pair[1].lower() == "soort" and pair[2].strip().lower() in KIND_WORDS for pair in pairs)


def _question(head: Part, line: Line, problems: list[Problem]) -> Part:
    part = Part(Line(line.number, line.text[3:].strip()))
    if head.parts:
        head.parts[-1].parts.append(part)
    else:
        problems.append(problem(line.number, "loose_question", part.heading.text))
    return part


def _content(part: Part, line: Line, problems: list[Problem]) -> None:
    if line.text.startswith(("- ", "* ")):
        part.items.append(Line(line.number, line.text[2:].strip()))
    elif line.text.startswith("#"):
        problems.append(problem(line.number, "wrong_heading", line.text))
    elif _PAIR.fullmatch(line.text):
        _pair(part, line, problems)
    else:
        problems.append(problem(line.number, "loose_line", line.text))


def _pair(part: Part, line: Line, problems: list[Problem]) -> None:
    found = _PAIR.fullmatch(line.text)
    if found is None:
        problems.append(problem(line.number, "no_colon", line.text))
        return
    name = found[1].lower()
    if name in part.pairs:
        problems.append(problem(line.number, "twice", name))
        return
    part.pairs[name] = Line(line.number, found[2].strip())
