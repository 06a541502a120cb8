"""The four kinds on every screen: what they are called, and when what has no day is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.plan import Block, BlockKind
from app.core.progress import Move, Progress
from app.core.screen import ScreenView
from app.core.views import ChairView, PhoneView, PitchView, StageView
from app.core.wording import Due, DueKind, Wording
from app.render import Renderer
from tests.render import samples
from tests.render.chair_samples import LINKS, chair
from tests.render.pages import Page

CONTEXT = {"door": samples.DOOR, "links": LINKS}
KINDS = (samples.INSIGHT, samples.COMMITMENT, samples.CONCLUSION, samples.CONFIRMED)
REVIEWED = "najaar 2019; we kijken ernaar op 30 november 2019"
WRAPUP = replace(samples.stage(samples.BLOCKS[3]), outcomes=KINDS, outcome_focus="o11")


def phone() -> PhoneView:
    return replace(samples.phone(WRAPUP), outcomes=KINDS)


def desk(stage: StageView = WRAPUP, **more: object) -> ChairView:
    return replace(chair(stage, Move.NEXT_STAGE), outcomes=KINDS, **more)  # type: ignore[arg-type]


def words(renderer: Renderer, page: str, region: str, view: object) -> str:
    return Page(renderer.region(page, region, view=view, **CONTEXT)).words


def test_each_kind_has_its_name_on_the_phone_and_at_the_desk(renderer: Renderer) -> None:
    for said in (words(renderer, "phone", "outcomes", phone()), words(renderer, "chair", "outcomes", desk())):
        assert all(name in said for name in ("Inzicht 1", "Toezegging 1", "Conclusie 1", "Afspraak 2"))


def test_what_has_no_day_says_everywhere_when_we_look_at_it(renderer: Renderer) -> None:
    assert REVIEWED in words(renderer, "phone", "outcomes", phone())
    assert REVIEWED in words(renderer, "chair", "outcomes", desk())
    shown = words(renderer, "screen", "stage", ScreenView(WRAPUP))
    assert "najaar 2019" in shown
    assert "we kijken ernaar op 30 november 2019" in shown


def test_no_day_on_purpose_can_have_a_day_to_look(renderer: Renderer) -> None:
    for due, said in (
        (Due(DueKind.WAIVED, review="2020-01-01"), "Bewust zonder datum; we kijken ernaar op 1 januari 2020"),
        (Due(DueKind.WAIVED), "Bewust zonder datum"),
        (Due(DueKind.FUZZY, "dit najaar"), "dit najaar"),
    ):
        outcome = replace(samples.COMMITMENT, wording=replace(samples.COMMITMENT.wording, due=due))
        shown = words(renderer, "phone", "outcomes", replace(phone(), outcomes=(outcome,)))
        assert f"Wanneer{said} Hoeveel50 huishoudens" in shown


def test_a_commitment_is_claimed_and_an_insight_is_not(renderer: Renderer) -> None:
    free = replace(samples.COMMITMENT, assigned=None)
    page = Page(
        renderer.region("phone", "outcomes", view=replace(phone(), outcomes=(samples.INSIGHT, free)), **CONTEXT)
    )
    assert [form.attributes["id"] for form in page.all("form", data_command="claim_outcome")] == ["claim-o11"]


def test_who_is_asked_reads_that_it_is_a_commitment(renderer: Renderer) -> None:
    view = samples.phone(WRAPUP)
    held = samples.own(view, asked=(samples.COMMITMENT,))
    said = Page(renderer.region("phone", "own", view=view, own=held, **CONTEXT)).words
    assert "Doe jij deze toezegging?" in said
    assert REVIEWED in said


def test_who_claimed_a_commitment_reads_which(renderer: Renderer) -> None:
    view = phone()
    said = Page(renderer.region("phone", "own", view=view, own=samples.own(view, claimed=("o11",)), **CONTEXT)).words
    assert "bij toezegging 1" in said


def test_the_beamer_counts_both_and_names_the_commitment(renderer: Renderer) -> None:
    said = words(renderer, "screen", "stage", ScreenView(WRAPUP))
    assert "Bevestigd: 1 van 2" in said
    assert "Toezegging 1" in said


def test_an_insight_stands_beside_the_conclusions(renderer: Renderer) -> None:
    said = words(renderer, "screen", "stage", ScreenView(replace(WRAPUP, outcome_focus="o10")))
    assert "Inzicht Begin klein." in said
    assert "Conclusie Het is onze visie." in said


def test_the_last_screen_counts_both(renderer: Renderer) -> None:
    said = words(renderer, "screen", "stage", ScreenView(replace(WRAPUP, is_over=True)))
    assert "We maakten 1 afspraak en 1 toezegging. Van de 2 is er 1 bevestigd." in said
    only = ScreenView(replace(WRAPUP, is_over=True, outcomes=(samples.COMMITMENT,)))
    assert "We maakten 1 toezegging." in words(renderer, "screen", "stage", only)


def test_the_form_holds_the_review_and_knows_for_which_due_it_was(renderer: Renderer) -> None:
    html = renderer.region("chair", "outcomes", view=replace(desk(), outcomes=(samples.COMMITMENT,)), **CONTEXT)
    (form,) = Page(html).all("form", data_command="reword_outcome")
    part = Page(html[html.index('data-command="reword_outcome"') :].split("</form>")[0])
    values = {e.attributes["name"]: e.attributes.get("value", "") for e in part.all("input")}
    assert form.attributes["data-guard"] is not None
    assert (values["review"], values["review_was"], values["due_was"]) == ("2019-11-30", "2019-11-30", "najaar 2019")
    assert values["amount"] == "50 huishoudens"


def test_the_desk_says_when_the_words_changed(renderer: Renderer) -> None:
    changed = replace(samples.COMMITMENT, changed_at=samples.NOON)
    assert "Aangepast om 12:00" in words(renderer, "chair", "outcomes", replace(desk(), outcomes=(changed,)))
    assert "Aangepast om" not in words(renderer, "chair", "outcomes", desk())


def test_vague_words_of_a_commitment_get_advice(renderer: Renderer) -> None:
    vague = replace(samples.COMMITMENT, wording=Wording("Waar mogelijk de raad informeren"))
    said = words(renderer, "chair", "outcomes", replace(desk(), outcomes=(vague,)))
    assert "‘waar mogelijk’ zegt niet of het gebeurt." in said


@pytest.mark.parametrize("kind", [BlockKind.PLENARY, BlockKind.PITCHES, BlockKind.MEAL])
def test_while_somebody_speaks_an_insight_is_one_sentence_away(renderer: Renderer, kind: BlockKind) -> None:
    view = desk(replace(samples.stage(Block("b", kind, "Loslaten", 600)), outcomes=None))
    forms = Page(renderer.region("chair", "now", view=view, **CONTEXT)).all("form", id="insight")
    assert bool(forms) is (kind is not BlockKind.MEAL)


def test_a_key_sentence_becomes_an_insight_once(renderer: Renderer) -> None:
    line = PitchView(samples.PITCHES[0], 1, 2, "Het eigen netwerk telt.", Progress.DONE)
    stage = replace(samples.stage(samples.PITCH_BLOCK), pitches=(line,))

    def offered(view: ChairView) -> bool:
        return 'value="pitch:goirle"' in renderer.region("chair", "now", view=view, **CONTEXT)

    assert offered(desk(stage))
    assert not offered(replace(desk(stage), outcomes=(replace(samples.INSIGHT, source="pitch:goirle"),)))
