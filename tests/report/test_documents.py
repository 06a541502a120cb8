"""What stands in the folder after the documents of a day were made, or could not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.views import ReportView
from app.errors import ReportFailed
from app.render import Renderer
from app.report.documents import HTML, NAMES, PDF, write
from app.report.words import NO_PDF


def test_a_former_pdf_does_not_stay_beside_what_was_made_after_it(
    tmp_path: Path, view: ReportView, renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be offered as the PDF of this report, and say something else."""

    def fails(page: str, on_page: object) -> bytes:
        raise RuntimeError("out of memory")

    for name in NAMES:
        (tmp_path / name).write_text("van vanmorgen")
    monkeypatch.setattr("app.report.pdf.print_pdf", fails)
    with pytest.raises(ReportFailed, match=NO_PDF):
        write(view, tmp_path, renderer)
    assert {path.name for path in tmp_path.iterdir()} == {*NAMES} - {PDF}
    assert (tmp_path / HTML).read_text("utf-8") != "van vanmorgen"
