"""What a word cloud and a scale weigh on a phone, when everybody answered at length."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.plan import Form, Question, Visibility
from app.core.roles import Actor
from app.render import Renderer
from tests.core.day import Day, plan_with
from tests.live.test_frame_sizes import KB, measured

CLOUD = Question("nodig", "Wat heb jij nodig om los te laten?", Form("cloud", (), 3, 25), visibility=Visibility.LIVE)
STATEMENT = "Wij geven elkaar in onze regio genoeg ruimte om {} te leren"
STATEMENTS = tuple(STATEMENT.format(word) for word in ("samen", "steeds", "echt", "veel"))
SCALE = Question("schaal", "Hoe kijk je hiernaar?", Form("scale", STATEMENTS, 4, points=5), visibility=Visibility.LIVE)
TEN = Question("cijfer", "Welk cijfer?", Form("scale", (), 1, points=10, ends=("laag", "hoog")))


def say(day: Day, person: Actor, number: int) -> None:
    words = ("vertrouwen in elkaar", f"eigen woord {number % 40}", f"nog een eigen woord {number % 30}")
    day.write(person, *words[: 1 + number % 3], question="nodig")


def rate(day: Day, person: Actor, number: int) -> None:
    (question,) = day.plan.questions.values()
    top = question.form.points
    fields = {f"value-{item}": (str((number + item) % (top + 1)),) for item in range(question.form.most)}
    round_ = day.state.round_of(question)
    assert round_ is not None
    day.do(c.CastAnswer(question=question.id, round=round_.number, fields=fields), person)


@pytest.mark.parametrize(
    ("question", "answer", "result", "own"),
    [(CLOUD, say, 2 * KB, 2 * KB), (SCALE, rate, 2 * KB, 3_950), (TEN, rate, KB, 2_150)],
    ids=["cloud", "scale", "ten"],
)
def test_a_frame_stays_small(
    question: Question, answer: Callable[[Day, Actor, int], None], result: int, own: int
) -> None:
    """Asking is larger and goes to each person once: 3,882 with four rows of five numbers, 2,114 with one of ten."""
    day = Day(plan_with(replace(question, visibility=Visibility.LIVE)))
    people = day.join(70, 17)
    day.advance(2)
    empty = dict(measured(day, Renderer(), people))
    for number, person in enumerate(people):
        answer(day, person, number)
    found = dict(measured(day, Renderer(), people))
    assert 500 < found["result"] < result
    assert 500 < max(empty["own"], found["own"]) < own


def test_two_rounds_of_a_scale_beside_each_other_are_half_as_much_again() -> None:
    """Four statements of sixty letters, two rounds, by seat: 2,6 kB. It comes when the round is sealed."""
    day = Day(plan_with(SCALE))
    people = day.join(70, 17)
    day.advance(2)
    for round_ in (1, 2):
        for number, person in enumerate(people):
            rate(day, person, number + round_)
        day.advance()
        day.do(c.RevealResult(step=day.state.step, question="schaal"))
        if round_ == 1:
            day.do(c.OpenNextRound(step=day.state.step, question="schaal"))
    assert 2 * KB < dict(measured(day, Renderer(), people))["result"] < 2_700
