"""The newsletter in its three forms: every confirmed agreement, no other, and no markup of somebody else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from app.core.views import ReportView
from app.core.wording import Due, DueKind, Wording
from app.render import Renderer
from app.report.newsletter import NAMES, letters
from app.report.summary import summarise
from tests.report.reading import Page, squeezed
from tests.report.sample import SCRIPT, sample

FORMS = pytest.mark.parametrize("name", NAMES)


def read(name: str, source: str) -> str:
    """What somebody reads, whatever the form."""
    if name.endswith(".md"):
        source = MarkdownIt().render(source)
    return squeezed(source) if name.endswith(".txt") else Page(source).text


def written(view: ReportView, renderer: Renderer) -> dict[str, str]:
    return letters(view, summarise(view), renderer)


@FORMS
def test_confirmed_agreement_says_what_who_and_when(name: str, folder: Path) -> None:
    text = read(name, (folder / name).read_text())
    assert "De leermodules van Maatpact bestuderen" in text
    assert "alle medewerkers in de Toegang (jeugd, Wmo en participatie), via het Instituut" in text
    assert "uiterlijk 1 oktober" in text
    assert "Bevestigd om 20:31" in text


@FORMS
def test_declined_and_unsettled_are_not_quoted(name: str, folder: Path) -> None:
    text = read(name, (folder / name).read_text())
    for words in ("één loket", "Vaart maken", "Een lijst opleveren", "overzicht maken"):
        assert words not in text
    assert "Nog niet rond: 3 afspraken" in text


@FORMS
def test_conclusion_is_there(name: str, folder: Path) -> None:
    assert "Maatpact is geen project, maar de regionale visie" in read(name, (folder / name).read_text())


@FORMS
def test_rehearsal_and_simulated_people_are_named(name: str, rehearsed: Path) -> None:
    text = read(name, (rehearsed / name).read_text())
    assert "Repetitie: dit is geen echte dag" in text
    assert "87 gesimuleerd" in text


@FORMS
def test_missing_date_is_said_and_waived_date_too(name: str, view: ReportView, renderer: Renderer) -> None:
    agreement = view.agreements[0]
    for due, words in ((Due(), "nog geen datum vastgelegd"), (Due(DueKind.WAIVED), "bewust zonder datum")):
        worded = replace(agreement, wording=replace(agreement.wording, due=due))
        source = written(replace(view, agreements=(worded,)), renderer)[name]
        assert words in read(name, source)


@FORMS
def test_day_without_agreements_says_so(name: str, view: ReportView, renderer: Renderer) -> None:
    source = written(replace(view, agreements=(), conclusions=(), blocks=()), renderer)[name]
    assert "Er zijn nog geen bevestigde afspraken." in read(name, source)


@FORMS
def test_text_of_people_is_never_markup(name: str, renderer: Renderer) -> None:
    source = written(sample(planted=SCRIPT), renderer)[name]
    assert "<script" not in source
    assert "alert(" in source


@pytest.mark.parametrize(
    "marks",
    [
        "# kop **vet** [klik](http://hei.example) <b>x</b> `c` & co \\",
        "1. een",
        "- streep",
        "2) twee",
        "_x_ ~~y~~ | z",
        "+ plus",
    ],
)
def test_markdown_of_people_is_text(marks: str, view: ReportView, renderer: Renderer) -> None:
    """A text with marks is read as it was written, not set as a heading, a list, a link or bold."""
    worded = replace(view.conclusions[0], wording=Wording(marks))
    page = Page(
        MarkdownIt().render(written(replace(view, agreements=(), conclusions=(worded,)), renderer)["nieuwsbrief.md"])
    )
    assert marks in page.text
    assert not {"a", "ol", "ul", "em", "code"} & set(page.tags)


def test_mail_needs_no_stylesheet_and_fetches_nothing(folder: Path) -> None:
    page = Page((folder / "nieuwsbrief.html").read_text())
    assert not {"style", "link", "script", "img"} & set(page.tags)
    tables = [value for tag, name, value in page.attributes if tag == "table" and name == "role"]
    assert tables == ["presentation"] * page.tags.count("table")
