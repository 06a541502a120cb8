"""How an agreement stands is one thing at a time: who said yes to what still misses something made it not yet whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.progress import Move
from app.core.screen import ScreenView
from app.core.wording import Due, Flag
from app.render import Renderer
from tests.render import samples
from tests.render.chair_samples import LINKS, chair
from tests.render.pages import Page

CONTEXT = {"door": samples.DOOR, "links": LINKS}
DATELESS = replace(
    samples.CONFIRMED, wording=replace(samples.CONFIRMED.wording, due=Due()), flags=(Flag.NO_DUE,)
)  # fmt: skip
WRAPUP = replace(samples.stage(samples.BLOCKS[3]), outcomes=(DATELESS,), outcome_focus=DATELESS.id)
PHONE = replace(samples.phone(WRAPUP), outcomes=(DATELESS,))
CHAIR = replace(chair(WRAPUP, Move.NEXT_STAGE), outcomes=(DATELESS,), incomplete=(DATELESS.id,))


@pytest.mark.parametrize(
    ("page", "region", "view"),
    [("phone", "outcomes", PHONE), ("chair", "outcomes", CHAIR), ("screen", "stage", ScreenView(WRAPUP))],
)
def test_a_yes_to_what_misses_a_date_is_not_shown_as_confirmed(
    page: str, region: str, view: object, renderer: Renderer
) -> None:
    shown = Page(renderer.region(page, region, view=view, **CONTEXT))
    assert "Nog geen datum" in shown.words
    assert "Ja om 12:00" in shown.words
    assert "Bevestigd om" not in shown.words
    classes = " ".join(element.attributes.get("class", "") for element in shown.elements)
    assert not {"confirmed", "done-word"} & set(classes.split())


def test_the_beamer_counts_as_confirmed_what_is_whole(renderer: Renderer) -> None:
    both = replace(WRAPUP, outcomes=(DATELESS, replace(samples.CONFIRMED, id="o9")))
    assert "Bevestigd: 1 van 2" in Page(renderer.region("screen", "stage", view=ScreenView(both), **CONTEXT)).words
    over = ScreenView(replace(both, is_over=True))
    assert "Van de 2 is er 1 bevestigd." in Page(renderer.region("screen", "stage", view=over, **CONTEXT)).words
