"""Answers on the beamer one by one: the button in regie and at the helper, and how large they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.plan import Question
from app.core.progress import Move, Phase
from app.core.screen import ScreenView
from app.core.splits import Entry
from app.core.views import QuestionView, Turnout
from app.render import Renderer
from tests.render import samples, screen_samples
from tests.render.chair_samples import LINKS, asking
from tests.render.pages import Page

CONTEXT = {"door": samples.DOOR, "links": LINKS}
TEXTS = (
    Entry("t1", "Bellen met de huisarts."),
    Entry("t2", "Tijd vrijmaken.", is_shown=True, times=2),
    Entry("t3", "Dit niet.", is_hidden=True),
    Entry("t4", "Wacht nog.", is_waiting=True),
)
WORDS = samples.question(Phase.OPEN, kind=samples.WORDS)


def incoming(renderer: Renderer, *, can_show: bool = True) -> Page:
    view = asking(WORDS, Move.CLOSE_QUESTION, texts=TEXTS, text_count=4, text_ref=("eerst", 1), can_show=can_show)
    return Page(renderer.region("chair", "texts", view=view, **CONTEXT))


def screen(renderer: Renderer, *texts: Entry, phase: Phase = Phase.OPEN) -> Page:
    question = replace(screen_samples.texts(7), phase=phase) if phase is Phase.SEALED else WORDS
    return Page(renderer.region("screen", "stage", view=ScreenView(samples.question_stage(question), texts), **CONTEXT))


def shown(renderer: Renderer, question: QuestionView) -> Page:
    return Page(renderer.region("screen", "stage", view=ScreenView(samples.question_stage(question)), **CONTEXT))


@pytest.mark.parametrize("kind", [samples.CHOICE, samples.WORDS])
def test_while_it_is_open_the_hall_reads_what_to_do(renderer: Renderer, kind: Question) -> None:
    words = {phase: shown(renderer, samples.question(phase, kind=kind)).words for phase in Phase}
    assert [phase for phase in Phase if "Antwoord op je telefoon" in words[phase]] == [Phase.OPEN]
    assert ("De stemming is open" in words[Phase.OPEN]) is (kind is samples.CHOICE)


def test_before_the_first_answer_it_says_so(renderer: Renderer) -> None:
    question = samples.question(Phase.OPEN, kind=samples.WORDS)
    assert "van de 87 mensen gaven al antwoord" in shown(renderer, question).words
    words = shown(renderer, replace(question, turnout=Turnout(0, 0, 70, 17))).words
    assert "Nog niemand gaf antwoord." in words
    assert "van de 87 mensen" not in words


def test_each_text_that_can_be_shown_has_one_button_for_the_beamer(renderer: Renderer) -> None:
    found = incoming(renderer)
    assert [form.words.strip() for form in found.all("form", data_command="show_text")] == [
        "Van de beamer",
        "Op de beamer",
    ]
    assert "nu op de beamer" in found.words


def test_where_texts_are_no_answers_of_their_own_there_is_none(renderer: Renderer) -> None:
    assert not incoming(renderer, can_show=False).all("form", data_command="show_text")


def test_with_none_chosen_the_screen_shows_all_as_before(renderer: Renderer) -> None:
    assert len(screen(renderer, phase=Phase.SEALED).all("li")) == 7


@pytest.mark.parametrize("phase", [Phase.OPEN, Phase.SEALED])
def test_with_some_chosen_only_those_stand_large_under_the_question(renderer: Renderer, phase: Phase) -> None:
    found = screen(renderer, TEXTS[1], phase=phase)
    assert [item.words.strip() for item in found.all("li")] == ["Tijd vrijmaken. 2 keer"]
    assert [h1.words for h1 in found.all("h1")] == [samples.WORDS.text]
    assert found.all("ul")[0].attributes["class"] == "wall columns-1 size-80 one"


def test_the_more_there_are_the_smaller_they_stand(renderer: Renderer) -> None:
    def size(count: int) -> str:
        return screen(renderer, *(replace(TEXTS[0], id=f"t{n}") for n in range(count))).all("ul")[0].attributes["class"]

    assert [size(1), size(2), size(12), size(17)] == [
        "wall columns-1 size-80 one",
        "wall columns-1 size-68",
        "wall columns-2 size-50",
        "wall columns-3 size-42",
    ]


def test_a_long_answer_alone_still_fits(renderer: Renderer) -> None:
    long = replace(TEXTS[0], body="We hebben tijd nodig om samen te kijken. " * 7)
    assert screen(renderer, long).all("ul")[0].attributes["class"] == "wall columns-1 size-68"


def test_while_people_write_the_turnout_stays_in_the_ground(renderer: Renderer) -> None:
    found = screen(renderer, TEXTS[0])
    assert "66 van 70 in de zaal" in found.all("footer")[0].words
    assert "gaven al antwoord" not in found.words
