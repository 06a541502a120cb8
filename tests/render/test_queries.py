"""Questions of the audience on every page: supported by a press, dealt with by one tap, never joined to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.commands import Fate
from app.core.query_view import QueryDesk, QueryList
from app.core.screen import ScreenView
from app.core.views import ChairView, PhoneView
from app.rehearse.forms import forms_in
from app.render import Renderer
from tests.render import chair_samples, samples, screen_samples
from tests.render.pages import Page

CONTEXT = {"door": samples.DOOR, "links": chair_samples.LINKS}


def phone(**more: object) -> PhoneView:
    return replace(samples.moments()["arrival"], **more)  # type: ignore[arg-type]


def listed(renderer: Renderer, view: PhoneView, **more: object) -> Page:
    return Page(renderer.region("phone", "queries", view=view, **CONTEXT, **more))


def desk(renderer: Renderer, queries: QueryDesk = samples.DESK) -> Page:
    return Page(renderer.region("chair", "queries", view=desk_view(queries), **CONTEXT))


def desk_view(queries: QueryDesk) -> ChairView:
    return replace(chair_samples.moments()["plenary"], queries=queries)


def buttons(page: Page) -> dict[str, tuple[str, str]]:
    """Per question: what its button asks for, and whether it is pressed."""
    found = [b.attributes for b in page.all("button") if "aria-pressed" in b.attributes]
    return {b["value"]: (b["name"], b["aria-pressed"]) for b in found}


def test_open_questions_can_be_supported_and_others_only_read(renderer: Renderer) -> None:
    rows = (samples.QUERIES[0], samples.QUERIES[1], samples.QUERIES[3])
    page = listed(renderer, phone(queries=replace(samples.ASKED_BY_ALL, rows=rows)))
    assert buttons(page) == dict.fromkeys(("q1", "q2"), ("support", "false"))
    assert "Beantwoord in de zaal" in page.words
    assert "Nu aan de beurt" in page.words


def test_without_a_script_the_page_itself_shows_what_is_mine(renderer: Renderer) -> None:
    page = listed(renderer, phone(), own=samples.own(phone(), had=("q2",)))
    assert buttons(page)["q2"] == ("retract", "true")
    assert buttons(page)["q1"] == ("support", "false")


def test_the_name_of_the_button_says_how_many(renderer: Renderer) -> None:
    names = [b.attributes.get("aria-label") for b in listed(renderer, phone()).all("button")]
    assert "Ook mijn vraag, nu 17 keer" in names


def test_the_name_of_the_button_says_of_which_question(renderer: Renderer) -> None:
    page = listed(renderer, phone())
    texts = {p.attributes["id"]: p.words for p in page.all("p") if "id" in p.attributes}
    pressed = [b.attributes for b in page.all("button") if "aria-pressed" in b.attributes]
    said = {b["value"]: texts[b["aria-describedby"]] for b in pressed}
    assert said == {query.id: query.text for query in samples.QUERIES if query.id in said}
    assert said.keys() == {"q1", "q2", "q3"}


def test_the_rest_is_one_tap_away(renderer: Renderer) -> None:
    assert "Bekijk alle 12 vragen" in listed(renderer, phone()).words
    few = QueryList(is_asking=True, rows=samples.QUERIES[:3], total=3, is_used=True)
    assert "Bekijk alle" not in listed(renderer, phone(queries=few)).words


@pytest.mark.parametrize(("is_asking", "says"), [(True, "Stel jij de eerste?"), (False, "kun je geen vraag stellen")])
def test_an_empty_list_says_why(renderer: Renderer, is_asking: bool, says: str) -> None:
    empty = QueryList(is_asking=is_asking, is_used=True)
    assert says in listed(renderer, phone(queries=empty)).words


def test_the_form_is_only_of_use_where_somebody_may_ask(renderer: Renderer) -> None:
    for is_asking in (True, False):
        page = listed(renderer, phone(queries=replace(samples.ASKED_BY_ALL, is_asking=is_asking)))
        assert ("asking" in page.elements[0].attributes["class"].split()) is is_asking
        assert ("Bij dit onderdeel kun je geen vraag stellen." in page.words) is not is_asking


def test_a_day_without_questions_has_no_tab_for_them(renderer: Renderer) -> None:
    view = phone(queries=QueryList())
    page = renderer.page("phone", view=view, own=samples.own(view), message=None, **CONTEXT)
    assert "#queries" not in page
    assert "ask_query" not in page


def test_the_own_region_has_what_somebody_asked_and_what_became_of_it(renderer: Renderer) -> None:
    asked = (samples.query("q7", "Mag dit?"), samples.query("q8", "En dit?", fate=Fate.DECLINED, note="Volgt later"))
    held = samples.own(phone(), queries=asked, had=("q2", "q7", "q8"))
    page = Page(renderer.region("phone", "own", view=phone(), own=held, **CONTEXT))
    assert "Niet behandeld: Volgt later" in page.words
    taken_back = [f.attributes["action"] for f in page.all("form") if "withdraw_query" in f.attributes["action"]]
    assert len(taken_back) == 1
    assert any(e.attributes.get("data-had") == "q2 q7 q8" for e in page.elements)


def test_what_people_write_is_text_and_not_markup(renderer: Renderer) -> None:
    assert "<b>de inkoop</b>" in listed(renderer, phone()).words
    assert "<b>de inkoop</b>" in desk(renderer).words


def test_the_question_of_now_fills_the_screen(renderer: Renderer) -> None:
    stage = replace(screen_samples.stages()["break"], query=samples.QUERIES[0])
    page = Page(renderer.region("screen", "stage", view=ScreenView(stage), **CONTEXT))
    assert page.all("h1")[0].attributes["class"] == ""
    assert "Vraag uit de zaal" in page.words
    assert "24 mensen hebben deze vraag" in page.words


def test_a_phone_says_which_question_is_on(renderer: Renderer) -> None:
    view = phone(stage=replace(phone().stage, query=samples.QUERIES[0]))
    assert samples.QUERIES[0].text in Page(renderer.region("phone", "stage", view=view, **CONTEXT)).words


def test_the_desk_counts_the_new_ones_and_finds_the_online_ones(renderer: Renderer) -> None:
    page = desk(renderer)
    assert "1 nieuw" in page.words
    assert any(e.attributes.get("id") == "only-online" for e in page.elements)
    assert [e.attributes["class"].split() for e in page.all("li")][1] == ["query", "new", "stream"]


def test_one_tap_puts_it_on_the_beamer_or_marks_it_answered(renderer: Renderer) -> None:
    html = renderer.region("chair", "queries", view=desk_view(samples.DESK), **CONTEXT)
    fates = [(form.value("query"), form.value("fate")) for form in forms_in(html) if form.command == "settle_query"]
    assert {("q2", "live"), ("q2", "answered"), ("q1", "answered"), ("q1", "queued"), ("q4", "new")} <= set(fates)
    assert ("q1", "live") not in fates


def test_what_needs_words_asks_for_them(renderer: Renderer) -> None:
    page = desk(renderer)
    assert "Wie antwoordt, en wanneer?" in page.words
    assert "Waarom niet?" in page.words
    assert len([e for e in page.elements if e.attributes.get("name") == "note" and "required" in e.attributes]) == 6


def test_a_desk_without_questions_is_not_there(renderer: Renderer) -> None:
    assert desk(renderer, QueryDesk()).words == ""


def test_what_was_on_the_beamer_before_does_not_come_yet(renderer: Renderer) -> None:
    waiting = samples.QUERIES[2]
    for query, said in ((waiting, "Komt straks"), (replace(waiting, shown_at=samples.NOON), "Al aan de beurt geweest")):
        words = listed(renderer, phone(queries=QueryList(is_asking=True, rows=(query,), total=1, is_used=True))).words
        assert [each for each in ("Komt straks", "Al aan de beurt geweest") if each in words] == [said]
