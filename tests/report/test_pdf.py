"""The PDF: tagged, declared PDF/UA-1, and closed to the outside."""

from __future__ import annotations

import logging
import socket
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from app.report.pdf import DataFetcher, print_pdf
from tests.report.reading import elements
from tests.report.sample import LINES
from tests.scorecard import Row, Tell

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
VECTORS = (
    "http://127.0.0.1/x.png", "https://127.0.0.1/x", "file:///etc/passwd", "FILE:///etc/passwd", "ftp://127.0.0.1/x",
    "//127.0.0.1/x", "/etc/passwd", "gopher://127.0.0.1", "jar:file:///x", "data", "http:data:,x", " http://127.0.0.1",
)  # fmt: skip


@pytest.fixture(scope="module")
def pdf(folder: Path) -> pikepdf.Pdf:
    return pikepdf.open(folder / "verslag.pdf")


@pytest.fixture(scope="module")
def tree(pdf: pikepdf.Pdf) -> list[Any]:
    return list(elements(pdf.Root.StructTreeRoot))


def tags(tree: list[Any], name: str) -> list[Any]:
    return [element for element in tree if str(element.S) == name]


def test_it_declares_what_it_is(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata[UA] == "1"
        assert metadata["dc:title"] == "Verslag Heisessie sociaal domein"
    assert pdf.Root.Lang == "nl"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert all(page.Tabs == "/S" for page in pdf.pages)


def test_headings_go_down_one_level_at_a_time(tree: list[Any]) -> None:
    levels = [int(str(e.S)[2:]) for e in tree if str(e.S) in ("/H1", "/H2", "/H3", "/H4")]
    assert levels[:2] == [1, 2]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_header_cells_with_a_scope(tree: list[Any]) -> None:
    found = tags(tree, "/Table")
    assert len(found) >= 4
    for table in found:
        headers = tags(list(elements(table)), "/TH")
        assert {str(header.A.Scope) for header in headers} == {"/Column", "/Row"}


def test_every_figure_has_a_text_alternative(tree: list[Any]) -> None:
    figures = tags(tree, "/Figure")
    assert len(figures) == 1
    assert all(str(figure.Alt).strip() for figure in figures)


def test_everything_on_a_page_is_in_the_tree_or_an_artifact(pdf: pikepdf.Pdf, tree: list[Any]) -> None:
    """The running footer and ornaments are not read out."""
    held = {element.objgen for element in tree}
    for number, marks in zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True):
        alive = {at for at, element in enumerate(marks) if element is not None}
        assert {element.objgen for element in marks if element is not None} <= held
        assert alive == marks_on(pdf.pages[int(number)])


def marks_on(page: pikepdf.Page) -> set[int]:
    opened = (i for i in pikepdf.parse_content_stream(page) if str(i.operator) == "BDC")
    return {int(i.operands[1].MCID) for i in opened}


def test_pages_are_numbered_after_the_cover(folder: Path) -> None:
    texts = texts_of(folder)
    assert "pagina" not in texts[0]
    assert all(f"pagina {n} van {len(texts)}" in text for n, text in enumerate(texts[1:], 2))


def test_missing_sentences_are_missing_in_print_too(folder: Path) -> None:
    assert " ".join(texts_of(folder)).count("geen kernzin vastgelegd") == LINES.count("")


def test_rehearsal_is_named_on_every_page(rehearsed: Path, folder: Path) -> None:
    assert all("Repetitie" in text for text in texts_of(rehearsed))
    assert not any("Repetitie" in text for text in texts_of(folder))


def test_same_page_gives_the_same_file_without_complaints(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A rule or picture that the printer does not understand would be left out in silence."""
    page = (folder / "verslag.html").read_text()
    assert print_pdf(page) == (folder / "verslag.pdf").read_bytes()
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("address", VECTORS)
def test_fetcher_opens_no_address_but_data(address: str, figure: Tell) -> None:
    with pytest.raises(ValueError, match="not a data address"):
        DataFetcher().fetch(address)
    figure(Row.FETCHES, 0)


def test_printing_reaches_for_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, figure: Tell) -> None:
    """Means something because the page asks in every way that the default fetcher would answer."""
    asked: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: asked.append(address))
    monkeypatch.setattr(socket.socket, "connect", lambda *address: asked.append(address))
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim van de server")
    printed = print_pdf(hostile_page(secret.as_uri()))
    assert asked == []
    with pikepdf.open(BytesIO(printed)) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    figure(Row.FETCHES, len(asked), WAYS_OUT)


WAYS_OUT = 14
"""Places in the page below that name something outside it."""


def hostile_page(secret: str) -> str:
    outside = "http://127.0.0.1:9"
    return f"""<html lang="nl"><head><title>x</title><base href="{outside}/">
    <link rel="stylesheet" href="a.css"><link rel="attachment" href="{secret}">
    <style>@import url({outside}/b.css); @font-face{{font-family:x;src:url({outside}/c.woff2)}}
    body{{font-family:x;background:url({outside}/d.png);list-style-image:url({secret})}}
    p::before{{content:url({outside}/e.png)}}</style></head><body><p>hei</p>
    <img src="{outside}/f.png" alt="f"><img src="{secret}" alt="g"><object data="{outside}/h.svg"></object>
    <embed src="{outside}/i.svg"><a rel="attachment" href="{secret}">j</a>
    <svg xmlns:xlink="http://www.w3.org/1999/xlink"><title>k</title><image xlink:href="{outside}/k.png"/>
    <use href="{outside}/l.svg#m"/></svg></body></html>"""


def texts_of(folder: Path) -> list[str]:
    """Text per page, with line ends as spaces."""
    document = pypdfium2.PdfDocument(folder / "verslag.pdf")
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()
