"""What somebody reads in the terminal when the programme file changed after the day was opened."""

from __future__ import annotations

from dataclasses import fields, replace

from app.changes import APPLIED, FIELDS, MOST_LINES, NOTHING, OFFERED, lines
from app.core.differences import HEAD
from app.core.plan import Block, BlockKind, Plan
from app.core.revisions import revision
from app.plan_file.grammar import HEAD_KEYS
from tests.core.day import PLAN, Day

LATER = replace(PLAN, place="Tilburg", blocks=(*PLAN.blocks, Block("borrel", BlockKind.MEAL, "Borrel", 21 * 60)))


def test_a_file_that_says_what_the_day_does_needs_no_word() -> None:
    assert lines(revision(Day().state, PLAN), is_applied=False) == []


def test_the_differences_are_named_and_the_way_to_take_them_over() -> None:
    said = lines(revision(Day().state, LATER), is_applied=False)
    assert said == [OFFERED[0], "- de kop ‘plaats’: veranderd", "- onderdeel ‘Borrel’: nieuw", OFFERED[1]]
    assert "--update" in said[-1]


def test_what_was_taken_over_is_said_and_what_had_started_stays() -> None:
    day = Day()
    day.advance()
    changed = replace(LATER, blocks=(replace(PLAN.blocks[0], note="Koffie"), *LATER.blocks[1:]))
    said = lines(revision(day.state, changed), is_applied=True)
    assert said[0] == APPLIED[0]
    assert "- onderdeel ‘Borrel’: nieuw" in said
    assert "- onderdeel ‘Inloop’: veranderd, maar wat al begonnen is, blijft zoals het was" in said


def test_when_all_that_changed_has_started_nothing_is_offered() -> None:
    day = Day()
    day.advance()
    changed = replace(PLAN, blocks=(replace(PLAN.blocks[0], note="Koffie"), *PLAN.blocks[1:]))
    for is_applied in (True, False):
        assert lines(revision(day.state, changed), is_applied=is_applied)[0] == NOTHING[0]


def test_a_wholly_other_programme_still_fits_on_the_screen() -> None:
    blocks = tuple(Block(f"b{n}", BlockKind.PLENARY, f"Deel {n} " * 20, n) for n in range(40))
    said = lines(revision(Day().state, replace(PLAN, blocks=blocks)), is_applied=False)
    assert len(said) == MOST_LINES + 3
    assert said[-2] == f"- en nog {40 + len(PLAN.blocks) - MOST_LINES} andere"
    assert all(len(line) < 120 for line in said)


def test_every_line_of_the_head_has_its_word() -> None:
    assert set(FIELDS) == set(HEAD) == {field.name for field in fields(Plan)} - {"id", "blocks", "questions"}
    assert set(FIELDS.values()) == {*HEAD_KEYS, "dagen"}
