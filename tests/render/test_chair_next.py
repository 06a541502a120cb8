"""What the chair must see without looking for it: who waits, what comes next, and what can be chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.breakout_view import BreakoutView, ChairBreakouts, HarvestView, ProposalView
from app.core.plan import Breakout
from app.core.progress import Ahead, Move
from app.render import Renderer
from tests.render import samples
from tests.render.chair_samples import chair
from tests.render.test_chair import MOMENTS, region


def test_who_waits_for_the_chair_is_counted_in_the_head_and_the_tab_and_stands_on_top(renderer: Renderer) -> None:
    view = MOMENTS["wrapup"]
    for name in ("head", "tabs"):
        (way,) = [a for a in region(renderer, name, view).all("a") if "2 deelnemers wachten op jou" in a.words]
        assert way.attributes["href"] == "#waiting"
    found = region(renderer, "outcomes", view)
    order = [e.attributes.get("id") for e in found.elements if e.attributes.get("id") in ("waiting", "quick")]
    assert order == ["waiting", "quick"]
    assert found.all("section", class_="outcomes first")
    assert not region(renderer, "outcomes", MOMENTS["open"]).all("section", class_="outcomes first")


def test_a_proposal_of_a_session_that_waits_is_counted_too(renderer: Renderer) -> None:
    harvest = HarvestView(BreakoutView(Breakout("s1", "Wonen"), 1), proposals=(ProposalView(samples.AGREEMENT),))
    view = replace(MOMENTS["plenary"], outcomes=(), breakouts=ChairBreakouts((harvest,)))
    (way,) = [a for a in region(renderer, "head", view).all("a") if "1 voorstel wacht op jou" in a.words]
    assert way.attributes["href"] == f"#proposal-{samples.AGREEMENT.id}"
    (tab,) = [a for a in region(renderer, "tabs", view).all("a") if "1 voorstel wacht op jou" in a.words]
    assert tab.attributes["href"] == "#now"
    assert "wacht" not in region(renderer, "head", replace(view, breakouts=ChairBreakouts())).words


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (Ahead.QUESTION, "Volgende vraag"),
        (Ahead.HARVEST, "Sluit de sessies, toon de oogst"),
        (Ahead.FINDING, "Toon knelpunt 1"),
        (Ahead.RESULT, "Toon een eerdere uitslag"),
        (Ahead.OUTCOME, "Toon afspraak 2"),
    ],
)
def test_the_big_button_names_what_comes_next_in_a_part(renderer: Renderer, ahead: Ahead, said: str) -> None:
    stage = samples.stage(samples.BLOCKS[0])
    view = chair(stage, Move.NEXT_STAGE, "Verder", ahead=ahead, outcomes=(samples.CONFIRMED,))
    assert said in region(renderer, "next", view).words


def test_the_walk_names_the_outcome_after_the_one_on_the_beamer(renderer: Renderer) -> None:
    stage = replace(samples.stage(samples.BLOCKS[0]), outcome_focus=samples.CONFIRMED.id)
    later = replace(samples.CONCLUSION, id="later", number=3)
    view = chair(stage, Move.NEXT_STAGE, "Verder", ahead=Ahead.OUTCOME, outcomes=(samples.CONFIRMED, later))
    assert "Toon conclusie 3" in region(renderer, "next", view).words


def test_what_is_written_is_answered_and_not_voted(renderer: Renderer) -> None:
    words = region(renderer, "now", MOMENTS["texts"]).words
    assert "vraag open" in words
    assert "gaven antwoord" in words
    assert "stem" not in words
    assert "Sluit de vraag" in region(renderer, "next", MOMENTS["texts"]).words


def test_what_can_be_chosen_stays_to_be_read_while_there_is_nothing_to_see(renderer: Renderer) -> None:
    for moment in ("secret", "too_few"):
        assert region(renderer, "now", MOMENTS[moment]).all("ol", class_="plain")
    assert not region(renderer, "now", MOMENTS["open"]).all("ol", class_="plain")


def test_a_question_of_the_audience_on_the_beamer_is_said_in_the_middle(renderer: Renderer) -> None:
    asked = replace(samples.stage(samples.BLOCKS[0]), query=samples.query("q1", "Wie betaalt dit?"))
    words = region(renderer, "now", chair(asked, Move.START_BLOCK)).words
    assert "Nu op de beamer: ‘Wie betaalt dit?’" in words
