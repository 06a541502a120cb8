"""The pages before and beside the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from app.core.plan import Anonymity, Dimension, Plan
from app.core.roles import Role
from app.render import Renderer
from app.web.handing import Row
from tests.render import samples
from tests.render.pages import Page

PLAN = Plan("hei", "Heisessie sociaal domein", "2020-10-29", samples.BLOCKS, place="Landgoed", roles=("wethouder",))
PROGRESS = {"percent": 40, "sentence": "We maken de pdf.", "is_running": True, "is_done": False, "error": ""}
NEITHER = {"is_chair": False, "is_organiser": False}
CHAIR = {**NEITHER, "is_chair": True}
ORGANISER = {**NEITHER, "is_organiser": True}
ROWS = [
    Row("helper", Role.HELPER, "http://h/hulp/een"),
    Row("rapporteur:een", Role.RAPPORTEUR, "http://h/sessie/twee", turn=2, title="Wethouders"),
]


@dataclass(frozen=True)
class Entry:
    code: str = ""
    token: str = ""
    seat: str = "hall"
    role: str = ""
    organisation: str = ""


def door(renderer: Renderer, name: str, **context: Any) -> Page:
    found = Page(renderer.render(f"door/{name}.html", title=PLAN.title, **context))
    assert found.unclosed == []
    assert not found.all("script")
    return found


def join(renderer: Renderer, entry: Entry, plan: Plan = PLAN, message: str = "", *, is_over: bool = False) -> Page:
    return door(renderer, "join", plan=plan, entry=entry, message=message, is_over=is_over)


def test_a_day_that_is_over_says_so_and_asks_nothing(renderer: Renderer) -> None:
    page = join(renderer, Entry(), is_over=True)
    assert "Meedoen kan niet meer" in page.words
    assert page.all("form") == []


def test_without_a_link_the_code_is_asked(renderer: Renderer) -> None:
    assert join(renderer, Entry()).all("input", name="code")


def test_a_link_brings_the_code_and_the_seat(renderer: Renderer) -> None:
    found = join(renderer, Entry(token="abc", seat="stream"))
    assert not found.all("input", name="code")
    assert found.all("input", name="token", value="abc")
    assert "checked" in found.all("input", name="seat", value="stream")[0].attributes


def test_role_is_asked_only_when_a_question_needs_it(renderer: Renderer) -> None:
    named = replace(samples.CHOICE, anonymity=Anonymity.NAMED)
    asks = replace(PLAN, blocks=(replace(samples.BLOCKS[2], questions=(named,)),))
    assert not join(renderer, Entry()).all("select")
    assert {e.attributes["name"] for e in join(renderer, Entry(), asks).all("select")} == {"role", "organisation"}


@pytest.mark.parametrize(("anonymity", "dimension", "asked"), [
    (Anonymity.NAMED, Dimension.SEAT, []), (Anonymity.ANONYMOUS, Dimension.ORGANISATION, ["organisation"]),
])  # fmt: skip
def test_without_roles_in_the_programme_the_door_asks_none(
    renderer: Renderer, anonymity: Anonymity, dimension: Dimension, asked: list[str]
) -> None:
    question = replace(samples.CHOICE, anonymity=anonymity, dimension=dimension)
    plan = replace(PLAN, roles=(), blocks=(replace(samples.BLOCKS[2], questions=(question,)),))
    assert [e.attributes["name"] for e in join(renderer, Entry(), plan).all("select")] == asked


def test_a_wrong_code_is_said_at_the_field(renderer: Renderer) -> None:
    found = join(renderer, Entry(code="123"), message="Deze code klopt niet.")
    (field,) = found.all("input", name="code")
    assert field.attributes["aria-invalid"] == "true"
    assert "problem" in field.attributes["aria-describedby"]
    assert found.all("p", id="problem")[0].words == "Deze code klopt niet."


def test_the_chairs_link_only_shows_a_button(renderer: Renderer) -> None:
    found = door(renderer, "chair", plan=PLAN, action="/regie/geheim")
    assert [e.attributes["action"] for e in found.all("form")] == ["/regie/geheim"]


def test_an_error_shows_the_way_back(renderer: Renderer) -> None:
    found = door(renderer, "error", message="Kijk of de link klopt.", status=404)
    assert found.all("a", href="/")


@pytest.mark.parametrize("is_running", [True, False])
def test_the_report_page_shows_how_far_it_is(renderer: Renderer, is_running: bool) -> None:
    progress = PROGRESS | {"is_running": is_running}
    found = door(renderer, "report", plan=PLAN, progress=progress, files=[("verslag.pdf", 0)], **CHAIR)
    assert bool(found.all("progress")) is is_running
    assert bool(found.all("form")) is not is_running
    assert found.all("a", href="/verslag/verslag.pdf")


@pytest.mark.parametrize("hats", [CHAIR, ORGANISER, NEITHER])
def test_everybody_is_shown_the_own_way_back_from_the_report(renderer: Renderer, hats: dict[str, bool]) -> None:
    progress = {"is_running": False, "percent": 0, "sentence": "", "error": ""}
    found = door(renderer, "report", plan=PLAN, progress=progress, files=[], **hats)
    assert ("Terug naar de regie" in found.words) is hats["is_chair"]
    assert ("Terug naar de links" in found.words) is hats["is_organiser"]


def handed(renderer: Renderer, **more: object) -> Page:
    shared = {"hall": "http://h/m/x", "stream": "http://h/m/x/online", "screen": "http://h/scherm/y"}
    about = {"plan": PLAN, "title": PLAN.title, "shared": shared, "rows": ROWS, "fresh": "", "message": "", **more}
    about |= {"forgets_on": "2026-10-17"}
    found = Page(renderer.render("door/links.html", is_chair=True, **about))
    assert found.unclosed == []
    return found


def test_every_link_is_text_that_can_be_selected_and_copied(renderer: Renderer) -> None:
    found = handed(renderer)
    fields = [field for field in found.all("input") if "readonly" in field.attributes]
    buttons = [button for button in found.all("button") if "data-copy" in button.attributes]
    assert [field.attributes["id"] for field in fields] == [button.attributes["data-copy"] for button in buttons]
    assert {row.address for row in ROWS} <= {field.attributes["value"] for field in fields}
    assert all("hidden" in button.attributes for button in buttons)


def test_who_joins_may_scan_a_code_and_the_one_for_online_says_so(renderer: Renderer) -> None:
    found = handed(renderer)
    assert found.all("img", src="/qr.svg")
    assert found.all("img", src="/qr.svg?plek=online")


def test_only_a_personal_link_is_taken_back_and_at_the_turn_that_is_shown(renderer: Renderer) -> None:
    found = handed(renderer)
    assert len(found.all("form", action="/opdracht/revoke_link")) == len(ROWS)
    assert [field.attributes["value"] for field in found.all("input", name="turn")] == ["0", "2"]


def test_a_new_link_says_that_the_old_one_is_dead(renderer: Renderer) -> None:
    said = "De oude link werkt niet meer. Geef deze nieuwe."
    assert said in handed(renderer, fresh="rapporteur:een").words
    assert said not in handed(renderer).words


@pytest.mark.parametrize("role", ["speaker", "helper", "communication", "organiser"])
def test_a_link_for_a_role_shows_one_button_and_what_it_opens(renderer: Renderer, role: str) -> None:
    found = door(renderer, "link", plan=PLAN, action="/spreker/x", role=role)
    assert [form.attributes["action"] for form in found.all("form")] == ["/spreker/x"]
    assert "Deel deze link met niemand." in found.words
