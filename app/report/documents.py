"""Writes every document of a day into a folder: the report and its twin, and the newsletter in three forms.

The PDF comes last: when it fails (`ReportFailed`, with a Dutch sentence) the others are there, and no former PDF that
says something else.
Nothing but the view goes in, so the same view gives the same files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.catalogue import catalogue
from app.core.plan import Language
from app.core.views import ReportView
from app.errors import ReportFailed
from app.heath import heath
from app.report import newsletter, words
from app.report.style import data_address, stylesheet
from app.report.summary import Summary, summarise
from app.report.templating import Templates

HTML: Final = "verslag.html"
PDF: Final = "verslag.pdf"
NAMES: Final = (PDF, HTML, *newsletter.NAMES)
IN_ENGLISH: Final = {"verslag": "report", "nieuwsbrief": "newsletter"}
PRINTED_FROM: Final = 0.1
PAGES_GUESSED: Final = 10

Tell = Callable[[float, str], None]


def named(name: str, language: Language) -> str:
    """What a document is called on a day in this language."""
    stem, _, ending = name.partition(".")
    return f"{IN_ENGLISH[stem]}.{ending}" if language is Language.ENGLISH else name


def write(view: ReportView, out: Path, renderer: Templates, on_progress: Tell | None = None) -> list[Path]:
    """`on_progress` hears how far it is (0 to 1) and a sentence. Returns the files that were written."""
    tell, said = on_progress or _nobody, catalogue(view.language)
    tell(0.02, said.text(words.WRITING))
    out.mkdir(parents=True, exist_ok=True)
    summary = summarise(view)

    def put(name: str, content: bytes) -> Path:
        return _put(out / named(name, view.language), content)

    page = report_page(view, summary, renderer)
    (out / named(PDF, view.language)).unlink(missing_ok=True)
    written = [put(HTML, page.encode())]
    for name, text in newsletter.letters(view, summary, renderer).items():
        written.append(put(name, text.encode()))
    tell(PRINTED_FROM, said.text(words.PRINTING))
    pdf = _print(page, lambda n: tell(_reached(n), said.text(words.PRINTING_PAGE, page=n)))
    written.append(put(PDF, pdf))
    tell(1.0, said.text(words.DONE))
    return written


def report_page(view: ReportView, summary: Summary, renderer: Templates) -> str:
    """The one source of the PDF and of the report for the screen; needs no other file."""
    crowd = view.crowd
    drawing = heath(840, 480, crowd.hall, crowd.stream, crowd.hall, crowd.stream)
    return renderer.template(
        "report/verslag.html",
        view=view,
        summary=summary,
        stylesheet=stylesheet(repr(view)),
        heath=data_address("image/svg+xml", drawing.encode()),
    )


def _print(page: str, on_page: Callable[[int], None]) -> bytes:
    try:
        from app.report.pdf import print_pdf
    except OSError as missing:
        raise ReportFailed(words.NO_LIBRARY) from missing
    try:
        return print_pdf(page, on_page)
    except Exception as cause:
        raise ReportFailed(words.NO_PDF) from cause


def _reached(page: int) -> float:
    """How many pages there will be is not known, so each page takes a share of what is left."""
    return PRINTED_FROM + 0.85 * page / (page + PAGES_GUESSED)


def _put(path: Path, content: bytes) -> Path:
    """Whole or not at all: somebody may be downloading the former one."""
    draft = path.with_name(path.name + ".nieuw")
    draft.write_bytes(content)
    return draft.replace(path)


def _nobody(_share: float, _sentence: str) -> None:
    pass
