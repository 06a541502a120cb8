"""The documents of an English day: the child says how far it is in English, and every page of the PDF is marked so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2

from app.core.plan import Language
from app.report.maker import ReportMaker
from tests.report.sample import sample
from tests.report.test_maker import child

VIEW = replace(sample(is_rehearsal=True), language=Language.ENGLISH)


async def test_the_child_makes_them_in_english(tmp_path: Path) -> None:
    maker = ReportMaker(tmp_path, language=Language.ENGLISH)
    assert maker.progress().sentence == "No report has been made yet."
    maker.start(VIEW)
    assert maker.progress().sentence == "We are starting on the report."
    assert (await maker.finished()).sentence == "The report and the newsletter are ready."
    assert maker.files() == ("report.pdf", "report.html", "newsletter.html", "newsletter.md", "newsletter.txt")
    assert pikepdf.open(tmp_path / "report.pdf").Root.Lang == "en"
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(tmp_path / "report.pdf")]
    assert all("Rehearsal: this is not a real day" in page for page in pages)
    assert "Report Heisessie sociaal domein" in pages[1]
    assert f"page 2 of {len(pages)}" in pages[1]
    assert not [page for page in pages if "pagina" in page or "Repetitie" in page]


async def test_what_went_wrong_is_said_in_english(tmp_path: Path) -> None:
    maker = ReportMaker(tmp_path, child("raise SystemExit(1)"), language=Language.ENGLISH)
    maker.start(VIEW)
    assert (await maker.finished()).error == "The report was not made. The day itself is saved. Make the report again."
