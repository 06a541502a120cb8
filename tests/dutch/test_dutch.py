"""The real sentences of the hybrid day and of the letters come out as the people meant them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.wording import Due, DueKind, Flag, OutcomeKind, OwnerKind, Wording, flags
from app.dutch import read_owner, read_sentence, vague_words
from app.dutch.vague import Lack
from app.dutch.verbs import VERBS

DAY = date(2020, 9, 17)
ROLES = ("wethouder", "manager", "beleidsmedewerker", "projectleider")
ORGANISATIONS = ("gemeente Goirle", "gemeente Tilburg", "gemeente Gilze en Rijen", "Regio Hart van Brabant")


def read(sentence: str) -> tuple[OutcomeKind, Wording]:
    return read_sentence(sentence, ROLES, ORGANISATIONS, DAY)


def test_o1_is_complete() -> None:
    kind, wording = read(
        "alle medewerkers in de Toegang (jeugd, Wmo en participatie) gaan uiterlijk 1 oktober de leermodules van "
        "Maatpact bestuderen (via Instituut voor Publieke Waarden)"
    )
    assert kind is OutcomeKind.AGREEMENT
    assert wording == Wording(
        "De leermodules van Maatpact bestuderen",
        "alle medewerkers in de Toegang (jeugd, Wmo en participatie)",
        OwnerKind.GROUP,
        Due(DueKind.DATE, "uiterlijk 1 oktober", "2020-10-01"),
        "Instituut voor Publieke Waarden",
    )
    assert flags(kind, wording) == ()


def test_o2_has_no_date() -> None:
    kind, wording = read("alle gemeenten gaan vaart maken met het aanleveren van cases voor Maatpact")
    assert (wording.owner, wording.owner_kind) == ("alle gemeenten", OwnerKind.EVERY_ORGANISATION)
    assert wording.what == "Vaart maken met het aanleveren van cases voor Maatpact"
    assert flags(kind, wording) == (Flag.NO_DUE,)
    assert vague_words(wording.what) == (("vaart maken", Lack.WHAT),)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Het plan Zo  snel\nmogelijk delen", [("zo snel mogelijk", Lack.WHEN)]),
        ("Waar mogelijk een doorrekening toevoegen", [("waar mogelijk", Lack.WHETHER)]),
        ("De cases verkennen en oppakken", [("oppakken", Lack.WHAT), ("verkennen", Lack.WHAT)]),
        ("De leermodules van Maatpact bestuderen", []),
        ("De verkenning delen en het opgepakte werk tonen", []),
    ],
)
def test_a_vague_word_says_what_it_leaves_open(sentence: str, found: list[tuple[str, Lack]]) -> None:
    assert list(vague_words(sentence)) == found


def test_o3_is_a_project_without_a_puller_and_without_a_date() -> None:
    kind, wording = read("Maatpact gaat een lijst opleveren met inzichten")
    assert (wording.owner, wording.owner_kind) == ("Maatpact", OwnerKind.PROJECT)
    assert flags(kind, wording) == (Flag.PROJECT_WITHOUT_PULLER, Flag.NO_DUE)


@pytest.mark.parametrize(
    "sentence",
    [
        "geen project maar de regionale visie op het sociaal domein",
        "Maatpact is geen project, maar de regionale visie op het sociaal domein",
    ],
)
def test_o4_is_a_conclusion_that_keeps_every_word_and_begins_with_a_capital(sentence: str) -> None:
    assert read(sentence) == (OutcomeKind.CONCLUSION, Wording(sentence[0].upper() + sentence[1:]))


@pytest.mark.parametrize(
    ("owner", "kind"),
    [
        ("alle gemeenten", OwnerKind.EVERY_ORGANISATION),
        ("de negen gemeenten", OwnerKind.EVERY_ORGANISATION),
        ("gemeente Goirle", OwnerKind.ORGANISATION),
        ("Goirle", OwnerKind.ORGANISATION),
        ("de gemeente Goirle", OwnerKind.ORGANISATION),
        ("gemeente Gilze en Rijen", OwnerKind.ORGANISATION),
        ("het college van burgemeester en wethouders", OwnerKind.ORGANISATION),
        ("de negen gemeenten van Hart van Brabant", OwnerKind.EVERY_ORGANISATION),
        ("elke gemeente", OwnerKind.EVERY_ORGANISATION),
        ("de gemeenten Goirle en Tilburg", OwnerKind.GROUP),
        ("negen gemeenten samen", OwnerKind.EVERY_ORGANISATION),
        ("de 9 gemeenten", OwnerKind.EVERY_ORGANISATION),
        ("Gilze en Rijen, Goirle en Tilburg", OwnerKind.GROUP),
        ("het scrumteam van Zorg doen we samen", OwnerKind.GROUP),
        ("Instituut Publieke Waarden", OwnerKind.ORGANISATION),
        ("wethouder Jeugd en gemeente Tilburg", OwnerKind.GROUP),
        ("iedereen", OwnerKind.GROUP),
        ("project Regio in beeld", OwnerKind.PROJECT),
        ("Instituut voor Publieke Waarden", OwnerKind.ORGANISATION),
        ("manager Toegang", OwnerKind.ROLE),
        ("de wethouder van Tilburg", OwnerKind.ROLE),
        ("projectleider Maatpact", OwnerKind.ROLE),
        ("de managers", OwnerKind.GROUP),
        ("scrumteam Jeugd", OwnerKind.GROUP),
        ("Maatpact", OwnerKind.PROJECT),
        ("Zorg doen we samen", OwnerKind.PROJECT),
        ("", OwnerKind.NONE),
    ],
)
def test_an_owner_is_a_role_a_group_an_organisation_or_a_project(owner: str, kind: OwnerKind) -> None:
    assert read_owner(owner, ROLES, ORGANISATIONS) is kind


def test_a_sentence_without_the_shape_stays_whole() -> None:
    assert read("de lijst delen") == (OutcomeKind.AGREEMENT, Wording("De lijst delen"))


@pytest.mark.parametrize(
    ("sentence", "what", "owner", "due"),
    [
        # O5, O8: a year's end, a meeting; nobody is named, so nobody is made up
        ("eind 2020 de resultaten hebben behaald", "De resultaten hebben behaald", "", "eind 2020"),
        ("Wethouders besluiten bij de bespreking in april", "Besluiten", "Wethouders", "bij de bespreking in april"),
        # O7: an amount is no date
        (
            "De negen gemeenten gaan 10 miljoen euro reserveren",
            "10 miljoen euro reserveren",
            "De negen gemeenten",
            "",
        ),
        # O9: tied to something that happens; the sentence stays whole
        (
            "wanneer er een stuk ligt, hebben zij ook een formele adviserende rol",
            "Wanneer er een stuk ligt, hebben zij ook een formele adviserende rol",
            "",
            "wanneer er een stuk ligt",
        ),
        # O10: an institute and a team
        ("het Instituut gaat modules maken", "Modules maken", "het Instituut", ""),
        (
            "Scrumteam Jeugd levert voor 1 december een plan op",
            "Een plan opleveren",
            "Scrumteam Jeugd",
            "voor 1 december",
        ),
        (
            "alle gemeenten gaan cases aanleveren, uiterlijk 1 oktober.",
            "Cases aanleveren.",
            "alle gemeenten",
            "uiterlijk 1 oktober",
        ),
        # a month in what is done is not when it is done
        ("de managers gaan de cijfers van maart bespreken", "De cijfers van maart bespreken", "de managers", ""),
        (
            "de managers gaan de vergadering van 1 oktober voorbereiden",
            "De vergadering van 1 oktober voorbereiden",
            "de managers",
            "",
        ),
        ("de managers gaan in maart de cijfers bespreken", "De cijfers bespreken", "de managers", "in maart"),
        # "we" is nobody yet
        ("We gaan uiterlijk 1 oktober de lijst delen", "We gaan de lijst delen", "", "uiterlijk 1 oktober"),
        ("Afspraak: gemeente Goirle deelt de lijst", "De lijst delen", "gemeente Goirle", ""),
        ("Zorg dat alle cases in beeld zijn", "Zorg dat alle cases in beeld zijn", "", ""),
    ],
)
def test_a_sentence_is_taken_apart_as_far_as_it_says(sentence: str, what: str, owner: str, due: str) -> None:
    kind, wording = read(sentence)
    assert kind is OutcomeKind.AGREEMENT
    assert (wording.what, wording.owner, wording.due.text) == (what, owner, due)


@pytest.mark.parametrize(
    "sentence",
    ["Het gaat goed met Maatpact", "Sociale teams zijn de dragers van de verandering", "Conclusie: We gaan door"],
)
def test_what_promises_nothing_is_a_conclusion(sentence: str) -> None:
    kind, wording = read(sentence)
    assert kind is OutcomeKind.CONCLUSION
    assert wording == Wording(sentence.removeprefix("Conclusie: "))


@pytest.mark.parametrize(
    ("text", "owner", "what"),
    [
        (
            "Het contact verloopt nog stroef. Gemeente Tilburg gaat de wijkteams uitnodigen.",
            "Gemeente Tilburg",
            "Het contact verloopt nog stroef. De wijkteams uitnodigen.",
        ),
        (
            "De wethouder van Tilburg belt maandag met de zorgaanbieder. Daarna komt er een plan.",
            "De wethouder van Tilburg",
            "Maandag met de zorgaanbieder bellen. Daarna komt er een plan.",
        ),
        (
            "Een adviseur van de gemeente Tilburg belt volgende week de ouders",
            "Een adviseur van de gemeente Tilburg",
            "Volgende week de ouders bellen",
        ),
        ("Meer rust in de wijk. Minder regels.", "", "Meer rust in de wijk. Minder regels."),
        ("Zorg dat iedereen die belt hulp krijgt", "", "Zorg dat iedereen die belt hulp krijgt"),
    ],
)
def test_who_does_it_is_read_from_one_sentence_and_the_rest_stays(text: str, owner: str, what: str) -> None:
    _, wording = read(text)
    assert (wording.owner, wording.what) == (owner, what)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Gemeente Goirle deelt de aanpak met de regio", "De aanpak met de regio delen"),
        ("Gemeente Goirle levert een lijst op met inzichten", "Een lijst opleveren met inzichten"),
        ("De managers nodigen voor 1 mei de raadsleden uit", "De raadsleden uitnodigen"),
        ("De manager neemt contact op met het instituut", "Contact opnemen met het instituut"),
        ("De manager bereidt het voor, samen met de wethouder", "Het voorbereiden, samen met de wethouder"),
        ("De manager maakt een plan zodat iedereen het weet", "Een plan maken zodat iedereen het weet"),
        ("De manager zorgt dat alle cases in beeld zijn", "Zorgen dat alle cases in beeld zijn"),
        ("De manager zorgt ervoor dat alle cases er zijn", "Ervoor zorgen dat alle cases er zijn"),
        ("De manager stelt voor om de lijst te delen", "Voorstellen om de lijst te delen"),
        ("De manager levert een plan op en deelt het met ons", "Een plan opleveren en het met ons delen"),
        ("De regio organiseert leren en werken in de wijk", "Leren en werken in de wijk organiseren"),
        ("De manager deelt de lijst (jeugd, Wmo).", "De lijst delen (jeugd, Wmo)."),
        ("De manager deelt die lijst, het plan en de cijfers", "Die lijst, het plan en de cijfers delen"),
        ("De projectleider zet het op de agenda", "Het op de agenda zetten"),
        ("Maatpact komt met een voorstel", "Met een voorstel komen"),
        ("alle gemeenten leveren cases aan", "Cases aanleveren"),
        ("Gemeente Goirle doet dat", "Dat doen"),
    ],
)
def test_what_somebody_does_reads_as_a_title(said: str, title: str) -> None:
    assert read(said)[1].what == title


PIECES = [
    "alle gemeenten",
    "Maatpact",
    "we",
    "gaan",
    "gaat",
    "levert",
    "uiterlijk 1 oktober",
    "van maart",
    "in april",
    "eind 2020",
]
PIECES += ["10 miljoen euro", "50 huishoudens", "waar mogelijk", "informeren", "het valt op dat", "inzicht:"]
PIECES += [
    "(via Tilburg)",
    ",",
    ".",
    "zodra het kan",
    "een lijst",
    "is",
    "geen",
    "maar",
    "bij de bespreking in april",
    "over twee weken",
    "belt",
    "Het loopt nog niet.",
]


@given(st.text(max_size=400) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_any_text_is_read_and_no_word_is_lost(sentence: str) -> None:
    _, wording = read(sentence)
    assert wording.amount in wording.what
    assert ". " not in wording.owner
    kept = f"{wording.owner} {wording.what} {wording.due.text} {wording.via}".casefold()
    for word in sentence.split():
        bare = word.strip("(),.").casefold()
        verb = VERBS.get(bare)
        assert (
            bare in kept
            or (verb and verb.infinitive in kept)
            or bare in ("gaan", "gaat", "zal", "zullen", "via", "inzicht:")
        )
