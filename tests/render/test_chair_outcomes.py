"""Outcomes at the chair: typed in one field, what is missing in words, and advice that holds nothing up."""

from __future__ import annotations

from dataclasses import replace

from app.core.outcomes import LONGEST
from app.core.wording import Due, DueKind, OutcomeKind, OwnerKind, Wording
from app.render import Renderer
from tests.render import samples
from tests.render.pages import Page
from tests.render.test_chair import CONTEXT, MOMENTS, fields, forms, region


def test_an_outcome_is_typed_in_one_field_that_a_broadcast_leaves_alone(renderer: Renderer) -> None:
    found = region(renderer, "outcomes", MOMENTS["plenary"])
    (form,) = found.all("form", id="quick")
    assert "data-guard" in form.attributes
    (required,) = [e for e in found.all("textarea", id="quick-what") if "required" in e.attributes]
    assert required.attributes["name"] == "what"


def test_a_field_takes_as_much_as_the_rule_allows(renderer: Renderer) -> None:
    found = region(renderer, "outcomes", MOMENTS["plenary"])
    for control in (*found.all("input"), *found.all("textarea")):
        if "maxlength" in control.attributes:
            assert int(control.attributes["maxlength"]) == LONGEST.get(control.attributes["name"], LONGEST["via"])


def test_what_is_missing_and_how_it_stands_is_in_words(renderer: Renderer) -> None:
    words = region(renderer, "outcomes", MOMENTS["plenary"]).words
    assert "1 niet af" in words
    assert "Wie: nog niemand" in words
    assert "Nog geen datum" in words
    assert "Bevestigd om 12:00 door manager Toegang, gemeente Goirle" in words
    assert "Ik kan het pas in november." in words
    assert "Ingetrokken" in words


def vague(renderer: Renderer, kind: OutcomeKind = OutcomeKind.AGREEMENT, **more: object) -> str:
    wording = Wording("Vaart maken waar mogelijk", "wethouder", OwnerKind.ROLE, Due(DueKind.FUZZY, "binnenkort"))
    outcome = replace(samples.AGREEMENT, kind=kind, wording=wording, flags=(), **more)  # type: ignore[arg-type]
    view = replace(MOMENTS["plenary"], outcomes=(outcome,), incomplete=())
    return region(renderer, "outcomes", view).words


def test_vague_words_get_advice_that_holds_nothing_up(renderer: Renderer) -> None:
    words = vague(renderer)
    assert "‘vaart maken’ zegt niet wat er gebeurt." in words
    assert "‘binnenkort’ zegt niet wanneer het klaar is." in words
    assert "‘waar mogelijk’ zegt niet of het gebeurt." in words
    assert "niet af" not in words


def test_what_was_confirmed_and_what_is_a_conclusion_needs_no_advice(renderer: Renderer) -> None:
    assert "zegt niet" not in vague(renderer, OutcomeKind.CONCLUSION)
    assert "zegt niet" not in vague(renderer, confirmation=samples.CONFIRMED.confirmation)
    assert "zegt niet" not in vague(renderer, is_withdrawn=True)


def test_a_claim_is_accepted_or_not_and_for_a_group_with_a_spokesperson(renderer: Renderer) -> None:
    html = renderer.region("chair", "outcomes", view=MOMENTS["plenary"], **CONTEXT)
    refused = [(given["outcome"], given["participant"]) for given in fields(html, "reject_claim")]
    assert refused == [("o6", "p1"), ("o6", "p2")]
    found = Page(html)
    assert found.all("form", id="accept-o6-1")
    assert "spreekt namens Alle gemeenten" in found.words
    assert "Ja, van wethouder, gemeente Heusden" in found.words


def test_a_withdrawn_outcome_can_only_be_put_back(renderer: Renderer) -> None:
    html = renderer.region("chair", "outcomes", view=MOMENTS["plenary"], **CONTEXT)
    back = [given["outcome"] for given in fields(html, "withdraw_outcome") if given["is_withdrawn"] == "0"]
    assert back == ["o8"]
    assert "o8" not in [given["outcome"] for given in fields(html, "reword_outcome")]


def test_without_people_with_a_role_nobody_can_be_asked(renderer: Renderer) -> None:
    view = replace(MOMENTS["plenary"], people=(), outcomes=(samples.AGREEMENT,))
    assert not forms(region(renderer, "outcomes", view), "assign_outcome")


def test_a_result_becomes_a_conclusion_or_an_insight_in_one_tap(renderer: Renderer) -> None:
    html = renderer.region("chair", "now", view=MOMENTS["sealed"], **CONTEXT)
    made = fields(html, "record_outcome")
    assert [given["kind"] for given in made] == ["conclusion", "insight"]
    assert {given["source"] for given in made} == {"question:nodig"}
    assert all("’ koos 38% voor ‘Sneller cases aanleveren’." in given["what"] for given in made)
