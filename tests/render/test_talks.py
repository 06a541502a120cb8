"""Somebody speaks, a look back, the night between two days, and a programme that changes: on every screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.core.views import Few
from app.render import Renderer
from tests.render import chair_samples, samples, screen_samples
from tests.render.pages import Page

PHONES, SCREENS, CHAIRS = samples.moments(), screen_samples.moments(), chair_samples.moments()
CONTEXT = {"door": samples.DOOR, "links": chair_samples.LINKS}


def shown(renderer: Renderer, page: str, region: str, moment: str) -> Page:
    moments: Mapping[str, Mapping[str, object]] = {"phone": PHONES, "screen": SCREENS, "chair": CHAIRS}
    return Page(renderer.region(page, region, view=moments[page][moment], **CONTEXT))


@pytest.mark.parametrize(("page", "region"), [("phone", "stage"), ("screen", "stage"), ("chair", "now")])
def test_who_speaks_is_said_by_role(renderer: Renderer, page: str, region: str) -> None:
    words = shown(renderer, page, region, "talk").words
    assert "De kunst van het loslaten" in words
    assert "Hoogleraar, universiteit" in words


@pytest.mark.parametrize("page", ["phone", "screen"])
def test_what_was_learned_is_shown_while_somebody_speaks(renderer: Renderer, page: str) -> None:
    assert "Begin klein." in shown(renderer, page, "stage", "talk").words


def test_the_time_of_who_speaks_runs_in_the_regie(renderer: Renderer) -> None:
    assert shown(renderer, "chair", "now", "talk").all("time", data_ends=str(samples.NOON + 600))


def test_an_earlier_result_is_shown_again(renderer: Renderer) -> None:
    for page, region in (("phone", "stage"), ("screen", "stage"), ("chair", "now")):
        found = shown(renderer, page, region, "review")
        assert "Eerder gevraagd" in found.words
        assert samples.CHOICE.text in found.words
    for page, region in (("phone", "result"), ("screen", "stage"), ("chair", "now")):
        assert shown(renderer, page, region, "review").all("table")


@pytest.mark.parametrize(("page", "region"), [("phone", "stage"), ("screen", "stage"), ("chair", "now")])
def test_what_was_found_is_bottleneck_solution_and_team(renderer: Renderer, page: str, region: str) -> None:
    words = shown(renderer, page, region, "finding").words
    assert [text for text in ("Te veel formulieren", "één intake", "scrumteam Toegang") if text not in words] == []
    unfinished = shown(renderer, page, region, "finding_open").words
    assert "Nog geen oplossing" in unfinished
    assert "Nog geen team" in unfinished


def test_a_solution_with_a_team_is_an_agreement_in_one_press(renderer: Renderer) -> None:
    found = shown(renderer, "chair", "now", "finding")
    assert found.all("input", name="what", value="één intake")
    assert found.all("input", name="owner", value="scrumteam Toegang")
    assert not shown(renderer, "chair", "now", "finding_open").all("input", name="owner")


def test_at_night_every_screen_says_when_it_goes_on(renderer: Renderer) -> None:
    for page in ("phone", "screen"):
        words = shown(renderer, page, "stage", "night").words
        assert "Dit was dag 1" in words
        assert "vrijdag 30 oktober 2020" in words
        assert "Welkom terug" in words
    assert "Dag 1 is klaar" in shown(renderer, "chair", "now", "night").words


def test_at_night_nothing_can_be_asked(renderer: Renderer) -> None:
    assert not shown(renderer, "chair", "next", "night").all("details", id="quick-question")


def test_the_programme_has_the_days_over_their_parts(renderer: Renderer) -> None:
    phone = shown(renderer, "phone", "agenda", "days")
    assert [heading.words for heading in phone.all("h3")] == ["Donderdag 29 oktober 2020", "Vrijdag 30 oktober 2020"]
    assert "Overgeslagen" in phone.words
    assert [heading.words for heading in shown(renderer, "chair", "agenda", "end_of_day").all("h3")] == [
        "Donderdag 29 oktober 2020",
        "Vrijdag 30 oktober 2020",
    ]


def test_what_is_ahead_moves_within_its_day_and_can_be_skipped_and_taken_back(renderer: Renderer) -> None:
    found = shown(renderer, "chair", "agenda", "end_of_day")
    offered = {
        form: [button.attributes["value"] for button in found.all("button", form=form, name="block")]
        for form in ("earlier", "later", "skip", "unskip")
    }
    assert offered == {
        "earlier": ["keuze"],
        "later": ["slot"],
        "skip": ["slot", "morgen"],
        "unskip": ["keuze"],
    }
    assert {form.attributes["data-command"] for form in found.all("form") if "data-list" in form.attributes} == {
        "go_to_block",
        "move_block",
        "skip_block",
    }


def test_a_question_on_the_spot_opens_at_once_unless_another_is_open(renderer: Renderer) -> None:
    assert shown(renderer, "chair", "next", "talk").all("button", name="is_opened", value="1")
    taking = shown(renderer, "chair", "next", "open")
    assert taking.all("form", data_command="add_question")
    assert not taking.all("button", name="is_opened")


def test_with_few_people_a_question_on_the_spot_says_how_it_is_answered(renderer: Renderer) -> None:
    few = replace(CHAIRS["talk"], few=Few(is_few=True))
    found = Page(renderer.region("chair", "next", view=few, **CONTEXT))
    assert [option.attributes["value"] for option in found.all("option")][-2:] == ["confidential", "named"]
    assert not shown(renderer, "chair", "next", "talk").all("select", name="anonymity")
