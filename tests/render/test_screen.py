"""The beamer in every phase of the day: one region, the code always in view, nothing hidden given away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.commands import Reply
from app.core.outcome_view import Confirmation
from app.core.progress import Phase
from app.core.screen import ScreenView
from app.core.source import Source, SourceKind
from app.core.views import StageView, Turnout
from app.render import Renderer
from tests.render import samples, screen_samples
from tests.render.chair_samples import LINKS
from tests.render.pages import Page

MOMENTS = screen_samples.moments()
CONTEXT = {"door": samples.DOOR, "links": LINKS}


def stage(renderer: Renderer, view: ScreenView) -> Page:
    return Page(renderer.region("screen", "stage", view=view, **CONTEXT))


def of(renderer: Renderer, shown: StageView) -> Page:
    return stage(renderer, ScreenView(shown))


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_page_is_whole_and_has_the_one_region(renderer: Renderer, moment: str) -> None:
    found = Page(renderer.page("screen", view=MOMENTS[moment], message=None, **CONTEXT))
    assert found.unclosed == []
    assert [e.attributes["data-region"] for e in found.elements if "data-region" in e.attributes] == ["stage"]
    assert found.all("body", data_page="screen", data_token="abc")
    assert len(found.all("h1")) == (0 if moment == "dark" else 1)
    assert not found.all("form")


@pytest.mark.parametrize("moment", [name for name in MOMENTS if name != "over"])
def test_the_code_is_always_in_view(renderer: Renderer, moment: str) -> None:
    words = stage(renderer, MOMENTS[moment]).words
    assert "4829 1307" in words
    assert "hei.example" in words


@pytest.mark.parametrize("moment", [name for name in MOMENTS if name != "dark"])
def test_who_takes_part_is_counted_in_words(renderer: Renderer, moment: str) -> None:
    (ground,) = stage(renderer, MOMENTS[moment]).all("footer")
    assert "zaal" in ground.words
    assert "online" in ground.words


@pytest.mark.parametrize("moment", ["before", "arrival"])
def test_the_way_in_has_a_qr_code_with_words(renderer: Renderer, moment: str) -> None:
    (qr,) = stage(renderer, MOMENTS[moment]).all("img", src="/qr.svg")
    assert "4829 1307" in qr.attributes["alt"]


def test_a_large_crowd_says_what_a_flower_is(renderer: Renderer) -> None:
    assert "Elke bloem is iemand" in stage(renderer, MOMENTS["before"]).words
    assert "Elke bloem is 10 mensen" in stage(renderer, MOMENTS["crowded"]).words


def test_a_break_says_when_and_with_what_we_go_on(renderer: Renderer) -> None:
    assert "We gaan verder om 15:30 met Samen kiezen" in stage(renderer, MOMENTS["break"]).words
    assert "19:00" in stage(renderer, MOMENTS["meal"]).words
    assert "verder om" not in stage(renderer, MOMENTS["plenary"]).words


def test_a_pitch_counts_down_and_shows_the_end_without_scripts(renderer: Renderer) -> None:
    found = stage(renderer, MOMENTS["pitch"])
    (clock,) = found.all("time")
    assert float(clock.attributes["data-ends"]) == samples.NOON + 134
    assert clock.words == "12:02"
    assert "Straks Goirle" in found.words


def test_the_posts_say_which_pitch_is_now(renderer: Renderer) -> None:
    posts = stage(renderer, MOMENTS["pitch"]).all("li")
    assert [post.attributes["class"] for post in posts] == ["done", "now", *["later"] * 10]
    assert [post.words.split()[0] for post in posts if "aria-current" in post.attributes] == ["2"]


def test_the_last_pitch_has_none_after_it(renderer: Renderer) -> None:
    assert "Straks" not in stage(renderer, MOMENTS["pitch_long"]).words


@pytest.mark.parametrize("phase", Phase)
def test_a_question_is_never_without_its_text(renderer: Renderer, phase: Phase) -> None:
    found = stage(renderer, MOMENTS[phase.value])
    assert [h1.words for h1 in found.all("h1")] == [samples.CHOICE.text]
    assert all(option in found.words for option in samples.OPTIONS)


@pytest.mark.parametrize("moment", ["open", "closing", "closed", "twelve_open"])
def test_nothing_of_a_hidden_result_is_on_the_screen(renderer: Renderer, moment: str) -> None:
    found = stage(renderer, MOMENTS[moment])
    assert not found.all("table")
    assert "%" not in found.words


def test_a_closed_question_says_the_result_comes(renderer: Renderer) -> None:
    assert "De uitslag komt zo" in stage(renderer, MOMENTS["closed"]).words
    assert "De uitslag komt zo" not in stage(renderer, MOMENTS["result_4"]).words


def test_an_open_question_shows_its_turnout_by_seat(renderer: Renderer) -> None:
    words = stage(renderer, MOMENTS["open"]).all("footer")[0].words
    assert "66 van 70 in de zaal" in words
    assert "15 van 17 online" in words


def test_a_rounded_turnout_is_never_shown_as_exact(renderer: Renderer) -> None:
    turnout = Turnout(65, 15, 70, 17, is_rounded=True)
    shown = samples.question_stage(replace(samples.question(Phase.OPEN), turnout=turnout))
    words = " ".join(of(renderer, shown).all("footer")[0].words.split())
    assert "ongeveer 65 van 70 in de zaal" in words
    assert "ongeveer" not in stage(renderer, MOMENTS["open"]).words


def test_more_answers_than_people_expected_is_said_in_words(renderer: Renderer) -> None:
    question = replace(samples.question(Phase.OPEN), turnout=Turnout(29, 7, 24, 6))
    words = " ".join(of(renderer, samples.question_stage(question)).all("footer")[0].words.split())
    assert "29 in de zaal" in words
    assert "7 online" in words
    assert " van " not in words
    now = samples.phone(samples.question_stage(question))
    ground = " ".join(Page(renderer.region("phone", "ground", view=now, **CONTEXT)).words.split())
    assert "36 gaven antwoord, verwacht 30" in ground
    assert "29 in de zaal" in ground


def test_the_ground_bar_makes_room_for_a_long_address_and_a_large_crowd(renderer: Renderer) -> None:
    question = samples.question(Phase.OPEN)
    many = samples.question_stage(replace(question, turnout=Turnout(1205, 815, 1310, 1920)))
    far = {**CONTEXT, "door": replace(samples.DOOR, address="heisessie.hartvanbrabant.example")}
    tight = [
        of(renderer, many).all("footer")[0],
        Page(renderer.region("screen", "stage", view=MOMENTS["open"], **far)).all("footer")[0],
    ]
    assert all("tight" in footer.attributes["class"] and "4829 1307" in footer.words for footer in tight)
    short = stage(renderer, MOMENTS["open"]).all("footer")[0]
    assert "tight" not in short.attributes["class"]
    assert all("Doe mee op" in footer.words and "in de zaal" in footer.words for footer in (short, *tight))


def test_no_heath_draws_seats_when_the_turnout_has_none(renderer: Renderer) -> None:
    question = samples.question(Phase.OPEN)
    shown = samples.question_stage(replace(question, turnout=replace(question.turnout, by_seat=False)))
    assert not of(renderer, shown).all("picture")
    assert stage(renderer, MOMENTS["open"]).all("picture")


def test_a_turnout_that_would_name_somebody_is_one_sum(renderer: Renderer) -> None:
    turnout = Turnout(3, 1, 6, 2, by_seat=False, is_rounded=True)
    shown = samples.question_stage(replace(samples.question(Phase.OPEN), turnout=turnout))
    words = " ".join(of(renderer, shown).all("footer")[0].words.split())
    assert "ongeveer 4 van 8 mensen" in words
    assert "zaal" not in words


@pytest.mark.parametrize("count", [2, 4, 6, 8, 10, 12])
def test_every_option_has_its_percentages(renderer: Renderer, count: int) -> None:
    found = stage(renderer, MOMENTS[f"result_{count}"])
    assert len(found.all("th", scope="row")) == count + 1
    assert len([e for e in found.all("b") if "td" in e.within and e.words.endswith("%")]) == 3 * count


def test_two_rounds_stand_side_by_side(renderer: Renderer) -> None:
    found = stage(renderer, MOMENTS["rounds"])
    assert [h2.words for h2 in found.all("h2")] == ["Ronde 1", "Ronde 2"]
    assert len(found.all("table")) == 2


@pytest.mark.parametrize(
    ("moment", "reason"), [("too_few", "te weinig antwoorden"), ("result_together", "zaal en online niet apart")]
)
def test_what_is_not_shown_has_a_reason_in_words(renderer: Renderer, moment: str, reason: str) -> None:
    assert reason in stage(renderer, MOMENTS[moment]).words


def test_the_wall_shows_what_fits_and_counts_the_rest(renderer: Renderer) -> None:
    found = stage(renderer, MOMENTS["texts_many"])
    shown = len(found.all("li"))
    assert 6 <= shown < 40
    assert f"+ {40 - shown} meer" in found.words
    assert "40 antwoorden van 81 mensen" in found.words
    assert "meer" not in stage(renderer, MOMENTS["texts"]).words


def test_what_people_typed_is_text(renderer: Renderer) -> None:
    shown = replace(samples.question(Phase.SEALED, kind=samples.WORDS, with_result=True), is_revealed=True)
    assert "<b>Niets</b>" in of(renderer, samples.question_stage(shown)).words


def test_the_wrapup_shows_the_part_that_the_focus_is_in(renderer: Renderer) -> None:
    found = stage(renderer, MOMENTS["wrapup_second"])
    rows = [e for e in found.all("tr") if "td" not in e.within and e.words.strip()[:1].isdigit()]
    assert [row.words.strip()[0] for row in rows] == ["5", "6", "7"]
    assert ["focus" in row.attributes["class"] for row in rows] == [False, True, False]
    assert "deel 2 van 2" in found.words


def test_the_wrapup_begins_with_the_conclusion_and_says_what_is_missing(renderer: Renderer) -> None:
    words = stage(renderer, MOMENTS["wrapup"]).words
    assert words.index("Het is onze visie.") < words.index("1. We leggen de inkoop naast elkaar.")
    assert "Nog niemand" in words
    assert "Nog geen datum" in words
    assert "Bevestigd om 12:00" in words
    assert "ontbreken" not in words, "the row has said it already"
    assert "Bevestigd: 1 van 7" in words


def test_who_said_no_made_no_agreement(renderer: Renderer) -> None:
    no = replace(samples.CONFIRMED, confirmation=Confirmation(Reply.NO, "manager", "Tilburg", "", 0))
    shown = replace(screen_samples.wrapup(1), outcomes=(samples.CONFIRMED, no), outcome_focus=no.id)
    assert "Bevestigd: 1 van 1" in of(renderer, shown).words
    assert "We maakten 1 afspraak. Alles is bevestigd." in of(renderer, replace(shown, is_over=True)).words


SENTENCES = tuple(replace(samples.CONCLUSION, id=f"c{n}", number=n) for n in range(1, 7))


def told(page: Page) -> list[str]:
    """The conclusions on the screen, and which one is in focus."""
    lines = [line for line in page.all("p") if "conclusion-line" in line.attributes.get("class", "")]
    return [line.words.split("Het")[0].strip() + ("*" if "focus" in line.attributes["class"] else "") for line in lines]


def test_every_conclusion_is_on_the_screen_when_its_turn_comes(renderer: Renderer) -> None:
    walk = replace(screen_samples.wrapup(1), outcomes=(*SENTENCES, *screen_samples.agreements()))
    page = of(renderer, replace(walk, outcome_focus="c2"))
    assert told(page) == ["Conclusie 1", "Conclusie 2*", "Conclusie 3", "Conclusie 4"]
    assert not page.all("table")
    assert "deel 1 van 2" in page.words
    assert told(of(renderer, replace(walk, outcome_focus="c6"))) == ["Conclusie 5", "Conclusie 6*"]


def test_before_the_walk_the_conclusions_stand_there_and_during_the_agreements_they_do_not(renderer: Renderer) -> None:
    walk = replace(screen_samples.wrapup(1), outcomes=(*SENTENCES[:2], *screen_samples.agreements()))
    assert told(of(renderer, replace(walk, outcome_focus=""))) == ["Conclusie 1", "Conclusie 2"]
    page = of(renderer, replace(walk, outcome_focus="a1"))
    assert told(page) == []
    assert page.all("table")


def test_before_the_walk_the_agreements_stand_below_with_how_each_stands(renderer: Renderer) -> None:
    walk = replace(screen_samples.wrapup(1), outcomes=(*SENTENCES[:2], *screen_samples.agreements()))
    page = of(renderer, replace(walk, outcome_focus=""))
    assert len(page.all("li")) == 6
    assert "We lopen nu 7 afspraken langs." in page.words
    assert "We leggen de inkoop naast elkaar. Wie en wanneer ontbreken" in page.words
    assert "+ 1 meer" in page.words
    assert not of(renderer, replace(walk, outcome_focus="c1")).all("li")


def test_each_outcome_says_what_it_came_from(renderer: Renderer) -> None:
    asked = replace(samples.CONCLUSION, drawn=Source(SourceKind.QUESTION, "Wat is nodig?"))
    pitched = replace(samples.CONFIRMED, drawn=Source(SourceKind.PITCH, "gemeente Goirle"))
    shown = replace(screen_samples.wrapup(1), outcomes=(asked, pitched), outcome_focus=pitched.id)
    words = of(renderer, shown).words
    assert "uit: Wat is nodig?" in words
    assert "uit: pitch van gemeente Goirle" in words
    assert "uit:" not in stage(renderer, MOMENTS["wrapup"]).words


def test_the_last_screen_thanks_and_counts(renderer: Renderer) -> None:
    words = stage(renderer, MOMENTS["over"]).words
    assert "Bedankt dat je meedeed" in words
    assert "4 afspraken" in words
    assert "Van de 4 is er 1 bevestigd." in words


def test_a_dark_screen_shows_the_code_and_nothing_else(renderer: Renderer) -> None:
    assert stage(renderer, MOMENTS["dark"]).words == "hei.example code 4829 1307"


def test_a_rehearsal_is_marked_on_every_screen(renderer: Renderer) -> None:
    for moment, view in MOMENTS.items():
        words = of(renderer, replace(view.stage, is_rehearsal=True)).words
        assert ("Repetitie" in words) is (moment != "dark")


def test_a_countdown_is_only_there_while_it_runs(renderer: Renderer) -> None:
    assert stage(renderer, MOMENTS["open"]).all("time")
    assert not stage(renderer, MOMENTS["closed"]).all("time")
