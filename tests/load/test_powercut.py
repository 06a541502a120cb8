"""The power fails at every moment of a day: what was acknowledged is there, once; what was sealed left no traces.

A kill cannot show this, since what a program wrote outlives the program. So the day is traced, and of every moment the
files are made as a power cut may leave them. `test_planted.py` shows that these checks can fail.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.load.powercut import Outcome, struck
from tests.load.tracing import require_tracing, traced

QUESTIONS = 3
TURNS = 30 * int(os.environ.get("HEISESSIE_VAKER", "1"))
FEWEST_IMAGES = 3_000


def test_no_acknowledged_vote_is_lost_when_the_power_fails(tmp_path: Path) -> None:
    began = time.monotonic()
    outcome = after(tmp_path, QUESTIONS, TURNS)
    print(
        f"power cut: {outcome.moments} moments, {outcome.images} images, {outcome.acknowledged} acknowledged votes, "
        f"{len(outcome.lost)} lost or double, {len(outcome.damaged)} corrupt, {outcome.traces} traces of sealed votes, "
        f"{time.monotonic() - began:.0f} s"
    )
    assert outcome.images >= FEWEST_IMAGES
    assert outcome.lost == []
    assert outcome.damaged == []
    assert outcome.traces == 0


def after(folder: Path, questions: int, turns: int, fault: str = "", torn: int = 2) -> Outcome:
    require_tracing()
    folder = folder.resolve()
    data, said, log = folder / "data", folder / "said", folder / "calls"
    traced(log, "tests.load.sitting", str(data), str(said), str(questions), str(turns), fault)
    return struck(log, next(data.iterdir()), said, torn)
