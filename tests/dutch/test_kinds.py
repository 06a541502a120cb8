"""Insights, commitments and amounts: read out of the sentences of the programmes and the letter to the councils."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.wording import Due, DueKind, Flag, OutcomeKind, OwnerKind, Wording, flags
from app.dutch import read_sentence
from app.dutch.amounts import find_amount

NINE = ("Dongen", "Gilze en Rijen", "Goirle", "Heusden", "Hilvarenbeek", "Loon op Zand", "Oisterwijk", "Tilburg")
ORGANISATIONS = (*(f"gemeente {name}" for name in NINE), "gemeente Waalwijk", "Regio Hart van Brabant")


def read(sentence: str, day: date = date(2019, 3, 22)) -> tuple[OutcomeKind, Wording]:
    return read_sentence(sentence, ("wethouder", "manager", "projectleider"), ORGANISATIONS, day)


def test_o5_a_row_of_the_programme_is_done_at_the_end_of_a_year() -> None:
    kind, wording = read(
        "De projectleiders nemen de taak op zich om eind 2020 de resultaten te hebben behaald", date(2019, 12, 4)
    )
    assert (kind, wording.owner, wording.owner_kind) == (OutcomeKind.AGREEMENT, "De projectleiders", OwnerKind.GROUP)
    assert wording.due == Due(DueKind.YEAR_END, "eind 2020", review="2020-12-31")
    assert flags(kind, wording) == ()


def test_o6_informing_and_inviting_in_a_season_is_a_commitment() -> None:
    due = Due(DueKind.SEASON, "in het najaar van 2019", review="2019-11-30")
    assert read("in het najaar van 2019 informeren en uitnodigen") == (
        OutcomeKind.COMMITMENT,
        Wording("Informeren en uitnodigen", due=due),
    )
    kind, wording = read("Over dit plan zullen we u in het najaar van 2019 informeren en uitnodigen")
    assert (kind, wording.due) == (OutcomeKind.COMMITMENT, due)
    assert flags(kind, wording) == (Flag.NO_OWNER,)


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("een budget van in totaal 10 miljoen euro te reserveren", "10 miljoen euro"),
        ("starten met 50 huishoudens die we nu al helpen", "50 huishoudens"),
        ("de ervaringen met de eerste 50 huishoudens", "50 huishoudens"),
        ("naar schatting 2.600 huishoudens", "2.600 huishoudens"),
        ("€ 2,5 miljoen vrijmaken", "€ 2,5 miljoen"),
        ("80% van de casussen", "80%"),
        ("100 kwetsbare gezinnen helpen", "100 kwetsbare gezinnen"),
        ("op 4 december bespreken", ""),
        ("versie 2 delen", ""),
        ("over 3 maanden 12 cases aanleveren", "12 cases"),
        ("1 gezin, 1 plan, 1 coördinator", ""),
    ],
)
def test_o7_an_amount_or_a_target_is_found(sentence: str, amount: str) -> None:
    assert find_amount(sentence) == amount


def test_o7_the_amount_stands_beside_the_sentence_and_stays_in_it() -> None:
    _, wording = read("De negen gemeenten gaan 10 miljoen euro reserveren")
    assert (wording.what, wording.amount) == ("10 miljoen euro reserveren", "10 miljoen euro")


def test_o8_where_possible_is_a_condition_and_a_meeting_goes_first() -> None:
    _, wording = read("Bij het plan zal waar mogelijk ook een financiële doorrekening gevoegd worden")
    assert wording.what == "Bij het plan zal ook een financiële doorrekening gevoegd worden"
    assert wording.due == Due(DueKind.CONDITION, "waar mogelijk", review="2019-06-22")
    _, wording = read("De managers voegen bij de bespreking in april waar mogelijk een financiële doorrekening toe")
    assert wording.due == Due(DueKind.MEETING, "bij de bespreking in april", review="2019-04-30")
    assert wording.what == "Waar mogelijk een financiële doorrekening toevoegen"


def test_o9_what_waits_for_something_comes_back() -> None:
    _, wording = read("wanneer er een stuk ligt, hebben zij ook een formele adviserende rol")
    assert wording.due == Due(DueKind.CONDITION, "wanneer er een stuk ligt", review="2019-06-22")


@pytest.mark.parametrize(
    ("owner", "kind", "missing"),
    [
        (", ".join(NINE) + " en Waalwijk", OwnerKind.GROUP, ()),
        ("De negen gemeenten samen", OwnerKind.EVERY_ORGANISATION, ()),
        ("Het Instituut Publieke Waarden", OwnerKind.ORGANISATION, ()),
        ("Het project Zorg doen we samen", OwnerKind.PROJECT, (Flag.PROJECT_WITHOUT_PULLER,)),
        ("Een scrumteam", OwnerKind.GROUP, ()),
    ],
)
def test_o10_who_owns_it(owner: str, kind: OwnerKind, missing: tuple[Flag, ...]) -> None:
    read_as, wording = read(f"{owner} gaat in april een plan maken")
    assert (wording.owner, wording.owner_kind) == (owner, kind)
    assert flags(read_as, wording) == missing


@pytest.mark.parametrize(
    "sentence",
    [
        "Op de regionale raadsinformatiebijeenkomst van 3 april zullen wij u nader informeren over het Maatpact",
        "Uiteraard wordt u op de hoogte gehouden van belangrijke ontwikkelingen",
        "De wethouders informeren de raad in het najaar",
        "De wethouder zegt toe om in mei terug te komen met een voorstel",
        "Toezegging: we komen binnenkort met een raadsvoorstel",
    ],
)
def test_a_promise_to_inform_is_a_commitment(sentence: str) -> None:
    assert read(sentence)[0] is OutcomeKind.COMMITMENT


def test_what_is_promised_stands_without_the_promising() -> None:
    _, wording = read("De wethouders zeggen toe dat ze formulieren schrappen")
    assert (wording.owner, wording.what) == ("De wethouders", "Formulieren schrappen")


@pytest.mark.parametrize(
    "sentence",
    [
        "De managers gaan een brief maken om inwoners te informeren",
        "De managers gaan het informeren van ouders beter regelen",
        "Afspraak: de managers informeren de raad",
    ],
)
def test_to_work_on_informing_is_an_agreement(sentence: str) -> None:
    assert read(sentence)[0] is OutcomeKind.AGREEMENT


@pytest.mark.parametrize(
    "sentence",
    [
        "Toch hebben we gemerkt dat het hanteren van dit principe moeilijker wordt",
        "We zien dat gemeenten meer van elkaar gaan leren",
        "Uit de eerste cases blijkt dat een vast gezicht helpt",
        "Het valt op dat online anders kiest dan de zaal",
    ],
)
def test_what_was_learnt_is_an_insight_and_stays_whole(sentence: str) -> None:
    assert read(sentence) == (OutcomeKind.INSIGHT, Wording(sentence))
    assert flags(*read(sentence)) == ()


def test_a_sentence_can_say_itself_that_it_is_an_insight() -> None:
    assert read("Inzicht: begin klein") == (OutcomeKind.INSIGHT, Wording("Begin klein"))
