"""When something is done: a day, or something that is no day and comes back on a day of review."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.core.wording import Due, DueKind
from app.dutch import read_due
from app.dutch.dues import find_due

DAY = date(2020, 9, 17)
NEXT = date(2020, 10, 29)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("uiterlijk 1 oktober", "2020-10-01"),
        ("voor 1 september", "2021-09-01"),
        ("1-11-2020", "2020-11-01"),
        ("2020-12-04", "2020-12-04"),
        ("3 april 2021", "2021-04-03"),
        ("1 okt", "2020-10-01"),
        ("vrijdag 1 okt. 2021", "2021-10-01"),
        ("uiterlijk 1-10", "2020-10-01"),
        ("1-10-20", "2020-10-01"),
        ("29 februari", "2024-02-29"),
        ("17 september", "2020-09-17"),
        ("morgen", "2020-09-18"),
        ("morgen om 12 uur", "2020-09-18"),
        ("uiterlijk overmorgen", "2020-09-19"),
        ("vandaag nog", "2020-09-17"),
        ("morgenochtend", "2020-09-18"),
        ("vrijdag", "2020-09-18"),
        ("uiterlijk maandag om 12 uur", "2020-09-21"),
        ("donderdag", "2020-09-24"),
        ("1 oktober tot 1 november", "2020-11-01"),
        ("1-10-2020 of 2-10-2020", "2020-10-02"),
        ("op de regionale raadsinformatiebijeenkomst van 3 april", "2021-04-03"),
    ],
)
def test_a_day_is_a_day_and_needs_no_review(said: str, day: str) -> None:
    assert read_due(said, DAY, NEXT) == Due(DueKind.DATE, said, day)


@pytest.mark.parametrize(
    "said", ["", "?", "-", "geen", "nog geen datum", "n.v.t.", "nog niet bekend", "weten we nog niet"]
)
def test_who_says_there_is_no_date_gave_no_date(said: str) -> None:
    assert read_due(said, DAY, NEXT) == Due()


@pytest.mark.parametrize(
    ("said", "kind", "review"),
    [
        ("in april", DueKind.MONTH, "2021-04-30"),
        ("in september", DueKind.MONTH, "2020-09-30"),
        ("eind januari 2021", DueKind.MONTH, "2021-01-31"),
        ("voor oktober", DueKind.MONTH, "2020-09-30"),
        ("31 februari", DueKind.MONTH, "2021-02-28"),
        ("volgende maand", DueKind.MONTH, "2020-10-31"),
        ("eind van de maand", DueKind.MONTH, "2020-09-30"),
        ("aan het eind van de week", DueKind.FUZZY, "2020-09-20"),
        ("einde van het kwartaal", DueKind.QUARTER, "2020-09-30"),
        ("31-02-2021", DueKind.FUZZY, "2020-10-29"),
        ("2021-02-31", DueKind.FUZZY, "2020-10-29"),
        ("vrijdag over een week", DueKind.FUZZY, "2020-09-24"),
        ("volgende week vrijdag", DueKind.FUZZY, "2020-09-27"),
        ("najaar 2019", DueKind.SEASON, "2019-11-30"),
        ("in het najaar van 2019", DueKind.SEASON, "2019-11-30"),
        ("voorjaar", DueKind.SEASON, "2021-05-31"),
        ("volgend voorjaar", DueKind.SEASON, "2021-05-31"),
        ("rond de zomer van 2020", DueKind.SEASON, "2020-08-31"),
        ("voor de zomer", DueKind.SEASON, "2021-05-31"),
        ("deze winter", DueKind.SEASON, "2021-02-28"),
        ("winter 2023", DueKind.SEASON, "2024-02-29"),
        ("vierde kwartaal", DueKind.QUARTER, "2020-12-31"),
        ("eerste kwartaal van 2021", DueKind.QUARTER, "2021-03-31"),
        ("kwartaal 2", DueKind.QUARTER, "2021-06-30"),
        ("Q3 2021", DueKind.QUARTER, "2021-09-30"),
        ("dit kwartaal", DueKind.QUARTER, "2020-09-30"),
        ("eind 2020", DueKind.YEAR_END, "2020-12-31"),
        ("eind van het jaar", DueKind.YEAR_END, "2020-12-31"),
        ("volgend jaar", DueKind.YEAR_END, "2021-12-31"),
        ("in 2023", DueKind.YEAR_END, "2023-12-31"),
        ("bij de bespreking in april", DueKind.MEETING, "2021-04-30"),
        ("na de bijeenkomst van 3 april", DueKind.MEETING, "2021-04-03"),
        ("begin 2021", DueKind.FUZZY, "2021-03-31"),
        ("medio volgend jaar", DueKind.FUZZY, "2021-06-30"),
        ("na 1 oktober", DueKind.FUZZY, "2020-10-01"),
        ("over twee weken", DueKind.FUZZY, "2020-10-01"),
        ("binnen een half jaar", DueKind.FUZZY, "2021-03-17"),
        ("binnen 3 maanden", DueKind.FUZZY, "2020-12-17"),
        ("deze week", DueKind.FUZZY, "2020-09-20"),
    ],
)
def test_what_is_no_day_comes_back_on_the_last_day_it_may_mean(said: str, kind: DueKind, review: str) -> None:
    assert read_due(said, DAY, NEXT) == Due(kind, said, review=review)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("bij de bespreking", DueKind.MEETING),
        ("tijdens de volgende heisessie", DueKind.MEETING),
        ("wanneer er een stuk ligt", DueKind.CONDITION),
        ("zodra het voorstel er ligt", DueKind.CONDITION),
        ("waar mogelijk", DueKind.CONDITION),
        ("zo snel mogelijk", DueKind.FUZZY),
        ("in overleg", DueKind.MEETING),
    ],
)
def test_what_says_nothing_about_the_calendar_comes_back_at_the_next_meeting(said: str, kind: DueKind) -> None:
    assert read_due(said, DAY, NEXT) == Due(kind, said, review="2020-10-29")
    assert read_due(said, DAY).review == "2020-12-17"


def test_three_months_on_is_the_last_day_of_a_shorter_month() -> None:
    assert read_due("waar mogelijk", date(2020, 11, 30)).review == "2021-02-28"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("zal waar mogelijk ook een financiële doorrekening gevoegd worden", "waar mogelijk"),
        ("bij de bespreking in april waar mogelijk een doorrekening tonen", "bij de bespreking in april"),
        ("een formele adviserende rol hebben, wanneer er een stuk ligt", "wanneer er een stuk ligt"),
        ("bespreken wanneer de pilot begint", ""),
        ("de lijst delen in Q1 2021", "in Q1 2021"),
        ("de lijst delen", ""),
    ],
)
def test_a_due_is_found_in_a_sentence(sentence: str, said: str) -> None:
    found = find_due(sentence)
    assert (sentence[found[0] : found[1]] if found else "") == said


WORDS = ["voor", "eind", "begin", "volgend", "jaar", "de", "winter", "Q4", "kwartaal 1", "99", "maanden", "mei"]
WORDS += ["binnen", "om"]
WORDS += ["2020", "1999", "30 februari", "zodra", "bespreking", "deze", "week", "een half jaar", "31-2-20", "9999"]


@given(some.text(max_size=80) | some.lists(some.sampled_from(WORDS), max_size=7).map(" ".join), some.dates())
def test_any_due_is_read_on_any_day_and_is_never_lost(said: str, today: date) -> None:
    due = read_due(said, today)
    assert due.kind is DueKind.NONE or due.text == " ".join(said.split())
    if due.kind is not DueKind.NONE:
        assert date.fromisoformat(due.date or due.review) >= date.min
        assert bool(due.date) is (due.kind is DueKind.DATE)


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("deelt uiterlijk vrijdag de lijst", "uiterlijk vrijdag"),
        ("deelt op vrijdag 2 oktober de lijst", "op vrijdag 2 oktober"),
        ("morgen bellen", "morgen"),
        ("levert eind van de maand een plan", "eind van de maand"),
        ("bespreekt de cijfers van vandaag", ""),
        ("komt elke maandag bijeen", ""),
        ("In de morgen belt Goirle", ""),
        ("de opgave van vandaag de dag", ""),
    ],
)
def test_a_day_that_is_near_is_found_where_it_says_when(sentence: str, due: str) -> None:
    start, end = find_due(sentence) or (0, 0)
    assert sentence[start:end] == due
