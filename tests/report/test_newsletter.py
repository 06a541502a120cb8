"""The newsletter in its three forms: every confirmed agreement, no other, and no markup of somebody else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from app.core.views import ReportView
from app.core.wording import Due, DueKind, Flag, Wording
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
def test_an_agreement_begins_with_a_capital(name: str, view: ReportView, renderer: Renderer) -> None:
    agreement = view.agreements[0]
    worded = replace(agreement, wording=replace(agreement.wording, what="een lijst delen met de regio"))
    assert "Een lijst delen" in read(name, written(replace(view, agreements=(worded,)), renderer)[name])


@FORMS
def test_who_does_it_for_a_project_is_named_in_the_same_words(name: str, view: ReportView, renderer: Renderer) -> None:
    agreement = view.agreements[0]
    worded = replace(agreement, wording=replace(agreement.wording, puller="de wijkteams"))
    source = written(replace(view, agreements=(worded,)), renderer)[name]
    assert "wie precies: de wijkteams" in read(name, source)


@FORMS
def test_declined_and_unsettled_are_not_quoted(name: str, folder: Path) -> None:
    text = read(name, (folder / name).read_text())
    for words in ("één loket", "Vaart maken", "Een lijst opleveren", "overzicht maken"):
        assert words not in text
    assert "Nog niet af: 3 afspraken" in text


@FORMS
def test_conclusion_is_there(name: str, folder: Path) -> None:
    assert "Maatpact is geen project, maar de regionale visie" in read(name, (folder / name).read_text())


@FORMS
def test_an_insight_stands_apart_from_the_conclusions(name: str, folder: Path) -> None:
    text = read(name, (folder / name).read_text())
    assert text.casefold().index("inzicht") < text.index("Het principe wordt moeilijker")


@FORMS
def test_confirmed_commitment_says_when_it_is_looked_at(name: str, folder: Path) -> None:
    text = read(name, (folder / name).read_text())
    assert text.casefold().index("toezegging") < text.index("De raden informeren en uitnodigen")
    assert "in het najaar van 2019; we kijken ernaar op 30 november 2019" in text
    assert "Hoeveel: 50 huishoudens" in text
    assert "Bevestigd om 20:38" in text


@FORMS
def test_next_meeting_is_said_in_words(name: str, view: ReportView, renderer: Renderer) -> None:
    text = read(name, written(replace(view, next_date="2020-10-29"), renderer)[name])
    assert "Volgende keer: donderdag 29 oktober 2020" in text


@FORMS
def test_a_day_of_two_days_has_both_dates(name: str, view: ReportView, renderer: Renderer) -> None:
    text = read(name, written(replace(view, date="2020-10-29", days=("2020-10-29", "2020-10-30")), renderer)[name])
    assert "donderdag 29 oktober 2020 tot en met vrijdag 30 oktober 2020" in text


@FORMS
def test_unsettled_and_declined_commitments_are_not_quoted(name: str, view: ReportView, renderer: Renderer) -> None:
    (commitment,) = view.commitments
    waiting = replace(view, commitments=(replace(commitment, confirmation=None),))
    text = read(name, written(waiting, renderer)[name])
    assert "De raden informeren" not in text
    assert "Nog niet af: 3 afspraken en 1 toezegging. Dat staat in het verslag." in text
    declined = replace(view, commitments=(), declined=(commitment,))
    assert "De raden informeren" not in read(name, written(declined, renderer)[name])


@FORMS
def test_rehearsal_and_simulated_people_are_named(name: str, rehearsed: Path) -> None:
    text = read(name, (rehearsed / name).read_text())
    assert "Repetitie: dit is geen echte dag" in text
    assert "87 gesimuleerd" in text


@FORMS
def test_a_waived_date_is_said(name: str, view: ReportView, renderer: Renderer) -> None:
    agreement = view.agreements[0]
    worded = replace(agreement, wording=replace(agreement.wording, due=Due(DueKind.WAIVED)))
    source = written(replace(view, agreements=(worded,)), renderer)[name]
    assert "bewust zonder datum" in read(name, source)


@FORMS
def test_a_yes_to_what_misses_a_date_does_not_settle_it(name: str, view: ReportView, renderer: Renderer) -> None:
    said_yes = replace(view.agreements[0], flags=(Flag.NO_DUE,))
    text = read(name, written(replace(view, agreements=(said_yes,), commitments=()), renderer)[name])
    assert said_yes.wording.what not in text
    assert "Nog niet af: 1 afspraak." in text


@FORMS
def test_day_without_agreements_says_so(name: str, view: ReportView, renderer: Renderer) -> None:
    source = written(replace(view, agreements=(), commitments=(), conclusions=(), blocks=()), renderer)[name]
    assert "Er zijn nog geen afspraken die af zijn." in read(name, source)


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
        MarkdownIt().render(
            written(replace(view, agreements=(), commitments=(), conclusions=(worded,)), renderer)["nieuwsbrief.md"]
        )
    )
    assert marks in page.text
    assert not {"a", "ol", "ul", "em", "code"} & set(page.tags)


def test_mail_needs_no_stylesheet_and_fetches_nothing(folder: Path) -> None:
    page = Page((folder / "nieuwsbrief.html").read_text())
    assert not {"style", "link", "script", "img"} & set(page.tags)
    tables = [value for tag, name, value in page.attributes if tag == "table" and name == "role"]
    assert tables == ["presentation"] * page.tags.count("table")
