"""The run sheet at the chair: what was planned, what is expected, and where the day can go from here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.progress import Progress
from app.render import Renderer
from tests.render import samples
from tests.render.test_chair import CONTEXT, MOMENTS, page, region


@pytest.mark.parametrize(("seconds", "said"), [(60, "van 1 minuut"), (240, "van 4 minuten"), (90, "van 1:30 minuten")])
def test_the_run_sheet_says_how_long_a_pitch_is(renderer: Renderer, seconds: int, said: str) -> None:
    row = replace(samples.agenda()[1], block=replace(samples.PITCH_BLOCK, pitch_seconds=seconds))
    view = replace(MOMENTS["plenary"], agenda=(row,))
    assert f"2 pitches {said}" in region(renderer, "agenda", view).words


def test_the_run_sheet_shows_planned_and_expected_times(renderer: Renderer) -> None:
    words = region(renderer, "agenda", MOMENTS["open"]).words
    assert "gepland 16:30 16:38 Dit spraken we af" in words
    assert "gepland 13:30" not in words


def test_what_is_said_of_a_part_in_the_run_sheet_stands_apart_from_its_name(renderer: Renderer) -> None:
    rows = tuple(replace(row, state=Progress.SKIPPED, began=0) for row in samples.agenda())
    found = region(renderer, "agenda", replace(MOMENTS["plenary"], agenda=rows))
    for element, row in zip(found.all("span", _class="what"), rows, strict=True):
        assert element.words.startswith(f"{row.block.title} ")
        assert element.words.endswith(" overgeslagen")


def test_the_programme_can_be_kept_as_a_file_from_outside_what_a_broadcast_replaces(renderer: Renderer) -> None:
    (link,) = page(renderer, MOMENTS["open"]).all("a", href="/programma.md")
    assert "download" in link.attributes
    assert "/programma.md" not in renderer.region("chair", "agenda", view=MOMENTS["open"], **CONTEXT)


def test_the_day_can_jump_to_every_block_but_the_one_of_now(renderer: Renderer) -> None:
    buttons = region(renderer, "agenda", MOMENTS["open"]).all("button", form="jump", name="block")
    assert [button.attributes["value"] for button in buttons] == ["inloop", "pitches", "slot"]
    assert not region(renderer, "agenda", MOMENTS["over"]).all("button", form="jump")
