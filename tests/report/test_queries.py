"""The annex: every question of the audience, with what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.views import ReportView
from app.render import Renderer
from app.report.documents import report_page
from app.report.newsletter import letters
from app.report.summary import summarise
from tests.report.reading import Page, Row, squeezed
from tests.report.sample import queries


def page_of(view: ReportView, renderer: Renderer) -> Page:
    return Page(report_page(view, summarise(view), renderer))


@pytest.fixture(scope="module")
def rows(view: ReportView, renderer: Renderer) -> list[Row]:
    return page_of(view, renderer).table("De kunst van het loslaten").rows[1:]


def test_no_question_is_left_out(rows: list[Row]) -> None:
    assert [row[0] for row in rows] == [query.text for query in queries() if not query.is_withdrawn]


def test_each_has_what_became_of_it(rows: list[Row]) -> None:
    assert [row[3] for row in rows] == [
        "Beantwoord in de zaal Stond om 14:55 op het scherm in de zaal",
        "Geen antwoord vastgelegd",
        "Antwoord volgt: De regio, in november",
        "Samengevoegd met ‘Wie bepaalt dat?’",
        "Niet behandeld: Hoort hier niet",
        "Geen antwoord vastgelegd Niet te zien op de schermen",
    ]


def test_where_it_was_asked_stands_there_only_when_it_was_kept(rows: list[Row]) -> None:
    assert [row[1] for row in rows[:4]] == ["Zaal", "Online", "Zaal", ""]


def test_what_was_taken_back_is_counted_without_its_words(view: ReportView, renderer: Renderer) -> None:
    text = page_of(view, renderer).text
    assert "7 vragen zijn gesteld. 1 daarvan is teruggehaald door wie hem stelde." in text


def test_the_programme_counts_them_per_block(view: ReportView, renderer: Renderer) -> None:
    block = view.blocks[1]
    asked = tuple(replace(query, block=block.block.id) for query in view.queries)
    table = page_of(replace(view, queries=asked), renderer).table("Het programma")
    assert [("7 vragen van deelnemers" in " ".join(row)) for row in table.rows[1:]].count(True) == 1


def test_a_day_without_them_has_no_annex(view: ReportView, renderer: Renderer) -> None:
    assert "van deelnemers" not in page_of(replace(view, queries=()), renderer).text


def test_the_newsletter_says_how_many_and_where_to_read_on(view: ReportView, renderer: Renderer) -> None:
    for text in letters(view, summarise(view), renderer).values():
        assert "Er kwamen 7 vragen van deelnemers." in squeezed(text)
