"""The power fails at every moment of a day: what was acknowledged is there, once; what was sealed left no traces.

A kill cannot show this, since what a program wrote outlives the program. So the day is traced, and of every moment the
files are made as a power cut may leave them. `test_planted.py` shows that these checks can fail.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests.load.powercut import Outcome, struck
from tests.load.tracing import require_tracing, traced
from tests.scorecard import Row, Tell

QUESTIONS = 3
TURNS = 30 * int(os.environ.get("TESTS_TIMES", "1"))
FEWEST_IMAGES = 3_000


def test_no_acknowledged_vote_is_lost_when_the_power_fails(tmp_path: Path, figure: Tell) -> None:
    outcome = after(tmp_path, QUESTIONS, TURNS)
    assert outcome.images >= FEWEST_IMAGES
    assert outcome.lost == []
    assert outcome.damaged == []
    assert outcome.traces == 0
    told = f"{outcome.acknowledged} bevestigd, {outcome.moments} momenten"
    figure(Row.POWER_CUT, len(outcome.lost), outcome.images, told)
    figure(Row.CORRUPT, len(outcome.damaged), outcome.images)
    figure(Row.TRACES, outcome.traces, outcome.images, "in elk beeld na een stroomuitval")


def after(folder: Path, questions: int, turns: int, fault: str = "", torn: int = 2) -> Outcome:
    require_tracing()
    folder = folder.resolve()
    data, said, log = folder / "data", folder / "said", folder / "calls"
    traced(log, "tests.load.sitting", str(data), str(said), str(questions), str(turns), fault)
    return struck(log, next(data.iterdir()), said, torn)
