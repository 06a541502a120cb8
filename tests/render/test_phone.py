"""The phone in every phase of the day: whole, strict, and without a trace of one person in what all share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.plan import Anonymity, Dimension
from app.core.progress import Phase
from app.core.questions import open
from app.core.records import Mark
from app.core.splits import Counted, Entry, Group, Withheld
from app.core.views import OwnView, PhoneView
from app.render import Renderer
from tests.core.day import PLAN
from tests.render import samples
from tests.render.pages import Page

MOMENTS = samples.moments()
SHARED = ("stage", "result", "ground", "agenda", "outcomes", "queries")
CONTEXT = {"door": samples.DOOR, "links": samples.LINKS}


def region(renderer: Renderer, name: str, view: PhoneView) -> Page:
    """As it is broadcast: without anybody's own view."""
    return Page(renderer.region("phone", name, view=view, **CONTEXT))


def own(renderer: Renderer, view: PhoneView, held: OwnView | None = None) -> Page:
    return Page(renderer.region("phone", "own", view=view, own=held or samples.own(view), **CONTEXT))


def page(renderer: Renderer, view: PhoneView, held: OwnView | None = None, message: str | None = None) -> Page:
    held = held or samples.own(view)
    return Page(renderer.page("phone", view=view, own=held, message=message, **CONTEXT))


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_page_is_whole_and_has_each_region_once(renderer: Renderer, moment: str) -> None:
    found = page(renderer, MOMENTS[moment])
    regions = [e.attributes["data-region"] for e in found.elements if "data-region" in e.attributes]
    assert sorted(regions) == sorted((*SHARED, "own"))
    assert found.unclosed == []
    assert len(found.all("h1")) == 1


@pytest.mark.parametrize("moment", MOMENTS)
def test_ids_are_unique(renderer: Renderer, moment: str) -> None:
    view = MOMENTS[moment]
    found = page(renderer, view, samples.own(view, asked=(samples.ASKED, samples.CONFIRMED)))
    ids = [e.attributes["id"] for e in found.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("name", SHARED)
def test_a_shared_region_is_the_same_for_who_answered(renderer: Renderer, moment: str, name: str) -> None:
    """In a page the own view is at hand; a region that used it would show one person's answer to a broadcast."""
    view = MOMENTS[moment]
    held = samples.own(view, asked=(samples.ASKED,), role="geheime rol", organisation="geheime organisatie")
    shared = renderer.region("phone", name, view=view, **CONTEXT)
    assert renderer.region("phone", name, view=view, own=held, **CONTEXT) == shared


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_form_is_a_command_that_also_works_as_a_post(renderer: Renderer, moment: str) -> None:
    view = MOMENTS[moment]
    for form in page(renderer, view, samples.own(view, asked=(samples.ASKED,))).all("form"):
        assert form.attributes["method"] == "post"
        assert form.attributes["action"] == f"/opdracht/{form.attributes['data-command']}"


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_field_has_a_label(renderer: Renderer, moment: str) -> None:
    view = MOMENTS[moment]
    found = page(renderer, view, samples.own(view, asked=(samples.ASKED,)))
    named = {label.attributes.get("for", "") for label in found.all("label")}
    for control in (*found.all("input"), *found.all("textarea")):
        if control.attributes.get("type") != "hidden":
            assert "label" in control.within or control.attributes["id"] in named


@pytest.mark.parametrize("moment", ["live", "revealed", "second_round"])
def test_a_result_is_a_real_table(renderer: Renderer, moment: str) -> None:
    found = region(renderer, "result", MOMENTS[moment])
    tables = found.all("table")
    assert tables
    assert len(found.all("caption")) == len(tables)
    assert {th.attributes["scope"] for th in found.all("th")} == {"col", "row"}


def test_a_result_says_percentages_with_their_counts(renderer: Renderer) -> None:
    words = region(renderer, "result", MOMENTS["revealed"]).words
    assert "38% 31" in words
    assert "41% 27" in words
    assert "81 van 87 aanwezigen" in words


def test_bars_carry_their_own_size_and_are_drawn_once(renderer: Renderer) -> None:
    found = region(renderer, "result", MOMENTS["revealed"])
    bars = {(e.attributes["href"], e.attributes["width"]) for e in found.all("use") if "width" in e.attributes}
    assert {("#b-hall", "41%"), ("#b-stream", "27%")} < bars
    drawn = {e.attributes["id"] for e in page(renderer, MOMENTS["revealed"]).all("symbol")}
    assert {href.removeprefix("#") for href, _ in bars} < drawn
    assert not any("style" in e.attributes for e in found.elements)


@pytest.mark.parametrize("reason", [reason for reason in Withheld if reason])
def test_what_is_not_shown_has_a_reason_in_words(renderer: Renderer, reason: Withheld) -> None:
    none = replace(samples.choice_result(), rows=(), groups=(), together=Group("together", 3), withheld=reason)
    shown = replace(samples.question(Phase.SEALED), result=none)
    view = samples.phone(samples.question_stage(shown))
    assert len(region(renderer, "result", view).words) > 60


@pytest.mark.parametrize(
    ("dimension", "said"), [(Dimension.SEAT, "zaal en online niet apart"), (Dimension.ROLE, "groepen niet apart")]
)
def test_what_is_not_apart_is_named_as_it_is_split(renderer: Renderer, dimension: Dimension, said: str) -> None:
    question = samples.question(Phase.SEALED)
    none = replace(samples.choice_result(), groups=(), withheld=Withheld.SMALL_GROUP)
    shown = replace(question, question=replace(question.question, dimension=dimension), result=none)
    assert said in region(renderer, "result", samples.phone(samples.question_stage(shown))).words


def test_how_to_answer_is_not_said_any_more_once_nobody_can(renderer: Renderer) -> None:
    for phase, is_said in ((Phase.OPEN, True), (Phase.CLOSED, False)):
        question = samples.question(phase)
        asked = replace(question, question=replace(question.question, explanation="Eén zin is genoeg."))
        stage = region(renderer, "stage", samples.phone(samples.question_stage(asked)))
        assert ("Eén zin is genoeg." in stage.words) is is_said


def test_nothing_of_a_hidden_result_is_in_the_page(renderer: Renderer) -> None:
    found = page(renderer, MOMENTS["closed"])
    assert not found.all("table")
    assert "Uitslag volgt straks" in found.words


def test_what_is_done_with_an_answer_is_said_before_the_button(renderer: Renderer) -> None:
    words = own(renderer, MOMENTS["open"]).words
    assert words.index("Anoniem: niemand ziet wat jij koos") < words.index("Verstuur je stem")
    assert "Op naam" in own(renderer, MOMENTS["named"]).words


@pytest.mark.parametrize("anonymity", [Anonymity.ANONYMOUS, Anonymity.CONFIDENTIAL])
def test_who_writes_reads_that_everybody_can_read_it(renderer: Renderer, anonymity: Anonymity) -> None:
    written = replace(samples.question(Phase.OPEN, kind=samples.WORDS), anonymity=anonymity)
    words = own(renderer, samples.phone(samples.question_stage(written))).words
    assert "iedereen kan je tekst lezen" in words
    assert "alleen aantallen" not in words


def test_who_answered_sees_the_choice_and_may_change_it(renderer: Renderer) -> None:
    view = MOMENTS["open"]
    found = own(renderer, view, samples.own(view, Mark(1)))
    chosen = [e.attributes["value"] for e in found.all("input", type="radio") if "checked" in e.attributes]
    assert chosen == ["1"]
    assert found.all("input", name="base", value="1")
    assert "Je stem is binnen" in found.words
    (again,) = [button for button in found.all("button") if button.words == "Wijzig je stem"]
    assert "secondary" in again.attributes["class"]


def test_closing_leaves_online_the_form_and_the_hall_without(renderer: Renderer) -> None:
    assert own(renderer, MOMENTS["closing_online"]).all("form")
    assert not own(renderer, MOMENTS["closing"]).all("form")


def test_a_sealed_answer_is_known_to_the_device_only(renderer: Renderer) -> None:
    view = MOMENTS["sealed"]
    found = own(renderer, view, samples.own(view, is_counted=True))
    assert "Je antwoord telt mee" in found.words
    assert found.all("span", data_own_answer="nodig:1")


def test_the_guarded_region_names_its_round(renderer: Renderer) -> None:
    found = own(renderer, MOMENTS["open"])
    assert found.elements[0].attributes.items() >= {"data-region": "own", "data-key": "nodig:1:open:"}.items()
    assert "data-own" in found.elements[0].attributes


def test_a_text_can_be_taken_back_and_the_rest_is_still_to_give(renderer: Renderer) -> None:
    view = MOMENTS["texts_open"]
    found = own(renderer, view, samples.own(view, Mark(text="Bellen <nu>", id="t1")))
    assert found.all("form", data_command="withdraw_text")
    assert found.all("button", name="text", value="t1")
    assert "Bellen <nu>" in found.words
    assert "nog 2 antwoorden" in found.words


def test_hidden_texts_are_only_counted(renderer: Renderer) -> None:
    words = region(renderer, "result", MOMENTS["texts_shown"]).words
    assert "<b>Niets</b>" in words
    assert "Weg" not in words
    assert "1 antwoord is verborgen" in words


def test_more_texts_than_fit_are_one_tap_away(renderer: Renderer) -> None:
    entries = tuple(Entry(f"t{i:02}", f"{i} " + "Eerder zien wie vastloopt. " * 10) for i in range(40))
    result = open.result(samples.WORDS.form, Counted(Group("together", 40), (), {}, entries=entries))
    shown = replace(samples.question(Phase.SEALED, kind=samples.WORDS), result=result)
    found = region(renderer, "result", samples.phone(samples.question_stage(shown)))
    assert 2 < len(found.all("li")) < 10
    assert [a.words for a in found.all("a", href="/uitslag")] == ["Lees alle 40 antwoorden"]
    whole = Page(renderer.render("door/results.html", stage=samples.question_stage(shown), plan=PLAN, title=PLAN.title))
    assert len(whole.all("li")) == 40
    assert not whole.all("a", href="/uitslag")


def test_few_texts_are_all_there(renderer: Renderer) -> None:
    assert not region(renderer, "result", MOMENTS["texts_shown"]).all("a")


def test_earlier_rounds_are_one_tap_away(renderer: Renderer) -> None:
    found = region(renderer, "result", MOMENTS["second_round"])
    assert len(found.all("table")) == len(found.all("a", href="/uitslag")) == 1
    stage = MOMENTS["second_round"].stage
    for shown in (stage, replace(stage, question=None, review=stage.question)):
        assert Page(renderer.render("door/results.html", stage=shown, plan=PLAN, title=PLAN.title)).all("table")
    whole = Page(renderer.render("door/results.html", stage=stage, plan=PLAN, title=PLAN.title))
    assert [e.words for e in whole.all("h2")] == ["Ronde 2", "Ronde 1"]
    assert len(whole.all("table")) == 2


def test_without_a_result_the_whole_of_it_says_so(renderer: Renderer) -> None:
    for stage in (MOMENTS["before"].stage, MOMENTS["closed"].stage):
        whole = Page(renderer.render("door/results.html", stage=stage, plan=PLAN, title=PLAN.title))
        assert "Er is nu geen uitslag te zien." in whole.words
        assert not whole.all("table")


def test_one_tap_takes_the_pitch_of_now_and_keeps_the_earlier_ones(renderer: Renderer) -> None:
    view = MOMENTS["pitch"]
    found = own(renderer, view, samples.own(view, Mark(1)))
    assert found.all("form", id="take-0")
    kept = found.all("input", type="hidden", name="option")
    assert [e.attributes["value"] for e in kept] == ["1"]
    assert [e.attributes["value"] for e in found.all("button", name="option")] == ["0"]
    assert "Dit neem je mee" in found.words
    assert "Heusden" in found.words


def test_simulated_people_are_marked_as_such(renderer: Renderer) -> None:
    found = page(renderer, MOMENTS["simulated"])
    assert "87 van hen zijn gesimuleerd" in found.words
    assert "Repetitie" in found.words


def test_a_wave_of_people_is_not_a_wave_of_pictures(renderer: Renderer) -> None:
    crowds = [replace(MOMENTS["crowded"].stage.crowd, hall=hall) for hall in (1_204, 1_231)]
    views = [replace(MOMENTS["crowded"], stage=replace(MOMENTS["crowded"].stage, crowd=crowd)) for crowd in crowds]
    first, second = (region(renderer, "ground", view).all("img")[0].attributes["src"] for view in views)
    assert first == second


def test_a_message_is_read_out(renderer: Renderer) -> None:
    found = page(renderer, MOMENTS["open"], message="De stemming is al gesloten.")
    assert [e.words.strip() for e in found.elements if e.attributes.get("role") == "alert" and e.words.strip()] == [
        "De stemming is al gesloten."
    ]


@pytest.mark.parametrize("moment", ["open", "named", "texts_open", "pitch"])
def test_before_answering_it_says_that_two_devices_can_take_part_twice(renderer: Renderer, moment: str) -> None:
    assert "Iemand met twee apparaten kan twee keer meedoen." in own(renderer, MOMENTS[moment]).words
    assert "twee apparaten" not in own(renderer, MOMENTS["sealed"]).words


def test_a_secret_question_says_so(renderer: Renderer) -> None:
    shown = MOMENTS["open"].stage.question
    assert shown is not None
    secret = replace(shown, question=replace(shown.question, is_secret=True))
    assert "Geheim: er is geen tussenstand" in own(renderer, samples.phone(samples.question_stage(secret))).words
    assert "Geheim" not in own(renderer, MOMENTS["open"]).words


def test_only_a_choice_is_called_a_vote(renderer: Renderer) -> None:
    assert "De stemming is open" in region(renderer, "stage", MOMENTS["open"]).words
    words = region(renderer, "stage", MOMENTS["texts_open"]).words
    assert "Je kunt nu antwoorden" in words
    assert "stemming" not in words + own(renderer, MOMENTS["texts_open"]).words


def test_who_did_not_answer_reads_that_it_is_too_late(renderer: Renderer) -> None:
    assert "Je gaf geen antwoord. Je kunt nu niet meer antwoorden." in own(renderer, MOMENTS["sealed"]).words


def test_who_comes_in_early_reads_that_they_take_part(renderer: Renderer) -> None:
    assert "Je doet mee. We beginnen zo." in region(renderer, "stage", MOMENTS["arrival"]).words
