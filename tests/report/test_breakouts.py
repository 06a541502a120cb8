"""Breakouts in the report: what was taken over stands in front with its number, what was not with its breakout."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.breakout_view import BoxView, BreakoutView, Fill, HarvestView, NoteView, ProposalView
from app.core.plan import Block, BlockKind, Breakout, Harvest, Heading
from app.core.views import ReportBlock, ReportView
from app.core.wording import OutcomeKind
from app.render import Renderer
from app.report.documents import report_page
from app.report.summary import summarise
from tests.report.reading import Page
from tests.report.sample import at, conclusion, without_date

CHAPEL = Breakout("kapel", "Wethouders: Maatpact", ("wethouder",))
STEPS = replace(CHAPEL, harvest=Harvest.STEPS)
NOTES = (NoteView("n1", Heading.NOTES, "Begin klein"),)


def page_of(view: ReportView, harvest: HarvestView, renderer: Renderer) -> Page:
    block = Block("diner", BlockKind.BREAKOUTS, "Na het diner", 1140, 60, breakouts=(harvest.session.breakout,))
    row = ReportBlock(block, at("19:00"), (), (), None, False, (harvest,), (without_date(), conclusion()))
    day = replace(view, blocks=(row,))
    return Page(report_page(day, summarise(day), renderer))


@pytest.fixture(scope="module")
def page(view: ReportView, renderer: Renderer) -> Page:
    proposals = (ProposalView(conclusion(), is_accepted=True), ProposalView(without_date(), reason="Wie trekt dit?"))
    boxes = (BoxView(OutcomeKind.CONCLUSION, Fill.DONE), BoxView(OutcomeKind.AGREEMENT, Fill.INCOMPLETE))
    other = replace(view, agreements=view.agreements[:1])
    return page_of(other, HarvestView(BreakoutView(CHAPEL, 1, 14, 5), boxes, NOTES, proposals), renderer)


def test_what_was_taken_over_is_written_out_once(page: Page) -> None:
    assert page.text.count("Maatpact is geen project, maar de regionale visie") == 1
    assert "Conclusie 1 uit Maatpact voor meer impact" in page.text
    assert "Voorgesteld en overgenomen: conclusie 1. De woorden staan bij ‘Dit spraken we af’." in page.text


def test_what_was_not_taken_over_is_there_with_why(page: Page) -> None:
    left = page.text[page.text.index("Voorgesteld, niet overgenomen") :]
    assert "Vaart maken met het aanleveren van cases voor Maatpact Afspraak · alle gemeenten" in left
    assert "Terug van de dagvoorzitter: Wie trekt dit?" in left


def test_it_says_what_was_not_finished(page: Page) -> None:
    assert "Deze sessie is niet rond. Nog niet af: afspraak." in page.text


def test_steps_are_counted(view: ReportView, renderer: Renderer) -> None:
    boxes = tuple(BoxView(OutcomeKind.AGREEMENT, fill) for fill in (Fill.DONE, Fill.EMPTY, Fill.EMPTY))
    page = page_of(view, HarvestView(BreakoutView(STEPS, 1), boxes, NOTES), renderer)
    assert "Nog niet af: 2 van de 3 vervolgstappen." in page.text


def test_the_programme_counts_what_was_recorded_and_the_chapter_names_it(page: Page) -> None:
    assert page.table("Het programma").rows[1][3] == "1 sessie, 1 conclusie, 1 afspraak"
    assert "Hier vastgelegd: conclusie 1, afspraak 2." in page.text
