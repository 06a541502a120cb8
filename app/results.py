"""`uitslagen.json`: the exact counts of a rehearsal, for holding against what its people were told.

Only a rehearsal has it: on a real day a small group's count must not stand in any file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from app.core.splits import OTHER
from app.core.state import Box, State

FILE: Final = "uitslagen.json"


def write_results(state: State, out: Path) -> None:
    rows = [
        _row(state, question, round_.number, round_.box)
        for question, rounds in state.rounds.items()
        for round_ in rounds
        if round_.box
    ]
    out.mkdir(parents=True, exist_ok=True)
    (out / FILE).write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")


def _row(state: State, question: str, number: int, box: Box) -> dict[str, Any]:
    groups = {key: _tally(box, (key,)) for key in sorted(box.voters) if key != OTHER}
    return {
        "question": question,
        "round": number,
        "together": _tally(box, tuple(box.voters)),
        "groups": groups,
        "texts": sorted(state.text(ref) for ref in box.texts),
    }


def _tally(box: Box, groups: tuple[str, ...]) -> Mapping[str, Any]:
    counts: dict[str, int] = {}
    for (group, item, _), people in box.counts.items():
        if group in groups:
            counts[str(item)] = counts.get(str(item), 0) + people
    return {"voters": sum(box.voters.get(group, 0) for group in groups), "counts": counts}
