"""A scale: who passes by is no nought, and a mean never tells what one person answered."""

from __future__ import annotations

import pytest

from app.core import commands as c
from app.core.plan import Anonymity, Form, Question
from app.core.questions import FormProblem, scale
from app.core.questions.scale import ScaleResult
from app.core.refusals import Reason
from app.core.roles import Actor
from app.core.splits import Withheld
from app.core.tallies import question_view
from tests.core.day import Day, opened

FORM = Form("scale", ("Het helpt", "Ik weet wat ik doe"), 2, points=5)
QUESTION = Question("stellingen", "Hoe kijk je hiernaar?", FORM)


def rated(day: Day, person: Actor, *values: int | None, question: str = "stellingen") -> c.CastAnswer:
    fields = {f"value-{item}": (str(value),) for item, value in enumerate(values) if value is not None}
    return c.CastAnswer(question=question, round=1, base=day.version(person, question), fields=fields)


def rate(day: Day, person: Actor, *values: int | None, question: str = "stellingen") -> None:
    day.do(rated(day, person, *values, question=question), person)


def shown(day: Day, question: Question = QUESTION) -> ScaleResult:
    result = question_view(day.state, question, may_see=True).result
    assert isinstance(result, ScaleResult)
    return result


def test_the_mean_is_over_who_gave_a_value_and_who_passed_by_stands_apart() -> None:
    day, people = opened(QUESTION, 6, 6)
    for person, value in zip(people, (1, 2, 3, 4, 5, 5, 5, 4, 4, None, 0, 2), strict=True):
        rate(day, person, value, 3)
    first = shown(day).statements[0]
    assert (first.together.people, first.together.tenths, first.skipped) == (10, 35, 2)
    assert [step.people for step in first.steps] == [1, 2, 1, 3, 3]


def test_a_changed_answer_takes_the_place_of_the_one_before() -> None:
    day, people = opened(QUESTION, 6, 6)
    for person in people:
        rate(day, person, 1, 1)
    rate(day, people[0], 5, 0)
    first, second = shown(day).statements
    assert [step.people for step in first.steps] == [11, 0, 0, 0, 1]
    assert second.skipped == 1


def test_the_seal_changes_no_number() -> None:
    day, people = opened(QUESTION, 6, 6)
    for number, person in enumerate(people):
        rate(day, person, number % 5 + 1, number % 3)
    before = shown(day)
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question=QUESTION.id))
    assert shown(day) == before


def test_a_mean_by_seat_is_there_when_both_may_be_shown() -> None:
    day, people = opened(QUESTION, 6, 6)
    for number, person in enumerate(people):
        rate(day, person, 5 - number % 2 if number < 6 else 1 + number % 2, 3 + number % 2)
    result = shown(day)
    assert [group.key for group in result.groups] == ["hall", "stream"]
    assert [(mean.group, mean.people, mean.tenths) for mean in result.statements[0].means] == [
        ("hall", 6, 45),
        ("stream", 6, 15),
    ]


def test_no_mean_by_seat_where_too_few_of_a_seat_gave_a_value() -> None:
    """Four online passed the statement by: the mean of the other two could be worked out."""
    day, people = opened(QUESTION, 6, 6)
    for number, person in enumerate(people):
        rate(day, person, 0 if number > 7 else 1 + number % 4, 2 + number % 2)
    first, second = shown(day).statements
    assert first.means == ()
    assert first.together.people == 8
    assert len(second.means) == 2


def test_no_mean_by_seat_where_a_seat_agrees_with_itself() -> None:
    day, people = opened(QUESTION, 6, 6)
    for number, person in enumerate(people):
        rate(day, person, 5 if number > 5 else 1 + number % 4, 2 + number % 2)
    assert shown(day).statements[0].means == ()


def test_a_statement_that_nearly_everybody_passed_by_has_no_result() -> None:
    day, people = opened(QUESTION, 6, 6)
    for number, person in enumerate(people):
        rate(day, person, 4 if number < 3 else 0, 2 + number % 2)
    first = shown(day).statements[0]
    assert (first.steps, first.skipped, first.withheld) == ((), 9, Withheld.TOO_FEW_ANSWERS)


def test_four_answers_in_all_are_no_result() -> None:
    day, people = opened(QUESTION, 6, 6)
    for person in people[:4]:
        rate(day, person, 3, 3)
    assert (shown(day).statements, shown(day).withheld) == ((), Withheld.TOO_FEW_ANSWERS)


def test_by_name_nothing_is_withheld() -> None:
    question = Question("stellingen", "Hoe?", FORM, Anonymity.NAMED)
    day, people = opened(question, 3, 1)
    for person in people:
        rate(day, person, 4, 0)
    first = shown(day, question).statements[0]
    assert [mean.tenths for mean in first.means] == [40, 40]


@pytest.mark.parametrize("value", ["6", "-1", "x", "", "٣", "11"])
def test_a_value_beside_the_scale_is_refused(value: str) -> None:
    day, people = opened(QUESTION)
    command = c.CastAnswer(question="stellingen", round=1, fields={"value-0": (value,)})
    assert day.refused(command, people[0]) is Reason.UNKNOWN_OPTION


def test_nothing_at_all_is_no_answer_but_passing_everything_by_is() -> None:
    day, people = opened(QUESTION)
    assert day.refused(rated(day, people[0]), people[0]) is Reason.EMPTY_ANSWER
    rate(day, people[0], 0, 0)
    assert dict(day.round("stellingen").voters) == {"hall": 1}


def test_without_statements_the_question_itself_is_rated() -> None:
    form = scale.form({"punten": "10", "laag": "slecht", "hoog": "goed"}, ())
    assert (form.most, form.points, form.ends) == (1, 10, ("slecht", "goed"))
    assert scale.form(scale.settings(form), ()) == form


@pytest.mark.parametrize(
    ("settings", "items", "code"),
    [
        ({"punten": "7"}, (), "scale_points"),
        ({"laag": "slecht"}, (), "one_end"),
        ({"laag": "s" * 41, "hoog": "goed"}, (), "too_long"),
        ({}, tuple(map(str, range(13))), "statement_count"),
    ],
)
def test_a_scale_that_cannot_be_is_named(settings: dict[str, str], items: tuple[str, ...], code: str) -> None:
    with pytest.raises(FormProblem) as wrong:
        scale.form(settings, items)
    assert wrong.value.code == code
