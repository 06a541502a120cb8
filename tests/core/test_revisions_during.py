"""A programme that changes while the day goes on: what began stays as it was, what lies ahead may change."""

from __future__ import annotations

from dataclasses import replace

from app.core import commands as c
from app.core.differences import Change, Part, differences
from app.core.plan import (
    Plan,
)
from app.plan_file import read_plan, write_plan
from tests.core.day import AGREEMENT
from tests.core.test_revisions import FILE, day_of, kept, revise, titles


def texts(plan: Plan, title: str) -> list[str]:
    return [question.text for block in plan.blocks if block.title == title for question in block.questions]


def test_what_has_started_keeps_its_form_and_what_lies_ahead_is_replaced() -> None:
    day = day_of()
    day.advance()
    changed = (
        FILE.replace("soort: ontvangst", "soort: ontvangst\ntoelichting: Koffie")
        .replace("- gemeente Goirle", "- Goirle")
        .replace("## 11:00 Pauze\nsoort: pauze\n", "")
        .replace("## 12:00 Slot", "## 11:30 Lunch\nsoort: diner\n## 12:00 Slot")
    )
    assert kept(day, changed) == [(Part.BLOCK, Change.CHANGED, "Inloop")]
    plan = revise(day, changed)
    assert titles(plan) == ["Inloop", "Pitchronde", "Maatpact", "Lunch", "Slot"]
    assert plan.blocks[0].note == ""
    assert [pitch.owner for pitch in plan.blocks[1].pitches] == ["gemeente Dongen", "Goirle"]
    assert plan.blocks[1].takeaway == read_plan(changed).blocks[1].takeaway


def test_a_started_pitch_round_keeps_its_pitches_since_people_choose_from_them() -> None:
    day = day_of()
    day.advance(2)
    changed = FILE.replace("- gemeente Goirle", "- Maatpact")
    before = day.state.plan
    assert set(kept(day, changed)) == {
        (Part.PITCH, Change.ADDED, "Maatpact"),
        (Part.PITCH, Change.GONE, "gemeente Goirle"),
    }
    assert revise(day, changed) == before


def test_a_pitch_that_moves_to_a_later_round_stands_there_under_its_own_id() -> None:
    day = day_of()
    day.advance(2)
    changed = FILE.replace("- gemeente Goirle\n", "").replace(
        "## 12:00", "## 11:30 Vervolg\n- gemeente Goirle\n## 12:00"
    )
    plan = revise(day, changed)
    ids = [pitch.id for block in plan.blocks for pitch in block.pitches]
    assert ids == ["gemeente-dongen", "gemeente-goirle", "gemeente-goirle-2"]


def test_the_questions_that_were_reached_stay_and_those_behind_them_change() -> None:
    day = day_of()
    day.do(c.GoToBlock(step=0, block="maatpact"))
    day.advance(3)
    assert day.state.stage == 1
    changed = FILE.replace("- Cases", "- Meer cases").replace(
        "### Wie doet mee?\n- Wij\n- Zij", "### Wat nu?\n### En dan?"
    )
    assert kept(day, changed) == [(Part.QUESTION, Change.CHANGED, "Wat is nodig?")]
    plan = revise(day, changed)
    assert texts(plan, "Maatpact") == ["Wat is nodig?", "Wat laat jij los?", "Wat nu?", "En dan?"]
    assert plan.questions["wat-is-nodig"].form.options == ("Leermodules", "Cases")
    day.advance(3)
    assert day.state.stage == 2


def test_a_question_that_was_opened_stays_when_the_chair_went_back_before_it() -> None:
    day = day_of()
    day.do(c.GoToBlock(step=0, block="maatpact"))
    day.advance(4)
    day.advance(2)
    day.do(c.GoBack(step=day.state.step))
    day.do(c.GoBack(step=day.state.step))
    assert day.state.stage == 0
    plan = revise(day, FILE.replace("### Wat laat jij los?\n", "").replace("- Wij", "- Allen"))
    assert texts(plan, "Maatpact") == ["Wat is nodig?", "Wat laat jij los?", "Wie doet mee?"]
    assert plan.questions["wie-doet-mee"].form.options == ("Allen", "Zij")


def test_answers_go_on_counting_while_the_programme_changes() -> None:
    day = day_of()
    day.do(c.GoToBlock(step=0, block="maatpact"))
    day.advance()
    people = day.join(3)
    day.vote(people[0], 1, question="wat-is-nodig")
    revise(day, FILE.replace("- Cases", "- Meer cases").replace("11:00 Pauze", "11:10 Pauze"))
    day.vote(people[1], 1, question="wat-is-nodig")
    assert day.round("wat-is-nodig").tally["hall", 1, 1] == 2
    assert day.replayed() == day.state


def test_nothing_comes_before_the_agreements_that_are_being_walked_through() -> None:
    day = day_of(FILE.replace("### Hoe was het?\n", ""))
    day.do(c.RecordOutcome(wording=AGREEMENT))
    day.do(c.GoToBlock(step=0, block="slot"))
    assert texts(revise(day, FILE), "Slot") == ["Hoe was het?"]
    revise(day, FILE.replace("### Hoe was het?\n", ""))
    day.advance()
    assert kept(day, FILE) == [(Part.QUESTION, Change.ADDED, "Hoe was het?")]


def test_the_second_break_is_not_taken_for_the_first() -> None:
    day = day_of(FILE.replace("12:00 Slot", "11:30 Pauze\n## 12:00 Slot"))
    day.do(c.GoToBlock(step=0, block="pauze"))
    later = FILE.replace("11:00 Pauze", "11:40 Pauze")
    assert kept(day, later.replace("11:40", "11:30")) == [(Part.BLOCK, Change.GONE, "Pauze")]
    assert titles(revise(day, later.replace("11:40", "11:30"))).count("Pauze") == 2


def test_a_block_that_has_started_stays_when_the_file_gives_it_another_name() -> None:
    day = day_of()
    day.advance()
    changed = FILE.replace("9:00 Inloop", "9:00 Welkom")
    assert kept(day, changed) == [(Part.BLOCK, Change.ADDED, "Welkom"), (Part.BLOCK, Change.GONE, "Inloop")]
    assert titles(revise(day, changed))[0] == "Inloop"


def test_the_day_goes_on_where_it_was_when_a_skipped_block_goes() -> None:
    day = day_of()
    day.do(c.GoToBlock(step=0, block="maatpact"))
    plan = revise(day, FILE.replace("## 9:00 Inloop\nsoort: ontvangst\n", ""))
    assert titles(plan)[day.state.block] == "Maatpact"
    assert day.replayed() == day.state


def test_the_length_of_what_goes_on_follows_what_comes_next() -> None:
    day = day_of()
    day.advance()
    plan = revise(day, FILE.replace("9:30 Pitchronde", "9:50 Pitchronde"))
    assert plan.blocks[0].minutes == 50
    plan = revise(day, FILE.replace("## 9:30 Pitchronde", "## 9:15 Kennismaken\n## 9:30 Pitchronde"))
    assert plan.blocks[0].minutes == 15


def test_the_place_online_of_a_session_may_change_until_it_begins() -> None:
    sessions = "## 11:30 Sessies\nsoort: workshops\n### A\nplek online: {}\n### B\n## 12:00 Slot"
    first, later = (FILE.replace("## 12:00 Slot", sessions.format(f"https://{n}.example.nl/")) for n in ("een", "twee"))
    day = day_of(first)
    day.advance()
    plan = revise(day, later)
    assert [breakout.link for block in plan.blocks for breakout in block.breakouts] == ["https://twee.example.nl/", ""]
    assert differences(plan, read_plan(write_plan(plan), "dag")) == ()
    assert day.replayed() == day.state


def test_roles_may_be_added_during_the_day_but_what_people_chose_stays() -> None:
    day = day_of()
    assert revise(day, FILE.replace("wethouder, manager", "manager, raadslid")).roles == ("manager", "raadslid")
    day.advance()
    changed = FILE.replace("wethouder, manager", "wethouder")
    assert revise(day, changed).roles == ("wethouder", "manager", "raadslid")
    assert kept(day, changed) == [(Part.HEAD, Change.CHANGED, "roles")]


def test_the_delay_of_the_stream_stays_while_a_question_is_open() -> None:
    day = day_of()
    slower = FILE.replace("rollen:", "vertraging: 20\nrollen:")
    day.do(c.GoToBlock(step=0, block="maatpact"))
    day.advance()
    assert revise(day, slower).delay == 0
    day.advance()
    assert revise(day, slower).delay == 20


def test_a_day_that_is_closed_keeps_its_programme_and_may_still_get_a_next_date() -> None:
    day = day_of()
    day.do(c.GoToBlock(step=0, block="slot"))
    day.advance(4)
    assert day.state.is_over
    changed = FILE.replace("11:00 Pauze", "11:10 Pauze").replace("rollen:", "volgende bijeenkomst: 2020-10-29\nrollen:")
    before = day.state.plan
    assert revise(day, changed) == replace(before, next_date="2020-10-29")
    assert kept(day, changed) == [(Part.BLOCK, Change.CHANGED, "Pauze")]
