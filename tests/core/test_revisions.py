"""A programme that changes during the day: what has started keeps its form, what lies ahead is the new file's."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from app.core import commands as c
from app.core.differences import Change, Difference, Part, differences, heading
from app.core.plan import (
    Anonymity,
    Block,
    BlockKind,
    Breakout,
    Dimension,
    Form,
    Pitch,
    Plan,
    Question,
    Visibility,
    Window,
)
from app.core.refusals import Reason, Refused
from app.core.revisions import revising, revision
from app.plan_file import read_plan, write_plan
from tests.core.day import Day

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
    assert day.refused(c.Advance(step=step)) is Reason.STALE_STEP


# -- any day -----------------------------------------------------------------------------------


def random_plan(rng: random.Random) -> Plan:
    """Few headings, so that they come back, move and double."""

    def question(number: int) -> Question:
        named = rng.choice([Dimension.SEAT, Dimension.ROLE])
        options = tuple(rng.sample(["Ja", "Nee", "Soms", "Later"], rng.randrange(2, 5)))
        form = rng.choice([Form("choice", options), Form("open", (), 3, 300)])
        return Question(
            "",
            f"Vraag {rng.randrange(4)}?",
            form,
            rng.choice(list(Anonymity)),
            visibility=rng.choice(list(Visibility)),
            dimension=named,
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
    windows = (Window("manager", start=rng.randrange(540, 1000)),) if rng.random() < 0.5 else ()
    blocks = tuple(block(start) for start in starts)
    plan = Plan("dag", "Dag", "2020-09-17", blocks, roles=("wethouder", "manager"), windows=windows)
    return read_plan(write_plan(plan), "dag")


def edit(day: Day, rng: random.Random) -> Callable[..., c.StepCommand]:
    """The chair changes the programme too."""
    block = rng.choice(day.state.plan.blocks).id
    options = tuple(rng.choices(["Ja", "ja", "Nee", "Soms"], k=3))
    edits: list[Callable[..., c.StepCommand]] = [
        partial(c.AddQuestion, text="Vraag 1?", options=options, anonymity=rng.choice(list(Anonymity))),
        partial(c.AddBlock, title="Deel 1", minutes=rng.randrange(1, 90)),
        partial(c.MoveBlock, block=block, is_later=rng.random() < 0.5),
        partial(c.SkipBlock, block=block),
    ]
    return rng.choice(edits)


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
                presses: list[Callable[..., c.StepCommand]] = [
                    c.Advance,
                    c.Advance,
                    c.Advance,
                    c.GoBack,
                    edit(day, rng),
                ]
                day.do(rng.choice(presses)(step=day.state.step))
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
