"""What somebody says to an agreement on the phone: it is mine, yes, no, or not like this; and who they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.views import PhoneView
from app.render import Renderer
from tests.render import samples
from tests.render.pages import Page
from tests.render.test_phone import MOMENTS, own, page, region


def test_who_is_asked_can_say_yes_amend_or_no(renderer: Renderer) -> None:
    view = MOMENTS["wrapup"]
    found = own(renderer, view, samples.own(view, asked=(samples.ASKED,)))
    assert "Neem jij deze afspraak op je?" in found.words
    assert {e.attributes["value"] for e in found.all("button", name="reply")} == {"yes", "amend", "no"}


def test_what_was_answered_is_one_line_until_somebody_wants_to_change_it(renderer: Renderer) -> None:
    view = MOMENTS["wrapup"]
    found = own(renderer, view, samples.own(view, asked=(samples.CONFIRMED,)))
    (folded,) = found.all("details", id=f"replied-{samples.CONFIRMED.id}")
    assert "open" not in folded.attributes
    assert "Wijzig" in folded.words
    assert [e.attributes["value"] for e in found.all("button", name="reply")] == ["no", "amend"]


def test_what_was_answered_comes_after_the_result_where_it_is_seen(renderer: Renderer) -> None:
    view = MOMENTS["wrapup"]
    held = samples.own(view, asked=(samples.CONFIRMED, samples.ASKED))
    places = [
        e.attributes.get("data-region") or e.attributes.get("id", "")
        for e in page(renderer, view, held).elements
        if e.attributes.get("data-region") in ("own", "result", "ground") or e.attributes.get("id", "")[:5] == "asked"
    ]
    assert places == ["own", "asked-o4", "result", "asked-o2", "ground"]
    (below,) = [e for e in own(renderer, view, held).elements if "data-below" in e.attributes]
    assert below.within == ()


def test_an_agreement_without_an_owner_can_be_claimed(renderer: Renderer) -> None:
    claimed = region(renderer, "outcomes", MOMENTS["wrapup"]).all("form", data_command="claim_outcome")
    assert [e.attributes["id"] for e in claimed] == ["claim-o1", "claim-o3"]


def test_after_the_day_the_agreements_say_that_it_is_over(renderer: Renderer) -> None:
    view = MOMENTS["wrapup"]
    over = replace(view, stage=replace(view.stage, is_over=True))
    for shown, is_said in ((view, False), (over, True)):
        words = region(renderer, "outcomes", shown).words
        assert ("De dag is klaar. Wil je nog iets wijzigen? Zeg het tegen de dagvoorzitter." in words) is is_said


LISTED = replace(MOMENTS["wrapup"], roles=("wethouder", "raadslid"), organisations=("gemeente Goirle",))


def described(renderer: Renderer, view: PhoneView, **more: object) -> Page:
    """The tab of the agreements, for somebody of whom this much is known."""
    return page(renderer, view, replace(samples.own(view), **{"role": "", "organisation": "", **more}))  # type: ignore[arg-type]


def test_a_claim_asks_who_you_are_only_where_the_door_did_not(renderer: Renderer) -> None:
    asking = described(renderer, LISTED, asks_who=True)
    (form,) = asking.all("form", data_command="describe_self")
    assert form.attributes["id"] == "who-claims"
    assert [e.attributes["name"] for e in asking.all("select")] == ["role", "organisation"]
    assert not described(renderer, LISTED).all("form", data_command="describe_self")


def test_who_you_are_is_chosen_from_the_programme_or_said_in_own_words(renderer: Renderer) -> None:
    found = described(renderer, LISTED, asks_who=True)
    words = [option.words for option in found.all("option") if "select" in option.within]
    assert words[:4] == ["Kies je rol", "wethouder", "raadslid", "Anders, namelijk"]
    typed = {e.attributes["name"] for e in found.all("input", class_="input other")}
    assert typed == {"role_other", "organisation_other"}


@pytest.mark.parametrize(
    ("role", "chosen", "typed"), [("raadslid", "raadslid", ""), ("griffier", "*", "griffier"), ("", "", "")]
)
def test_what_was_said_before_is_filled_in(renderer: Renderer, role: str, chosen: str, typed: str) -> None:
    found = described(renderer, LISTED, role=role, is_exact=True)
    options = [e.attributes["value"] for e in found.all("option") if "selected" in e.attributes]
    assert options[0] == chosen
    assert found.all("input", name="role_other")[0].attributes["value"] == typed


def test_without_a_list_of_roles_a_name_will_do(renderer: Renderer) -> None:
    found = described(renderer, MOMENTS["wrapup"], asks_who=True)
    assert "Jouw naam of rol" in found.words
    assert found.all("input", name="role", required="")
    assert not found.all("select")


def test_who_answers_by_name_says_first_who_that_is(renderer: Renderer) -> None:
    view = MOMENTS["named"]
    unknown = replace(samples.own(view), role="", organisation="", asks_who=True, is_exact=True)
    first = own(renderer, view, unknown)
    assert first.all("form", data_command="describe_self")
    assert not first.all("form", data_command="cast_answer")
    then = own(renderer, view, replace(unknown, role="griffier", asks_who=False))
    assert then.all("form", data_command="cast_answer")
    assert "Jij bent: griffier." in then.words
    assert not own(renderer, MOMENTS["open"], unknown).all("form", data_command="describe_self")


def test_an_answer_by_name_says_what_is_kept_of_it(renderer: Renderer) -> None:
    words = own(renderer, MOMENTS["named"]).words
    assert "we bewaren wat jij koos bij jouw rol en organisatie" in words
    assert "Jij bent" not in words


def test_an_organisation_that_is_still_missing_is_asked_of_the_owner_only(renderer: Renderer) -> None:
    view = MOMENTS["wrapup"]
    claimed = samples.own(view, claimed=("o3",))
    assert not own(renderer, view, claimed).all("form", data_command="describe_self")
    found = own(renderer, view, replace(claimed, organisation=""))
    assert found.all("form", data_command="describe_self")
    assert found.all("input", type="hidden", name="role", value="manager Toegang")
    assert not own(renderer, view, replace(claimed, claimed=(), organisation="")).all("form")


def test_after_the_end_of_the_day_an_owner_reads_how_it_stands_and_cannot_reply(renderer: Renderer) -> None:
    view = MOMENTS["over"]
    found = own(renderer, view, samples.own(view, asked=(samples.ASKED, samples.CONFIRMED), claimed=("o3",)))
    assert not found.all("form")
    assert "Je zei nog geen ja of nee" in found.words
    assert "Bevestigd om 12:00" in found.all("details")[0].words
    assert "vraagt je dan om ja of nee" not in found.words


def test_what_is_missing_has_a_word(renderer: Renderer) -> None:
    words = region(renderer, "outcomes", MOMENTS["wrapup"]).words
    assert "Nog niemand" in words
    assert "Nog geen datum" in words
    assert "Bevestigd om 12:00 door manager Toegang, gemeente Goirle, namens Managers Toegang" in words


def test_who_claimed_reads_what_happens_next(renderer: Renderer) -> None:
    view = MOMENTS["wrapup"]
    words = own(renderer, view, samples.own(view, claimed=("o3",))).words
    assert "Je zei dit is van mij bij afspraak 3" in words
    assert "afspraak 3" not in own(renderer, view).words


def test_the_agreement_on_the_beamer_is_on_the_phone_too(renderer: Renderer) -> None:
    view = MOMENTS["wrapup"]
    walked = replace(view, stage=replace(view.stage, outcome_focus="o3"))
    assert "We leggen de inkoop naast elkaar." in region(renderer, "stage", walked).words
    assert not region(renderer, "stage", view).all("article")


def test_before_the_walk_the_phone_counts_what_stands_and_leads_there(renderer: Renderer) -> None:
    view = MOMENTS["wrapup"]
    stage = replace(view.stage, outcomes=(samples.CONFIRMED, samples.COMMITMENT), insights=(samples.INSIGHT,))
    overview = region(renderer, "stage", replace(view, stage=replace(stage, outcome_focus="")))
    assert "Er staan 1 afspraak en 1 toezegging. Kijk of er een van jou is" in overview.words
    assert overview.all("a", href="#agreements")
    assert samples.INSIGHT.wording.what not in overview.words, "one insight alone is not what was agreed"
    walked = replace(view, stage=replace(stage, outcome_focus=samples.CONFIRMED.id))
    assert "Er staan" not in region(renderer, "stage", walked).words


def test_who_claimed_an_agreement_reads_so_in_its_card(renderer: Renderer) -> None:
    """The broadcast knows nobody, so what stands there must stay: `data-note` says that it does."""
    view = MOMENTS["wrapup"]
    found = page(renderer, view, samples.own(view, claimed=("o3",)))
    states = {
        e.attributes["id"]: e.attributes.get("data-state") for e in found.all("form", data_command="claim_outcome")
    }
    assert states == {"claim-o1": None, "claim-o3": "done"}
    notes = [e for e in found.all("p", data_note="stays") if e.words]
    assert [e.words for e in notes] == ["De dagvoorzitter ziet dat dit van jou is."]
    assert "article" in notes[0].within
