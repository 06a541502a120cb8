"""The report as HTML: the numbers of the view, agreements first, and nothing that was not recorded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.questions.choice import ChoiceResult
from app.core.views import Crowd, ReportView
from app.core.wording import Due, Flag
from app.render import Renderer
from app.report.documents import report_page
from app.report.summary import summarise
from tests.report.reading import Page, Row
from tests.report.sample import LINES, SCRIPT, TAKEN, WISHES, sample


def page_of(view: ReportView, renderer: Renderer) -> str:
    return report_page(view, summarise(view), renderer)


@pytest.fixture(scope="module")
def source(folder: Path) -> str:
    return (folder / "verslag.html").read_text()


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_agreements_come_first(page: Page) -> None:
    assert page.text.index("Dit spraken we af") < page.text.index("De dag in het kort")
    assert page.text.index("De dag in het kort") < page.text.index("Van pitch naar praatplaat", 2000)


def test_every_agreement_has_its_row_with_what_is_missing_in_words(page: Page) -> None:
    rows = page.table("Afspraken").rows[1:]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert rows[0][3] == "uiterlijk 1 oktober"
    assert rows[1][3] == "Nog geen datum"
    assert rows[2][2] == "Maatpact Wie precies: nog niemand"
    assert rows[3][4].startswith("Aanpassing gevraagd om 20:36 Door beleidsmedewerker, Oisterwijk")


def test_confirmation_says_who_for_whom_and_when(page: Page) -> None:
    standing = page.table("Afspraken").rows[1][4]
    assert standing == "Bevestigd om 20:31 Door manager, Tilburg. Namens alle medewerkers in de Toegang"


def test_a_yes_to_what_misses_a_date_is_not_confirmed_in_the_report(renderer: Renderer) -> None:
    view = sample()
    first, *rest = view.agreements
    dateless = replace(first, wording=replace(first.wording, due=Due()), flags=(Flag.NO_DUE,))
    page = Page(page_of(replace(view, agreements=(dateless, *rest)), renderer))
    row = page.table("Afspraken").rows[1]
    assert row[3] == "Nog geen datum"
    assert row[4] == "Nog niet af Ja om 20:31 van manager, Tilburg. Namens alle medewerkers in de Toegang"


def test_commitments_have_a_table_of_their_own_with_a_day_to_look(page: Page) -> None:
    (row,) = page.table("Toezeggingen").rows[1:]
    assert row[0] == "1"
    assert row[1].startswith("De raden informeren en uitnodigen Hoeveel: 50 huishoudens Onderdeel: Maatpact")
    assert row[3] == "in het najaar van 2019 We kijken ernaar op 30 november 2019"
    assert row[4].startswith("Bevestigd om 20:38")
    assert "We legden 4 afspraken en 1 toezegging vast. Af, dus compleet en bevestigd: 2. Nog niet af: 3." in page.text


def test_insights_follow_the_conclusions(page: Page) -> None:
    conclusion, insight = page.text.index("Maatpact is geen project"), page.text.index("Inzicht 1 uit")
    assert conclusion < insight < page.text.index("Nr Wat Wie")


def test_all_confirmed_says_so(view: ReportView, renderer: Renderer) -> None:
    page = Page(page_of(replace(view, agreements=()), renderer))
    assert "We legden 1 toezegging vast. Alles is compleet en bevestigd door de eigenaar." in page.text


def test_declined_stands_apart_and_in_no_table(page: Page) -> None:
    assert not any("één loket" in cell for table in page.tables for row in table.rows for cell in row)
    assert page.text.index("Niet op zich genomen") < page.text.index("Vanaf januari één loket openen")
    assert "Nee om 20:34 van manager, Waalwijk" in page.text


def test_withdrawn_is_absent(view: ReportView, renderer: Renderer) -> None:
    gone = replace(view.agreements[0], is_withdrawn=True)
    page = Page(page_of(replace(view, agreements=(gone, *view.agreements[1:])), renderer))
    assert "De leermodules van Maatpact bestuderen" not in page.text


def test_choice_numbers_are_those_of_the_view(page: Page, view: ReportView) -> None:
    result = view.blocks[5].questions[0].result
    assert isinstance(result, ChoiceResult)
    for row in result.rows:
        shares = (*row.shares, row.together)
        expected = {f"{share.people}" for share in shares} | {f"{share.percent}%" for share in shares}
        assert any(row.label in cells[0] and expected <= numbers(cells) for cells in rows_of(page)), row.label


def test_turnout_is_told_by_seat_where_that_may_be_shown(page: Page) -> None:
    assert "Zaal: 66 van 70 Online: 15 van 17 Samen: 81 van 87 aanwezigen" in page.text
    assert "Samen: 55 van 87 aanwezigen" in page.text
    assert "Zaal: 52" not in page.text


def test_how_to_answer_is_no_news_afterwards(view: ReportView, renderer: Renderer) -> None:
    row = view.blocks[5]
    asked = replace(row.questions[0], question=replace(row.questions[0].question, explanation="Schrijf kort."))
    chapter = replace(row, questions=(asked,))
    page = Page(page_of(replace(view, blocks=(chapter,)), renderer))
    assert asked.question.text in page.text
    assert "Schrijf kort." not in page.text


def test_too_few_answers_give_no_numbers(page: Page) -> None:
    chapter = page.text[page.text.index("Was het tempo van de dag goed?") : page.text.index("Waar wil je meer over")]
    assert "%" not in chapter


def test_rounds_stand_side_by_side(page: Page) -> None:
    rows = page.table("rondes naast elkaar").rows
    assert rows[0] == ("Antwoord", "Ronde 1", "%", "Ronde 2", "%")
    assert rows[2] == ("B Sneller cases aanleveren", "19", "25%", "31", "38%")
    assert rows[-1] == ("Mensen die antwoordden", "77", "81")


def test_open_texts_are_all_there_and_hidden_ones_only_counted(page: Page) -> None:
    assert all(wish in page.text for wish in WISHES)
    assert "Verborgen zin" not in page.text
    chapter = page.text[page.text.index("Wat doe jij morgen anders?") : page.text.index("Was het tempo")]
    assert "2" in chapter
    assert "verborgen" in chapter.lower()


def test_pitches_have_their_sentence_or_say_it_is_missing(page: Page) -> None:
    assert all(line in page.text for line in LINES if line)
    assert page.text.count("geen kernzin vastgelegd") == LINES.count("")


def test_what_was_taken_along_is_told_once(page: Page) -> None:
    assert "nemen dit mee" not in page.text
    rows = [row for table in page.tables for row in table.rows if row and row[0].startswith("A Dongen")]
    assert len(rows) == 1
    assert str(sum(TAKEN[0])) in rows[0][1]


def test_the_vote_about_the_pitches_counts_as_a_question(page: Page, view: ReportView) -> None:
    assert ("13:00", "Van pitch naar praatplaat", "13:02", "12 pitches, 1 vraag") in page.table("Het programma").rows
    assert summarise(view).questions == 5


def test_programme_tells_what_was_skipped_and_what_has_no_result(page: Page) -> None:
    rows = page.table("Het programma").rows
    assert ("12:30", "Inloop", "12:30", "") in rows
    assert ("19:45", "Napraten per gemeente", "Overgeslagen", "") in rows
    assert "Niet gesteld: ‘Welke vraag bewaren we voor oktober?’" in page.text


def test_colophon_says_poll_and_how_to_check(page: Page, view: ReportView) -> None:
    assert "Peiling, geen besluit" in page.text
    assert view.digest in page.text.replace(" ", "")


def test_simulated_people_are_named_as_such(view: ReportView, renderer: Renderer) -> None:
    page = Page(page_of(replace(view, crowd=Crowd(70, 17, 87)), renderer))
    assert "samen 87 deelnemers, waarvan 87 gesimuleerd" in page.text


def test_day_that_is_not_over_says_so(view: ReportView, renderer: Renderer) -> None:
    assert "Tussenstand: de dag is nog niet afgesloten" in Page(page_of(replace(view, is_over=False), renderer)).text


def test_empty_day_has_a_report_too(view: ReportView, renderer: Renderer) -> None:
    empty = replace(view, conclusions=(), agreements=(), commitments=(), declined=(), blocks=(), crowd=Crowd(0, 0))
    assert "geen afspraken vastgelegd" in Page(page_of(empty, renderer)).text


def test_it_needs_no_other_file(source: str) -> None:
    """The twin is sent by mail and opened from a disk."""
    page = Page(source)
    addresses = [value for _, name, value in page.attributes if name in ("src", "href", "xlink:href", "data")]
    assert all(value.startswith(("data:", "#")) for value in addresses)
    assert "url(" not in source.replace('url("data:', "").replace("url(data:", "").replace("url(#", "")
    assert not {"script", "link", "iframe"} & set(page.tags)
    assert not [tag for tag, name, _ in page.attributes if name == "style"]


def test_same_view_gives_the_same_bytes(source: str, renderer: Renderer) -> None:
    assert page_of(sample(), renderer) == source


def test_text_of_people_is_never_markup(renderer: Renderer) -> None:
    source = page_of(sample(planted=SCRIPT), renderer)
    assert "<script" not in source
    assert source.count("&lt;script&gt;") > 30


def rows_of(page: Page) -> list[Row]:
    return [row for table in page.tables for row in table.rows if row]


def numbers(cells: Row) -> set[str]:
    return {word.strip("(),") for cell in cells[1:] for word in cell.split()}
