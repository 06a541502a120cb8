"""The power fails at every moment of a day: what was acknowledged is there, once; what was sealed left no traces.

A kill cannot show this, since what a program wrote outlives the program. So the day is traced, and of every moment the
files are made as a power cut may leave them. The last two tests show that these checks can fail.
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


def test_a_store_that_does_not_wait_for_the_disk_is_caught(tmp_path: Path) -> None:
    """The self-test: with synchronous on NORMAL the same replay must find votes that were acknowledged and are gone."""
    outcome = after(tmp_path, 1, 8, "normal", torn=0)
    print(f"power cut, synchronous NORMAL: {len(outcome.lost)} of {outcome.images} images lose acknowledged votes")
    assert outcome.lost, "THE POWER CUT TEST PROVES NOTHING: with synchronous=NORMAL it found no lost vote"


def test_a_store_that_does_not_overwrite_is_caught(tmp_path: Path) -> None:
    """The self-test: without secure_delete the same search must find votes after their seal."""
    outcome = after(tmp_path, 1, 8, "keeping", torn=0)
    print(f"power cut, secure_delete OFF: {outcome.traces} traces of sealed votes")
    assert outcome.traces, "THE SEARCH FOR TRACES PROVES NOTHING: without secure_delete it found none"


def after(folder: Path, questions: int, turns: int, fault: str = "", torn: int = 2) -> Outcome:
    require_tracing()
    folder = folder.resolve()
    data, said, log = folder / "data", folder / "said", folder / "calls"
    traced(log, "tests.load.sitting", str(data), str(said), str(questions), str(turns), fault)
    return struck(log, next(data.iterdir()), said, torn)
