"""Sessions at the same time, as they stand in the programme file."""

from __future__ import annotations

import pytest

from app.core.plan import BlockKind, Harvest, Heading
from app.plan_file import read_plan, write_plan
from tests.plan_file.samples import HEAD, found

ROLES = "---\ntitel: Dag\ndatum: 2020-09-17\nrollen: wethouder, manager, projectleider\n---\n"
PAIR = "### A\nvoor: wethouder\n### B\nvoor: manager\n"
WHOLE = (
    f"{ROLES}## 18:30 Na het diner\nsoort: parallelsessies\n"
    "### Wethouders: Maatpact\nvoor: Wethouder\nplek: kapel\n"
    "plek online: https://overleg.example.nl/kapel?kamer=1:2\nrapporteur: beleidsadviseur\nsjabloon: geleerd en nodig\n"
    "### Managers\nvoor: manager, projectleider\nspreker: programmamanager\noogst: uitwisselen\n"
    "toelichting: Wat werkt?\n"
    "### Hoe gaat het nu?\nsoort: open\n"
)


def test_every_word_of_a_session_is_read() -> None:
    (block,) = read_plan(WHOLE).blocks
    first, second = block.breakouts
    assert block.kind is BlockKind.BREAKOUTS
    assert (first.title, first.roles, first.place, first.rapporteur) == (
        "Wethouders: Maatpact", ("wethouder",), "kapel", "beleidsadviseur",
    )  # fmt: skip
    assert (first.link, second.link) == ("https://overleg.example.nl/kapel?kamer=1:2", "")
    assert (first.harvest, first.headings) == (Harvest.AGREEMENT, (Heading.LEARNED, Heading.NEEDED))
    assert (second.roles, second.speaker, second.note) == (
        ("manager", "projectleider"),
        "programmamanager",
        "Wat werkt?",
    )
    assert (second.harvest, second.headings) == (Harvest.EXCHANGE, (Heading.NOTES,))


def test_what_says_its_sort_among_sessions_is_a_question() -> None:
    plan = read_plan(WHOLE)
    assert [question.text for question in plan.blocks[0].questions] == ["Hoe gaat het nu?"]
    assert read_plan(write_plan(plan), plan.id) == plan


@pytest.mark.parametrize("word", ["parallelsessies", "workshops"])
def test_both_words_are_the_same_sort(word: str) -> None:
    plan = read_plan(f"{HEAD}## 13:00 A\nsoort: {word}\n### Inkoop\nplaatsen: 20\n### Data\n")
    assert [breakout.capacity for breakout in plan.blocks[0].breakouts] == [20, 0]
    assert not plan.needs_role


def test_the_door_asks_for_a_role_where_roles_are_sent_somewhere() -> None:
    assert read_plan(f"{ROLES}## 13:00 A\nsoort: workshops\n{PAIR}").needs_role


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ("### A\n", (6, "breakout_count")),
        ("### A\n" * 21, (6, "breakout_count")),
        ("### A\n###\n", (9, "empty_breakout")),
        ("### A\nvoor: wethouder\n### B\nvoor: raadslid\n", (11, "unknown_role")),
        ("### A\nvoor: wethouder\n### B\nvoor: manager, wethouder\n", (11, "role_twice")),
        ("### A\nvoor: wethouder\n### B\n", (10, "no_one")),
        ("### A\nvoor: wethouder\n### B\nplaatsen: 5\n", (11, "mixed_breakouts")),
        (f"{PAIR}plaatsen: 5\n", (12, "mixed_breakouts")),
        ("### A\nplaatsen: 0\n### B\n", (9, "bad_places")),
        ("### A\nplaatsen: veel\n### B\n", (9, "bad_places")),
        ("### A\nplaatsen: 10001\n### B\n", (9, "bad_places")),
        ("### A\nplek online: http://overleg.example.nl\n### B\n", (9, "bad_link")),
        ("### A\nplek online: Teams\n### B\n", (9, "bad_link")),
        ("### A\nplek online: javascript:alert(1)\n### B\n", (9, "bad_link")),
        ("### A\noogst: veel\n### B\n", (9, "bad_word")),
        ("### A\nsjabloon: leeg\n### B\n", (9, "bad_word")),
        ("### A\nanoniem: ja\n### B\n", (9, "misplaced_key")),
        ("### A\n- een\n### B\n", (9, "loose_item")),
    ],
)
def test_what_is_wrong_is_said_with_its_line(sessions: str, expected: tuple[int, str]) -> None:
    assert expected in found(f"{ROLES}## 13:00 A\nsoort: parallelsessies\n{sessions}")


def test_roles_must_stand_in_the_head() -> None:
    assert (8, "no_roles") in found(
        f"{HEAD}## 13:00 A\nsoort: workshops\n### A\nvoor: wethouder\n### B\nvoor: manager\n"
    )
