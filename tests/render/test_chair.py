"""The chair's page: every form a command with the step it saw, and words for everything that is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.plan import Anonymity
from app.core.progress import Move, Phase
from app.core.views import ChairView
from app.live.wire import COMMANDS
from app.render import Renderer
from tests.render import samples
from tests.render.chair_samples import LINKS, chair, moments
from tests.render.pages import Element, Page

MOMENTS = moments()
REGIONS = ("head", "calls", "agenda", "now", "breakouts", "next", "texts", "queries", "outcomes", "tabs")
CONTEXT = {"door": samples.DOOR, "links": LINKS}
PRESSED = ("hidden", "checkbox", "radio")
MOVES_THE_DAY = {"advance", "go_back", "go_to_block", "reopen_day", "close_question", "reopen_question",
                 "reveal_result", "open_next_round"}  # fmt: skip


SAID = {
    Move.START_DAY: "Begin de dag",
    Move.START_BLOCK: "Volgend onderdeel",
    Move.NEXT_PITCH: "Volgende pitch",
    Move.NEXT_STAGE: "Ga verder",
    Move.OPEN_QUESTION: "Open de stemming",
    Move.CLOSE_QUESTION: "Sluit de stemming",
    Move.WAIT_FOR_STREAM: "Online stemt nog even",
    Move.REVEAL_RESULT: "Toon de uitslag",
    Move.END_DAY: "Sluit deze dag",
    Move.CLOSE_DAY: "Sluit de dag",
}


def page(renderer: Renderer, view: ChairView, message: str | None = None) -> Page:
    return Page(renderer.page("chair", view=view, message=message, **CONTEXT))


def region(renderer: Renderer, name: str, view: ChairView) -> Page:
    return Page(renderer.region("chair", name, view=view, **CONTEXT))


def forms(found: Page, type_: str) -> list[Element]:
    return found.all("form", data_command=type_)


def fields(html: str, type_: str) -> list[dict[str, str]]:
    """The hidden fields of every form of one type, in order."""
    parts = html.split("<form ")[1:]
    chosen = [Page(f"<form {part.split('</form>')[0]}</form>") for part in parts if f'data-command="{type_}"' in part]
    return [
        {e.attributes["name"]: e.attributes.get("value", "") for e in form.all("input", type="hidden")}
        for form in chosen
    ]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_page_is_whole_and_has_each_region_once(renderer: Renderer, moment: str) -> None:
    found = page(renderer, MOMENTS[moment])
    regions = [e.attributes["data-region"] for e in found.elements if "data-region" in e.attributes]
    assert sorted(regions) == sorted(REGIONS)
    assert found.unclosed == []
    assert len(found.all("h1")) == 1


@pytest.mark.parametrize("moment", MOMENTS)
def test_ids_are_unique(renderer: Renderer, moment: str) -> None:
    ids = [e.attributes["id"] for e in page(renderer, MOMENTS[moment]).elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_form_is_a_known_command_that_also_works_as_a_post(renderer: Renderer, moment: str) -> None:
    for form in page(renderer, MOMENTS[moment]).all("form"):
        assert form.attributes["method"] == "post"
        assert form.attributes["data-command"] in COMMANDS
        assert form.attributes["action"] == f"/opdracht/{form.attributes['data-command']}"


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_moves_the_day_carries_the_step_it_saw(renderer: Renderer, moment: str) -> None:
    html = renderer.page("chair", view=MOMENTS[moment], message=None, **CONTEXT)
    for type_ in MOVES_THE_DAY:
        assert all(given["step"] == "7" for given in fields(html, type_))


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_field_has_a_label(renderer: Renderer, moment: str) -> None:
    found = page(renderer, MOMENTS[moment])
    named = {label.attributes.get("for", "") for label in found.all("label")}
    for control in (*found.all("input"), *found.all("textarea"), *found.all("select")):
        if control.attributes.get("type") != "hidden":
            assert "label" in control.within or control.attributes["id"] in named


@pytest.mark.parametrize("move", Move)
def test_the_big_button_says_what_it_will_do(renderer: Renderer, move: Move) -> None:
    found = region(renderer, "next", chair(samples.stage(samples.BLOCKS[0]), move, "Samen kiezen"))
    if move is Move.NOTHING:
        assert forms(found, "reopen_day")
        assert not forms(found, "advance")
    else:
        (form,) = forms(found, "advance")
        assert form.attributes["id"] == "advance"
        assert SAID[move] in form.words


def test_one_step_back_is_only_there_when_there_is_one(renderer: Renderer) -> None:
    first, later = (
        next(e for e in region(renderer, "next", MOMENTS[name]).all("button") if "Vorige" in e.words)
        for name in ("before", "plenary")
    )
    assert "disabled" in first.attributes
    assert "disabled" not in later.attributes


def test_with_few_present_anonymous_is_a_choice(renderer: Renderer) -> None:
    html = renderer.region("chair", "next", view=MOMENTS["few"], **CONTEXT)
    assert "minder dan 5 mensen" in Page(html).words
    chosen = [given.get("anonymity", "") for given in fields(html, "advance")]
    assert chosen == [Anonymity.CONFIDENTIAL, Anonymity.NAMED, ""]


@pytest.mark.parametrize(
    ("moment", "name", "type_", "about"),
    [
        ("few_again", "now", "open_next_round", {"question": "nodig"}),
        ("few", "agenda", "go_to_block", {"block": "pitches"}),
    ],
)
def test_the_same_choice_stands_at_another_round_and_at_a_jump(
    renderer: Renderer, moment: str, name: str, type_: str, about: dict[str, str]
) -> None:
    html = renderer.region("chair", name, view=MOMENTS[moment], **CONTEXT)
    given = [form for form in fields(html, type_) if about.items() <= form.items()]
    assert [form.get("anonymity") for form in given] == [Anonymity.CONFIDENTIAL, Anonymity.NAMED]


def test_closing_with_something_unfinished_is_ticked_on_purpose(renderer: Renderer) -> None:
    unfinished, complete = (region(renderer, "next", MOMENTS[name]) for name in ("closing_day", "closing_complete"))
    assert unfinished.all("input", name="despite_incomplete", value="1")
    assert "ook al is 1 afspraak niet af" in unfinished.words
    assert not complete.all("input", name="despite_incomplete")


def test_the_head_says_who_is_there_and_how_late_it_runs(renderer: Renderer) -> None:
    words = region(renderer, "head", MOMENTS["plenary"]).words
    assert "70 zaal" in words
    assert "17 online" in words
    assert "6 min achter" in words
    assert "Live" in words
    assert "Repetitie" not in words


def test_a_day_that_is_tried_out_hours_off_its_plan_says_about_how_much(renderer: Renderer) -> None:
    assert "7 uur voor" in region(renderer, "head", MOMENTS["tried_out"]).words


def test_the_page_holds_the_time_of_day_also_without_scripts(renderer: Renderer) -> None:
    whole = Page(renderer.page("chair", view=MOMENTS["plenary"], message=None, now=samples.NOON, **CONTEXT))
    assert whole.all("time", data_clock="")[0].words == "12:00"


def test_simulated_people_and_a_rehearsal_are_marked(renderer: Renderer) -> None:
    words = region(renderer, "head", MOMENTS["rehearsal"]).words
    assert "84 gesimuleerd" in words
    assert "Repetitie" in words


def test_the_screen_is_made_dark_and_light_again(renderer: Renderer) -> None:
    (light,) = fields(renderer.region("chair", "head", view=MOMENTS["plenary"], **CONTEXT), "darken_screen")
    (dark,) = fields(renderer.region("chair", "head", view=MOMENTS["rehearsal"], **CONTEXT), "darken_screen")
    assert (light["is_dark"], dark["is_dark"]) == ("1", "0")


@pytest.mark.parametrize(
    ("moment", "offered"),
    [
        ("ready", set()),
        ("open", {"close_question", "add_time"}),
        ("closing", {"close_question", "reopen_question"}),
        ("closed", {"reopen_question", "reveal_result", "open_next_round", "record_outcome"}),
        ("sealed", {"open_next_round", "record_outcome"}),
    ],
)
def test_a_question_has_the_buttons_of_its_phase(renderer: Renderer, moment: str, offered: set[str]) -> None:
    found = region(renderer, "now", MOMENTS[moment])
    assert {form.attributes["data-command"] for form in found.all("form")} == offered


@pytest.mark.parametrize(
    ("phase", "is_seen", "tag", "button"),
    [
        (Phase.CLOSED, False, "Uitslag na sluiten", "Toon de uitslag en zet hem vast"),
        (Phase.CLOSED, True, "Uitslag is te zien", "Zet de uitslag vast"),
        (Phase.SEALED, False, "Uitslag na sluiten", "Toon de uitslag"),
        (Phase.SEALED, True, "Uitslag is te zien", ""),
    ],
)
def test_a_result_that_is_to_be_seen_is_not_offered_to_be_shown(
    renderer: Renderer, phase: Phase, is_seen: bool, tag: str, button: str
) -> None:
    question = replace(samples.question(phase, with_result=True, round_=2), is_revealed=False)
    stage = samples.question_stage(question if is_seen else replace(question, result=None))
    found = region(renderer, "now", chair(stage, Move.NEXT_STAGE, question=question))
    assert tag in found.words
    assert [form.words.strip() for form in forms(found, "reveal_result")] == ([button] if button else [])


def test_the_chair_sees_the_result_by_seat_before_the_others(renderer: Renderer) -> None:
    found = region(renderer, "now", MOMENTS["open"])
    assert "stemming open" in found.words
    assert "Anoniem" in found.words
    assert "41% 27" in found.words
    assert "81 van 87 stemden" in found.words


def test_a_secret_question_shows_the_chair_only_about_how_many(renderer: Renderer) -> None:
    found = region(renderer, "now", MOMENTS["secret"])
    assert not found.all("table")
    assert "ongeveer 81 van 87" in found.words


def test_the_pitch_of_now_comes_first_and_a_missing_line_is_said(renderer: Renderer) -> None:
    html = renderer.region("chair", "now", view=MOMENTS["pitch"], **CONTEXT)
    written = [given["pitch"] for given in fields(html, "write_pitch_line")]
    assert written == [f"p{i}" for i in range(9, -1, -1)]
    assert "nog geen kernzin" in Page(html).words


def test_a_cue_is_for_the_chair(renderer: Renderer) -> None:
    assert "Aanwijzing Vraag eerst iemand online." in region(renderer, "now", MOMENTS["plenary"]).words


def test_a_text_can_be_hidden_shown_again_and_made_an_agreement(renderer: Renderer) -> None:
    html = renderer.region("chair", "texts", view=MOMENTS["texts"], **CONTEXT)
    hidden = [(given["text"], given["is_hidden"], given["round"]) for given in fields(html, "hide_text")]
    assert hidden == [("t3", "1", "1"), ("t2", "0", "1"), ("t1", "1", "1")]
    made = [(given["source"], given["what"]) for given in fields(html, "record_outcome")]
    texts = (
        ("text:t3", "<b>Samen</b> inkopen met de buren."),
        ("text:t1", "Bellen met de huisarts over wie vastloopt."),
    )
    assert made == [text for text in texts for _ in ("as it is read", "insight")]
    assert [given.get("kind", "") for given in fields(html, "record_outcome")] == ["", "insight"] * 2
    assert "<b>Samen</b>" in Page(html).words
    assert "75" in Page(html).words


def test_without_texts_it_says_what_will_come(renderer: Renderer) -> None:
    assert "Nog geen teksten" in region(renderer, "texts", MOMENTS["texts_empty"]).words
    assert not region(renderer, "texts", MOMENTS["plenary"]).words


def test_every_form_with_a_text_field_is_guarded(renderer: Renderer) -> None:
    for moment in MOMENTS.values():
        html = renderer.page("chair", view=moment, message=None, **CONTEXT)
        for part in html.split("<form ")[1:]:
            form = Page(f"<form {part.split('</form>')[0]}</form>")
            typed = [box for box in form.all("input") if box.attributes.get("type", "text") not in PRESSED]
            if form.all("textarea") or form.all("select") or typed:
                assert "data-guard" in form.elements[0].attributes


def test_a_second_round_names_itself(renderer: Renderer) -> None:
    assert "Ronde 2" in region(renderer, "now", MOMENTS["second_round"]).words
    assert "Uitslag van ronde 1" in region(renderer, "now", MOMENTS["second_round"]).words


def test_a_message_is_read_out(renderer: Renderer) -> None:
    found = page(renderer, MOMENTS["open"], message="Dit blok is al voorbij.")
    assert [e.words.strip() for e in found.elements if e.attributes.get("role") == "alert" and e.words.strip()] == [
        "Dit blok is al voorbij."
    ]


def test_the_clicker_can_be_switched_off(renderer: Renderer) -> None:
    assert page(renderer, MOMENTS["open"]).all("input", type="checkbox", data_keys="")


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_form_stands_in_a_paragraph(renderer: Renderer, moment: str) -> None:
    """A browser would end the paragraph there, and with it the row of buttons."""
    assert not [form for form in page(renderer, MOMENTS[moment]).all("form") if "p" in form.within]
