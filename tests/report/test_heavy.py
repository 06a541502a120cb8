"""A day that asks the most of the page: nothing is lost, nothing runs off the paper, no page stands empty."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.render import Renderer
from app.report.documents import write
from tests.report.heavy import ANSWERS, ENDLESS, PHRASES, SIXTY_WORDS, heavy
from tests.report.reading import Page
from tests.report.test_newsletter import FORMS, read

MARGIN = 20 / 25.4 * 72
"""20 mm, in points."""
SLACK = 1.0


@pytest.fixture(scope="module")
def out(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zwaar")
    write(heavy(), folder, renderer)
    return folder


def test_every_answer_and_every_phrase_is_there(out: Path) -> None:
    page = Page((out / "verslag.html").read_text())
    assert all(answer in page.text for answer in ANSWERS)
    assert [row[0] for row in page.table("Alle woorden").rows[1:]] == list(PHRASES)
    assert "Niemand gaf antwoord." in page.text


def test_no_letter_is_outside_the_margins(out: Path) -> None:
    """Means something because of a text of four hundred letters without a space."""
    assert " " not in ENDLESS
    document = pypdfium2.PdfDocument(out / "verslag.pdf")
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, _, right, _ = text.get_rect(at)
            assert left >= MARGIN - SLACK, text.get_text_bounded(left, 0, right, page.get_height())
            assert right <= page.get_width() - MARGIN + SLACK
    document.close()


def test_no_page_holds_only_a_heading(out: Path) -> None:
    """The list of words is longer than a page; its heading stays with it."""
    document = pypdfium2.PdfDocument(out / "verslag.pdf")
    lines = [page.get_textpage().get_text_range().splitlines() for page in document]
    document.close()
    assert [number for number, page in enumerate(lines, 1) if len(page) < 8] == []


@FORMS
def test_the_longest_agreement_is_whole_in_the_newsletter_and_the_declined_one_absent(name: str, out: Path) -> None:
    text = read(name, (out / name).read_text())
    assert SIXTY_WORDS in text
    assert "één loket" not in text


def test_an_outcome_says_what_it_was_made_from(out: Path) -> None:
    page = Page((out / "verslag.html").read_text())
    (row,) = page.table("Afspraken").rows[1:]
    assert "Onderdeel: Maatpact voor meer impact, antwoord op ‘Wat doe jij morgen anders" in row[1]


def test_more_answers_than_expected_people_is_said_in_words(out: Path) -> None:
    text = Page((out / "verslag.html").read_text()).text
    assert "Zaal: 70, verwacht 60 Online: 17 van 17 Samen: 87, verwacht 77" in text
