"""A programme that changes during the day: what has started keeps its form, what lies ahead is the new file's."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.differences import Change, Difference, Part, differences, heading
from app.core.plan import (
    Block,
    BlockKind,
    Breakout,
    Dimension,
    Form,
    Pitch,
    Plan,
    Question,
    Visibility,
)
from app.core.refusals import Refused
from app.core.revisions import revising, revision
from app.plan_file import read_plan, write_plan
from tests.core.day import AGREEMENT, Day

FILE = """---
titel: Dag
datum: 2020-09-17
rollen: wethouder, manager
---
## 9:00 Inloop
soort: ontvangst
## 9:30 Pitchronde
- gemeente Dongen
- gemeente Goirle
## 10:00 Maatpact
soort: vraag
### Wat is nodig?
- Leermodules
- Cases
### Wat laat jij los?
### Wie doet mee?
- Wij
- Zij
## 11:00 Pauze
soort: pauze
## 12:00 Slot
soort: wrap-up
### Hoe was het?
"""


def day_of(file: str = FILE, people: int = 12) -> Day:
    day = Day(read_plan(file, "dag"))
    day.join(people)
    return day


def revise(day: Day, file: str) -> Plan:
    """Take over a changed file, as when the server starts again; the programme that the day then has."""
    day.record([*revising(day.state, file, read_plan(file, "dag"), day.now)])
    return day.state.plan


def kept(day: Day, file: str) -> list[tuple[Part, Change, str]]:
    return [(d.part, d.change, d.name) for d in revision(day.state, read_plan(file, "dag")).kept]


def titles(plan: Plan) -> list[str]:
    return [block.title for block in plan.blocks]


def texts(plan: Plan, title: str) -> list[str]:
    return [question.text for block in plan.blocks if block.title == title for question in block.questions]


# -- what differs ------------------------------------------------------------------------------


def test_the_same_programme_has_no_differences_however_it_is_written() -> None:
    plan = read_plan(FILE, "dag")
    assert differences(plan, read_plan(write_plan(plan), "dag")) == ()


def test_every_difference_is_named_once_by_its_heading() -> None:
    changed = (
        FILE.replace("rollen: wethouder, manager", "rollen: wethouder")
        .replace("- gemeente Goirle", "- gemeente Goirle: buren\n- Maatpact")
        .replace("### Wat laat jij los?", "### Wat neem jij mee?")
        .replace("- Zij", "- Jullie")
        .replace("11:00 Pauze", "11:15 Pauze")
        .replace("## 12:00 Slot", "## 11:30 Lunch\n## 12:00 Slot")
    )
    assert set(differences(read_plan(FILE), read_plan(changed))) == {
        Difference(Part.HEAD, Change.CHANGED, "roles"),
        Difference(Part.PITCH, Change.CHANGED, "gemeente Goirle"),
        Difference(Part.PITCH, Change.ADDED, "Maatpact"),
        Difference(Part.QUESTION, Change.GONE, "Wat laat jij los?"),
        Difference(Part.QUESTION, Change.ADDED, "Wat neem jij mee?"),
        Difference(Part.QUESTION, Change.CHANGED, "Wie doet mee?"),
        Difference(Part.BLOCK, Change.CHANGED, "Pauze"),
        Difference(Part.BLOCK, Change.ADDED, "Lunch"),
    }


def test_another_order_is_a_difference() -> None:
    turned = FILE.replace("- gemeente Dongen\n- gemeente Goirle", "- gemeente Goirle\n- gemeente Dongen")
    assert differences(read_plan(FILE), read_plan(turned)) == (Difference(Part.BLOCK, Change.CHANGED, "Pitchronde"),)


def test_an_answer_that_was_reworded_is_a_difference_of_its_question() -> None:
    changed = FILE.replace("- Cases", "- Meer cases")
    (found,) = differences(read_plan(FILE), read_plan(changed))
    assert found == Difference(Part.QUESTION, Change.CHANGED, "Wat is nodig?")


# -- before the day ----------------------------------------------------------------------------


def test_before_the_day_everything_may_change() -> None:
    day = day_of()
    changed = "---\ntitel: Dag\ndatum: 2020-09-17\n---\n## 10:00 Gesprek\n### Waarom?\n"
    assert kept(day, changed) == []
    assert revise(day, changed) == read_plan(changed, "dag")
    assert day.replayed() == day.state


def test_the_same_file_again_is_no_event() -> None:
    day = day_of()
    assert revising(day.state, FILE, read_plan(FILE, "dag"), day.now) == []


def test_a_press_that_saw_the_old_programme_does_not_count() -> None:
    day = day_of()
    step = day.state.step
    revise(day, FILE.replace("Inloop", "Ontvangst"))
    day.refused(c.Advance(step=step))


# -- during the day ----------------------------------------------------------------------------


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


# -- any day -----------------------------------------------------------------------------------


def random_plan(rng: random.Random) -> Plan:
    """Few headings, so that they come back, move and double."""

    def question(number: int) -> Question:
        named = rng.choice([Dimension.SEAT, Dimension.ROLE])
        options = tuple(rng.sample(["Ja", "Nee", "Soms", "Later"], rng.randrange(2, 5)))
        form = rng.choice([Form("choice", options), Form("open", (), 3, 300)])
        return Question(
            "", f"Vraag {rng.randrange(4)}?", form, visibility=rng.choice(list(Visibility)), dimension=named
        )

    def block(start: int) -> Block:
        kind = rng.choice(list(BlockKind))
        pitches = rng.sample(["Dongen", "Goirle", "Tilburg"], rng.randrange(1, 4)) if kind is BlockKind.PITCHES else []
        asked = tuple(question(n) for n in range(rng.randrange(int(kind is BlockKind.QUESTION), 4)))
        seconds = 240 if pitches else 0
        shown = tuple(Pitch("", owner) for owner in pitches)
        titles = rng.sample(["Inkoop", "Data", "Zorg"], rng.randrange(2, 4)) if kind is BlockKind.BREAKOUTS else []
        sessions = tuple(Breakout("", title) for title in titles)
        title, minutes = f"Deel {rng.randrange(4)}", rng.choice([0, 5])
        return Block("", kind, title, start, minutes, "", "", shown, seconds, asked, breakouts=sessions)

    starts = sorted(rng.sample(range(540, 1000, 10), rng.randrange(2, 7)))
    plan = Plan("dag", "Dag", "2020-09-17", tuple(block(start) for start in starts), roles=("wethouder", "manager"))
    return read_plan(write_plan(plan), "dag")


def ids(plan: Plan) -> list[str]:
    found = [block.id for block in plan.blocks] + [pitch.id for block in plan.blocks for pitch in block.pitches]
    found += [question.id for block in plan.blocks for question in block.questions]
    found += [breakout.id for block in plan.blocks for breakout in block.breakouts]
    return found + [block.takeaway.id for block in plan.blocks if block.takeaway]


def started(day: Day) -> dict[str, object]:
    """Everything of the day that must not change any more, by its id."""
    found: dict[str, object] = {}
    for block in day.state.plan.blocks:
        if block.id in day.state.began:
            found[block.id] = replace(block, minutes=0, questions=())
            found |= {question.id: question for question in block.questions if day.state.round_of(question)}
    return found


@pytest.mark.parametrize("seed", range(30))
def test_whatever_changes_the_day_goes_on_and_can_be_replayed_and_written(seed: int) -> None:
    rng = random.Random(seed)
    day = Day(random_plan(rng))
    day.join(8, 8)
    for _ in range(12):
        for _ in range(rng.randrange(6)):
            try:
                day.do(rng.choice([c.Advance, c.Advance, c.Advance, c.GoBack])(step=day.state.step))
            except Refused:
                continue
        before, now = started(day), day.state.current
        wanted = random_plan(rng)
        day.record([*revising(day.state, "", wanted, day.now)])
        plan = day.state.plan
        assert revising(day.state, "", wanted, day.now) == []
        assert before.items() <= started(day).items()
        assert (day.state.current and heading(day.state.current)) == (now and heading(now))
        assert len(ids(plan)) == len(set(ids(plan)))
        assert differences(read_plan(write_plan(plan), "dag"), plan) == ()
    assert day.replayed() == day.state
