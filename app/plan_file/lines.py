"""The file cut into its parts, without knowing yet what they mean: a head, blocks and their questions.

A line is a heading, an item after a dash, or `name: value`; the first colon splits and the value is
taken as it stands, so that plain Dutch never breaks anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from app.plan_file.grammar import LONGEST_LINE
from app.plan_file.problems import Problem, problem

FENCE: Final = "---"
_COMMENT: Final = re.compile(r"<!--.*-->")
_PAIR: Final = re.compile(r"([a-zA-Z][a-zA-Z -]{0,30}?) *:(.*)")


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str


@dataclass(slots=True)
class Part:
    """A head, a block or a question: its heading, its `name: value` lines and its items."""

    heading: Line
    pairs: dict[str, Line] = field(default_factory=dict)
    items: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def cut(source: str) -> tuple[Part, list[Problem]]:
    """The head with the blocks as its parts, and theirs the questions; and what did not fit."""
    problems: list[Problem] = []
    lines = [Line(n, " ".join(text.split())) for n, text in enumerate(source.lstrip("\ufeff").splitlines(), 1)]
    head, rest = _head(lines, problems)
    block: Part | None = None
    part = head
    for line in rest:
        if not line.text or _COMMENT.fullmatch(line.text):
            continue
        if len(line.text) > LONGEST_LINE:
            problems.append(problem(line.number, "too_long", line.text[:40], LONGEST_LINE))
        elif line.text.startswith("### ") or line.text == "###":
            part = _question(block, line, problems)
        elif line.text.startswith("## "):
            part = block = Part(Line(line.number, line.text[3:].strip()))
            head.parts.append(block)
        else:
            _content(part, line, problems)
    return head, problems


def _head(lines: list[Line], problems: list[Problem]) -> tuple[Part, list[Line]]:
    head = Part(Line(1, ""))
    filled = [line for line in lines if line.text and not _COMMENT.fullmatch(line.text)]
    if not filled or filled[0].text != FENCE:
        problems.append(problem(1, "no_head"))
        return head, [line for line in lines if line.text.startswith("#") or head.parts]
    start = lines.index(filled[0])
    end = next((i for i in range(start + 1, len(lines)) if lines[i].text == FENCE), None)
    if end is None:
        problems.append(problem(filled[0].number, "open_head"))
        return head, []
    for line in lines[start + 1 : end]:
        if line.text and not _COMMENT.fullmatch(line.text):
            _pair(head, line, problems)
    return head, lines[end + 1 :]


def _question(block: Part | None, line: Line, problems: list[Problem]) -> Part:
    part = Part(Line(line.number, line.text[3:].strip()))
    if block is None:
        problems.append(problem(line.number, "loose_question", part.heading.text))
    else:
        block.parts.append(part)
    return part


def _content(part: Part, line: Line, problems: list[Problem]) -> None:
    if line.text.startswith(("- ", "* ")):
        part.items.append(Line(line.number, line.text[2:].strip()))
    elif _PAIR.fullmatch(line.text):
        _pair(part, line, problems)
    else:
        problems.append(problem(line.number, "loose_line", line.text[:60]))


def _pair(part: Part, line: Line, problems: list[Problem]) -> None:
    found = _PAIR.fullmatch(line.text)
    if found is None:
        problems.append(problem(line.number, "no_colon", line.text[:60]))
        return
    name = found[1].lower()
    if name in part.pairs:
        problems.append(problem(line.number, "twice", name))
        return
    part.pairs[name] = Line(line.number, found[2].strip())
