"""A word cloud and a scale on every surface: the same numbers, in words as well as in a drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.plan import Form, Language, Question
from app.core.progress import Phase
from app.core.questions import Result, cloud, scale
from app.core.records import Mark
from app.core.splits import Counted, Entry, Group, protect
from app.core.views import OwnView, QuestionView
from app.render import Renderer
from tests.render import chair_samples, samples
from tests.render.pages import Page

CLOUD = Question("nodig", "Wat heb jij nodig?", Form("cloud", (), 3, 25))
SCALE = Question("schaal", "Hoe kijk je?", Form("scale", ("Het <b>helpt</b>", "Ik doe mee"), 2, points=5))
WORDS = (
    Entry("a", "vertrouwen", times=23, spread=(("hall", 16), ("stream", 7))),
    Entry("b", "<i>lef</i>", times=4, merged=(Entry("e", "durf"), Entry("f", "onaardig", is_hidden=True))),
    Entry("c", "stil", times=2, is_hidden=True),
    Entry("d", "de"),
)
COUNTS = {
    (seat, item, value): people
    for seat, each in {"hall": (2, 6, 10, 20, 12), "stream": (0, 3, 5, 4, 3)}.items()
    for item in range(2)
    for value, people in enumerate(each, 1)
    if people
} | {("hall", 0, 0): 3, ("hall", 1, 0): 3}
VOTERS = {"hall": 53, "stream": 15}
NARROW = ("phone", "page")
SURFACES = (*NARROW, "screen", "chair", "report")


def asked(plan: Question, phase: Phase = Phase.SEALED) -> QuestionView:
    if plan.form.kind == "cloud":
        result: Result = cloud.result(plan.form, Counted(Group("together", 30), (), {}, entries=WORDS, waiting=6))
    else:
        result = scale.result(plan.form, protect(VOTERS, COUNTS))
    return QuestionView(plan, 1, phase, plan.anonymity, samples.TURNOUT, result, True)


def shown(renderer: Renderer, plan: Question, surface: str, question: QuestionView | None = None) -> Page:
    question = question or asked(plan)
    context = {"question": question, "result": question.result, "plan": plan, "surface": surface}
    return Page(f"<main>{renderer.template(f'questions/{plan.form.kind}/result.html', **context)}</main>")


def form(renderer: Renderer, plan: Question, *marks: Mark) -> Page:
    view = samples.phone(samples.question_stage(replace(asked(plan, Phase.OPEN), result=None)))
    own = OwnView("k", view.seat, "", "", int(bool(marks)), marks)
    return Page(renderer.region("phone", "own", view=view, own=own, door=samples.DOOR, links=samples.LINKS))


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("plan", [CLOUD, SCALE], ids=["cloud", "scale"])
def test_a_result_is_whole_and_what_people_wrote_is_no_markup(renderer: Renderer, plan: Question, surface: str) -> None:
    found = shown(renderer, plan, surface)
    assert found.unclosed == []
    assert not any("style" in element.attributes for element in found.elements)
    assert not found.all("i")
    assert all(element.words != "helpt" for element in found.all("b"))


@pytest.mark.parametrize("surface", SURFACES)
def test_a_cloud_says_its_words_with_their_numbers_and_none_that_is_hidden(renderer: Renderer, surface: str) -> None:
    found = shown(renderer, CLOUD, surface)
    (drawing,) = found.all("svg", class_=f"cloud on-{surface}")
    heard = found.words if surface == "screen" else drawing.attributes["aria-label"]
    assert "vertrouwen 23" in heard
    assert "<i>lef</i> 4" in heard
    assert "stil" not in found.words
    assert "onaardig" not in found.words


@pytest.mark.parametrize("surface", ["page", "report"])
def test_the_whole_list_has_what_was_put_together_and_who_waits_is_counted(renderer: Renderer, surface: str) -> None:
    words = " ".join(shown(renderer, CLOUD, surface).words.split())
    assert "(ook: durf)" in words
    assert "6 antwoorden zijn nog niet goedgekeurd" in words
    assert "2 antwoorden zijn verborgen" in words


@pytest.mark.parametrize("surface", SURFACES)
def test_a_scale_says_the_mean_with_a_comma_how_many_answered_and_who_passed_by(
    renderer: Renderer, surface: str
) -> None:
    found = shown(renderer, SCALE, surface)
    assert "3,6" in found.words
    head, first, *_ = found.all("tr")
    if surface == "report":
        cells = found.all("td")[: len(found.all("th", scope="col")) - 1]
        assert "Overgeslagen" in head.words
        assert [cell.words for cell in cells[-2:]] == ["65", "3"]
    else:
        assert "65 antwoorden, 3 overgeslagen" in first.words
    assert found.all("svg")[0].attributes["aria-label"] == "1: 2, 2: 9, 3: 15, 4: 24, 5: 15"


@pytest.mark.parametrize("surface", SURFACES)
def test_what_may_not_be_split_says_why(renderer: Renderer, surface: str) -> None:
    few = {mark: people for mark, people in COUNTS.items() if mark[:2] != ("stream", 0)} | {
        ("stream", 0, 0): 12,
        ("stream", 0, 3): 3,
    }
    question = replace(asked(SCALE), result=scale.result(SCALE.form, protect(VOTERS, few)))
    found = shown(renderer, SCALE, surface, question)
    assert [td.words for td in found.all("td", class_="few")] == [
        "Zaal en online niet apart: te weinig of gelijke antwoorden." if surface in NARROW else "niet apart te tonen"
    ]
    assert ("Gemiddeld" in [small.words for small in found.all("small")]) is (surface in NARROW)
    assert "–" not in found.words


@pytest.mark.parametrize("surface", ["screen", "chair", "report"])
def test_the_digits_stand_under_the_bars(renderer: Renderer, surface: str) -> None:
    digits = [text.words for text in shown(renderer, SCALE, surface).all("text")]
    assert digits == [str(value) for value in range(1, 6)] * len(SCALE.form.options)


def test_on_a_phone_the_digits_stand_once_in_the_page(renderer: Renderer) -> None:
    assert len(shown(renderer, SCALE, "phone").all("use", href="#n5")) == len(SCALE.form.options)
    view = samples.phone(samples.stage())
    page = renderer.page(
        "phone", view=view, own=samples.own(view), message=None, door=samples.DOOR, links=samples.LINKS
    )
    assert Page(page).all("symbol", id="n5")


@pytest.mark.parametrize("surface", SURFACES)
def test_the_round_before_stands_beside_each_statement(renderer: Renderer, surface: str) -> None:
    before = {mark: people + 8 * (mark[2] == 1) for mark, people in COUNTS.items()}
    question = replace(asked(SCALE), round=2, rounds=((1, scale.result(SCALE.form, protect(VOTERS, before))),))
    found = shown(renderer, SCALE, surface, question)
    (table,) = (t for t in found.all("table") if "compared" in t.attributes["class"])
    assert "Links: ronde 1. Rechts: ronde 2." in table.words
    assert len([cell for cell in found.all("td") if cell.words == "3,6 was 3,3"]) == len(SCALE.form.options)
    assert len([path for path in found.all("path") if "svg" in path.within]) == 2 * len(SCALE.form.options)


def test_a_round_with_too_few_answers_is_not_compared(renderer: Renderer) -> None:
    question = replace(asked(SCALE), round=2, rounds=((1, scale.result(SCALE.form, protect({"hall": 2}, {}))),))
    assert "was" not in shown(renderer, SCALE, "chair", question).words.split()


@pytest.mark.parametrize("surface", ["page", "report"])
def test_every_round_is_there_in_numbers(renderer: Renderer, surface: str) -> None:
    once = scale.result(SCALE.form, protect(VOTERS, COUNTS))
    question = replace(asked(SCALE), round=3, rounds=((1, once), (2, once)))
    page = shown(renderer, SCALE, surface, question)
    assert page.all("table", class_="steps-table")
    assert len([cell for cell in page.all("td") if cell.words == "3,6"]) == 3 * len(SCALE.form.options)


def test_a_mean_is_written_with_a_point_in_english() -> None:
    assert "3.6" in shown(Renderer(language=Language.ENGLISH), SCALE, "chair").words


def test_a_scale_is_asked_with_a_number_for_every_step_and_a_way_to_pass_by(renderer: Renderer) -> None:
    found = form(renderer, SCALE)
    assert [e.attributes["value"] for e in found.all("input", name="value-1")] == ["1", "2", "3", "4", "5", "0"]
    assert "helemaal oneens" in found.words
    assert not [e for e in found.all("input", type="radio") if "checked" in e.attributes]


def test_what_somebody_answered_is_ticked(renderer: Renderer) -> None:
    found = form(renderer, SCALE, Mark(0, 4), Mark(1, 0))
    ticked = [(e.attributes["name"], e.attributes["value"]) for e in found.all("input") if "checked" in e.attributes]
    assert ticked == [("value-0", "4"), ("value-1", "0")]


def test_a_cloud_asks_for_as_many_words_as_are_left(renderer: Renderer) -> None:
    assert len(form(renderer, CLOUD).all("input", name="text")) == 3
    found = form(renderer, CLOUD, Mark(text="tijd", id="m1"))
    written = [e.attributes["maxlength"] for e in found.all("input", name="text") if "maxlength" in e.attributes]
    assert written == ["25", "25"]
    assert "tijd" in found.words


def test_who_writes_is_told_that_a_text_waits(renderer: Renderer) -> None:
    assert "goedgekeurd" in form(renderer, replace(CLOUD, needs_approval=True)).words
    assert "goedgekeurd" not in form(renderer, CLOUD).words


@pytest.mark.parametrize(
    ("marks", "said"),
    [((Mark(0, 4), Mark(1, 0)), "Het <b>helpt</b>: 4, Ik doe mee: overgeslagen"), ((Mark(0, 5), Mark(1, 1)), "mee: 1")],
)
def test_after_the_close_it_says_what_somebody_answered(renderer: Renderer, marks: tuple[Mark, ...], said: str) -> None:
    view = samples.phone(samples.question_stage(replace(asked(SCALE, Phase.CLOSED), result=None)))
    own = OwnView("k", view.seat, "", "", 1, marks)
    html = renderer.region("phone", "own", view=view, own=own, door=samples.DOOR, links=samples.LINKS)
    assert said in Page(html).words


@pytest.mark.parametrize(("phase", "order"), [(Phase.OPEN, "cab"), (Phase.CLOSED, "cba")])
def test_regie_lists_words_by_how_often_they_were_said_once_nobody_answers_any_more(
    renderer: Renderer, phase: Phase, order: str
) -> None:
    view = next(view for view in chair_samples.moments().values() if view.text_ref)
    said = (Entry("b", "lef", times=2), Entry("a", "rust"), Entry("c", "tijd", is_waiting=True))
    stage = samples.question_stage(asked(CLOUD, phase))
    view = replace(view, stage=stage, texts=said, text_count=3)
    found = Page(renderer.region("chair", "texts", view=view, links=chair_samples.LINKS))
    listed = [li.attributes["id"] for li in found.all("li") if "id" in li.attributes]
    assert listed == [f"text-{name}" for name in order]
    assert "Woorden" in next(h2.words for h2 in found.all("h2"))
