"""A look back in the file: which earlier result is shown again, and what was found: `- knelpunt: oplossing (team)`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from app.core.plan import Block, Finding
from app.plan_file import grammar as g
from app.plan_file.lines import Line, Part
from app.plan_file.values import Values

_WITH_TEAM: Final = re.compile(r"(.*?) ?\(([^()]*)\)")


def read_findings(part: Part, values: Values) -> tuple[Finding, ...]:
    if len(part.items) > g.MOST_FINDINGS:
        values.add(part.heading.number, "finding_count", str(len(part.items)), g.MOST_FINDINGS)
    return tuple(_finding(item, values) for item in part.items)


def written_finding(finding: Finding) -> str:
    """The way back."""
    solution = f": {finding.solution}" if finding.solution else ":" if finding.team else ""
    return f"- {finding.bottleneck}{solution}{f' ({finding.team})' if finding.team else ''}"


def check_reviews(blocks: Iterable[tuple[Part, Block]], values: Values) -> None:
    """The result that is shown again is one of a question above it."""
    above: dict[str, str] = {}
    for part, block in blocks:
        if block.review and block.review.casefold() not in above:
            near = get_close_matches(block.review.casefold(), above, 1, 0.6)
            values.add(
                part.pairs[g.REVIEW].number, "unknown_review", block.review, choices=[above[text] for text in near]
            )
        above |= {question.text.casefold(): question.text for question in block.questions}


def _finding(item: Line, values: Values) -> Finding:
    bottleneck, _, rest = values.fitting(item).partition(": ")
    with_team = _WITH_TEAM.fullmatch(rest)
    solution, team = (with_team[1], with_team[2].strip()) if with_team else (rest, "")
    if not bottleneck.strip(": "):
        values.add(item.number, "no_bottleneck", item.text)
    return Finding(bottleneck.strip(": "), solution.strip(), team)
