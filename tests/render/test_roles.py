"""The pages of a speaker and of a helper: what they are for, and no button more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.permissions import MAY
from app.core.query_view import QueryDesk
from app.core.role_views import HelperView, SpeakerView
from app.core.roles import Role
from app.core.views import StageView
from app.live.wire import COMMANDS
from app.rehearse.forms import forms_in
from app.render import Renderer
from app.words import NOTES
from tests.render import chair_samples, samples, screen_samples
from tests.render.pages import Page

CONTEXT = {"door": samples.DOOR, "links": chair_samples.LINKS, "message": None, "own": None}
STAGES = screen_samples.stages()


def speaking(stage: StageView) -> SpeakerView:
    return SpeakerView(stage, samples.DESK)


def helping() -> HelperView:
    return HelperView(STAGES["before"], chair_samples.TEXTS, 3, 0, ("eerst", 1), samples.DESK)


@pytest.mark.parametrize("moment", STAGES)
def test_a_speaker_reads_and_sends_nothing(renderer: Renderer, moment: str) -> None:
    found = Page(renderer.page("speaker", view=speaking(STAGES[moment]), **CONTEXT))
    assert found.unclosed == []
    assert found.all("form") == []
    assert found.all("button") == []
    assert len(found.all("h1")) == 1


def test_a_speaker_has_the_own_time_and_who_comes_next(renderer: Renderer) -> None:
    stage = samples.pitch_stage()
    found = Page(renderer.region("speaker", "stage", view=speaking(stage), **CONTEXT))
    assert found.all("time")[0].attributes["data-ends"] == str(stage.ends_at)
    assert stage.pitch is not None
    assert stage.pitch.pitch.owner in found.words
    assert "Straks" in found.words


def test_a_speaker_sees_what_the_audience_asks_and_how_many(renderer: Renderer) -> None:
    found = Page(renderer.region("speaker", "queries", view=speaking(STAGES["before"]), **CONTEXT))
    assert all(query.text in found.words for query in samples.DESK.waiting)
    assert "24" in found.words
    assert samples.QUERIES[3].text not in found.words


@pytest.mark.parametrize(
    ("handled", "is_over", "said"),
    [
        (0, False, "Er zijn nog geen vragen."),
        (0, True, "Er zijn geen vragen gesteld."),
        (1, False, "Er wachten geen vragen meer. Behandeld: 1."),
        (4, True, "Er wachten geen vragen meer. Behandeld: 4."),
    ],
)
def test_a_speaker_without_questions_reads_whether_there_were_any(
    renderer: Renderer, handled: int, is_over: bool, said: str
) -> None:
    view = SpeakerView(replace(STAGES["before"], is_over=is_over), QueryDesk(), handled)
    assert said in Page(renderer.region("speaker", "queries", view=view, **CONTEXT)).words


def test_a_helper_has_only_buttons_that_a_helper_may_press(renderer: Renderer) -> None:
    html = renderer.page("helper", view=helping(), **CONTEXT)
    types = {type_: command.__name__ for command in NOTES for type_ in COMMANDS if _name(type_) == command.__name__}
    may = {command.__name__ for command, roles in MAY.items() if Role.HELPER in roles}
    sent = {form.command for form in forms_in(html) if form.command}
    assert {"hide_text", "settle_query", "hide_query", "record_outcome", "call_chair"} <= sent
    assert {types[type_] for type_ in sent} <= may


def test_a_helper_is_told_where_the_texts_will_be(renderer: Renderer) -> None:
    empty = replace(helping(), texts=(), text_ref=None, text_count=0)
    assert "Teksten verschijnen hier bij een open vraag." in Page(renderer.page("helper", view=empty, **CONTEXT)).words


NOW = {
    "before": "Voor de dag",
    "plenary": "De kunst van het loslaten",
    "pitch": "Pitch 2 van 12 · Gilze en Rijen",
    "ready": "nog niet open",
    "open": "stemming open",
    "closing": "zaal dicht, online nog open",
    "closed": "stemming gesloten",
    "sealed": "uitslag staat vast",
    "texts_open": "vraag open",
}


@pytest.mark.parametrize("moment", NOW)
def test_a_helper_sees_what_is_on_in_the_words_of_the_chair(renderer: Renderer, moment: str) -> None:
    stage = STAGES[moment]
    found = Page(renderer.region("helper", "now", view=replace(helping(), stage=stage), **CONTEXT)).words
    assert NOW[moment] in found
    if stage.question:
        assert stage.question.question.text in found
        assert stage.block is not None
        assert stage.block.title in found
    assert ("81 van 87 stemden" in found) is (moment in ("open", "closing", "closed", "sealed"))
    assert ("81 van 87 gaven antwoord" in found) is (moment == "texts_open")


def test_a_helper_reads_that_the_day_is_over(renderer: Renderer) -> None:
    view = replace(helping(), stage=replace(STAGES["open"], is_over=True))
    found = Page(renderer.region("helper", "now", view=view, **CONTEXT)).words
    assert "De dag is klaar" in found
    assert "stemming open" not in found


def _name(type_: str) -> str:
    return "".join(word.capitalize() for word in type_.split("_"))
