"""Reads `uitslagen.json`, the exact counts that a rehearsal leaves beside its report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.rehearse import speech
from app.rehearse.habits import Key
from app.results import FILE


@dataclass(frozen=True, slots=True)
class Tally:
    """`counts` holds people per option, by index; on a scale per statement and value, as `0:4`."""

    voters: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    together: Tally = Tally()
    groups: Mapping[str, Tally] = field(default_factory=dict)
    texts: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)

    @property
    def tallies(self) -> dict[str, Tally]:
        return {"together": self.together, **self.groups}


def read_results(folder: Path) -> dict[Key, Result]:
    rows = json.loads((folder / FILE).read_text("utf-8"))
    return {Key(str(row["question"]), int(row["round"])): _result(row) for row in rows}


def _result(row: Mapping[str, Any]) -> Result:
    groups = {str(name): _tally(group) for name, group in row.get("groups", {}).items()}
    return Result(_tally(row["together"]), groups, Counter(map(str, row.get("texts", ()))), _words(row))


def _tally(row: Mapping[str, Any]) -> Tally:
    counts = {str(item): int(people) for item, people in row.get("counts", {}).items() if people}
    return Tally(int(row["voters"]), counts)


def _words(row: Mapping[str, Any]) -> Counter[str]:
    return Counter({speech.same(str(word)): int(times) for word, times in row.get("words", {}).items()})
