"""Every outcome says in the report what it was made from, also when its text is sealed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.plan import Block, BlockKind, Finding, Heading
from app.core.report_views import report_view
from app.core.source import Source, SourceKind
from app.core.wording import OutcomeKind, Wording
from tests.core.day import CHOICE, OPEN, PLAN, Day
from tests.core.test_breakouts import EVENING, RAPPORTEUR, under_way
from tests.core.test_texts import id_of, written

LOOK_BACK = Block("terug", BlockKind.REVIEW, "Zorg doen we samen", 600, findings=(Finding("Wachtlijsten"),))
KIND = OutcomeKind.INSIGHT


def drawn(day: Day, source: str) -> Source | None:
    """As the report has it."""
    day.do(c.RecordOutcome(kind=KIND, wording=Wording("Zo is het"), source=source))
    return report_view(day.state, "").insights[-1].drawn


@pytest.mark.parametrize(
    ("source", "kind", "name"),
    [
        ("question:nodig", SourceKind.QUESTION, CHOICE.text),
        ("pitch:goirle", SourceKind.PITCH, "gemeente Goirle"),
        ("finding:terug:1", SourceKind.FINDING, "Wachtlijsten"),
    ],
)
def test_what_is_in_the_programme_is_named(source: str, kind: SourceKind, name: str) -> None:
    assert drawn(Day(replace(PLAN, blocks=(*PLAN.blocks, LOOK_BACK))), source) == Source(kind, name)


def test_an_answer_names_its_question_also_after_the_seal() -> None:
    day, _ = written(OPEN, "Lef")
    text = id_of(day, "Lef")
    assert drawn(day, f"text:{text}") == Source(SourceKind.TEXT, OPEN.text)
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="loslaten"))
    assert day.state.rounds["loslaten"][-1].box is not None
    assert drawn(day, f"text:{text}") == Source(SourceKind.TEXT, OPEN.text)


def test_a_note_names_its_session() -> None:
    day = under_way()
    day.do(c.AddNote("op-1", Heading.LEARNED, "Begin klein"), RAPPORTEUR)
    (note,) = day.state.breakouts.notes
    assert drawn(day, f"note:{note}") == Source(SourceKind.NOTE, EVENING.blocks[0].breakouts[0].title)


@pytest.mark.parametrize(
    "source",
    ["", "nodig", "rumour:nodig", "question:weg", "text:weg", "pitch:weg", "finding:weg:1", "finding:terug:9"],
)
def test_nothing_is_made_up(source: str) -> None:
    assert drawn(Day(replace(PLAN, blocks=(*PLAN.blocks, LOOK_BACK))), source) is None
