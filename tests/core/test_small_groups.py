"""Small groups: of everything that is shown of a question, nothing determines what a group under five answered.

Per round, since people may change their minds between rounds. The last test shows that the attack finds something
where it can.
"""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest

from app.core import splits, tallies
from app.core.events import QuestionOpened, QuestionSealed
from app.core.evolve import evolve_all
from app.core.plan import Anonymity, Dimension, Form, Question, Seat
from app.core.splits import THRESHOLD, TOGETHER, Counted, Counts, Entry, Group
from app.core.state import State
from app.core.tallies import question_view
from tests.core.attack import Answers, Attack
from tests.core.day import plan_with
from tests.scorecard import Row, Tell

POPULATIONS = 1_000 * int(os.environ.get("TESTS_TIMES", "1"))
ROLES = ("", "wethouder", "manager", "raadslid", "griffier", "adviseur")
SIZES = (0, 1, 2, 3, 4, 5, 6, 9, 15, 40)
LIKELY = ((1, 1, 1, 1), (85, 10, 5, 1), (1, 0, 0, 0))
"""How answers fall: evenly, nearly all the same, all the same."""

Found = tuple[int, int]


def test_no_small_group_is_determined_by_what_is_shown(figure: Tell) -> None:
    rounds, found = attacked(range(POPULATIONS))
    assert found == 0
    figure(Row.GROUPS, found, POPULATIONS, f"{rounds} rondes")


def test_leaving_small_groups_out_without_merging_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The self-test: shown is then what is large enough, and the rest follows by subtraction."""
    monkeypatch.setattr(tallies, "protect", left_out)
    assert attacked(range(100))[1] > 10, (
        "THE ATTACK PROVES NOTHING: it finds no small group where they only were left out"
    )


def attacked(populations: range) -> Found:
    """How many rounds were attacked, and how many small groups came out."""
    rounds = found = 0
    for number in populations:
        chance = random.Random(number)
        question = some_question(chance)
        asked = [some_answers(chance, question) for _ in range(chance.randrange(1, 4))]
        state = sealed(question, asked)
        view = question_view(state, question, may_see=True)
        assert view.result is not None
        for answers, result in zip(asked, [result for _, result in view.rounds] + [view.result], strict=True):
            found += len(list(Attack(question.form, answers, result).determined()))
            rounds += 1
    return rounds, found


def some_question(chance: random.Random) -> Question:
    form = chance.choice(
        (Form("choice", tuple("ABCD")), Form("choice", tuple("ABC"), 2), Form("scale", ("A", "B"), 2, points=4))
    )
    return Question("vraag", "Vraag?", form, dimension=chance.choice((Dimension.SEAT, Dimension.ROLE)))


def some_answers(chance: random.Random, question: Question) -> Answers:
    groups = (
        list(Seat) if question.dimension is Dimension.SEAT else chance.sample(ROLES, chance.randrange(2, len(ROLES)))
    )
    likely = chance.choice(LIKELY)
    return {
        str(group) or splits.OTHER: [answer(chance, question.form, likely) for _ in range(chance.choice(SIZES))]
        for group in groups
    }


def answer(chance: random.Random, form: Form, likely: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    if form.points:
        values = chance.choices(range(1, 5), likely, k=form.most)
        return tuple((item, 0 if chance.random() < 0.2 else value) for item, value in enumerate(values))
    picks = {pick for pick in chance.choices(range(4), likely, k=form.most) if pick < len(form.options)}
    return tuple((item, 1) for item in sorted(picks or {0}))


def sealed(question: Question, asked: list[Answers]) -> State:
    """The state after these rounds, all sealed."""
    state = State("dag", plan_with(question))
    for number, answers in enumerate(asked, 1):
        box = tuple(sorted((group, marks) for group, given in answers.items() for marks in given))
        opened = QuestionOpened(0.0, question.id, number, Anonymity.ANONYMOUS, (len(box), 0))
        voted = tuple(f"p{person}" for person in range(len(box)))
        state = evolve_all(state, [opened, QuestionSealed(1.0, question.id, number, (len(box), 0), box, (), voted)])
    return state


def left_out(
    voters: Counter[str], counts: Counts, entries: tuple[Entry, ...] = (), *, is_protected: bool = True
) -> Counted:
    """What many systems do: groups under five are not shown, and all others are, with the whole."""
    groups = tuple(Group(key, people) for key, people in voters.items() if people >= THRESHOLD)
    whole: dict[tuple[str, int, int], int] = {}
    for (_, item, value), people in counts.items():
        whole[TOGETHER, item, value] = whole.get((TOGETHER, item, value), 0) + people
    shown = {mark: people for mark, people in counts.items() if voters[mark[0]] >= THRESHOLD}
    return Counted(Group(TOGETHER, sum(voters.values())), groups, shown | whole, entries=entries)
