"""The played audience's questions, held against the data: one lost or one too many is seen."""

from __future__ import annotations

import pytest

from app.rehearse.wondering import ROW, Became, Wondered, unequal
from app.render import Renderer
from tests.render import chair_samples, samples

TOLD = Wondered(
    {"Wie?": {1, 2, 3}, "Wat?": {3, 4}, "Hoe?": {5}}, {"Wie?": "answered", "Wat?": "merged"}, {"Wat?": "Wie?"}
)


def test_who_had_both_counts_once_in_the_one_that_stays() -> None:
    assert TOLD.expected() == {"Wie?": Became("answered", 4), "Wat?": Became("merged", 0), "Hoe?": Became("new", 1)}


def test_the_same_is_the_same() -> None:
    assert unequal(TOLD.expected(), TOLD.expected()) == ()


@pytest.mark.parametrize(
    ("text", "there", "says"),
    [
        ("Hoe?", None, "‘Hoe?’: gevraagd, niet in het verslag"),
        ("Waar?", Became("new", 1), "‘Waar?’: niemand vroeg dit"),
        ("Hoe?", Became("new", 2), "‘Hoe?’: verwacht 1, new; in het verslag 2, new"),
        ("Wie?", Became("new", 4), "‘Wie?’: verwacht 4, answered; in het verslag 4, new"),
    ],
)
def test_every_difference_is_said(text: str, there: Became | None, says: str) -> None:
    found = TOLD.expected()
    if there is None:
        del found[text]
    else:
        found[text] = there
    assert unequal(TOLD.expected(), found) == (says,)


def test_the_rows_of_the_page_are_read_as_they_are_written() -> None:
    html = Renderer().region(
        "phone", "queries", view=samples.moments()["arrival"], door=samples.DOOR, links=chair_samples.LINKS
    )
    assert [id_ for _, id_ in ROW.findall(html)] == ["q1", "q2", "q3"]
