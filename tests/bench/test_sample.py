"""The day that the bench prints is whole: every kind of question in it was answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bench.sample import SAMPLE, report_of

SAMPLES = sorted(SAMPLE.parent.glob("*.md"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_question_of_a_sample_is_answered(path: Path) -> None:
    report = report_of(path)
    assert report.is_over
    asked = [question for block in report.blocks for question in block.questions]
    assert asked
    assert all(question.turnout.all for question in asked)
