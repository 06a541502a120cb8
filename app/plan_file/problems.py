"""What is wrong in a programme file: the line, what it is, and a sentence that says how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

LONGEST_VALUE: Final = 60
SENTENCES: Final = {
    "unreadable": "Dit bestand is geen gewone tekst. Bewaar het als tekst (UTF-8).",
    "too_large": "Dit bestand is te groot. Een programma mag 256 kB zijn.",
    "no_head": "Het bestand begint niet met drie streepjes (---). Zet daar titel en datum tussen.",
    "open_head": "De kop van het bestand heeft geen einde. Zet onder de laatste regel van de kop drie streepjes (---).",
    "no_colon": "In ‘{value}’ staat geen dubbele punt. Schrijf het als ‘naam: waarde’.",
    "unknown_key": "De naam ‘{value}’ ken ik hier niet.{hint}",
    "misplaced_key": "‘{value}’ hoort hier niet, maar op een andere plek. Kies hier uit: {choices}.",
    "twice": "‘{value}’ staat hier twee keer. Laat er één staan.",
    "no_title": "Er is geen titel. Zet in de kop een regel ‘titel: ...’.",
    "no_date": "Er is geen datum. Zet in de kop een regel ‘datum: 17 september 2020’.",
    "bad_date": "‘{value}’ is geen datum. Schrijf bijvoorbeeld ‘17 september 2020’ of ‘2020-09-17’.",
    "wrong_weekday": "‘{value}’ is een {right}. Pas de dag of de datum aan.",
    "next_first": "De volgende bijeenkomst, {value}, is niet later dan deze dag. Pas een van de datums aan.",
    "empty_value": "Achter ‘{value}:’ staat niets. Zet er iets achter, of haal de regel weg.",
    "bad_number": "‘{value}’ is geen getal van 0 tot en met {limit}. Schrijf het in cijfers.",
    "bad_delay": "‘{value}’ kan niet als vertraging. Schrijf het in seconden: 0 tot en met {limit}.",
    "bad_keep": "‘{value}’ kan niet als bewaartijd. Schrijf het in dagen: 1 tot en met {limit}.",
    "bad_window": "Bij ‘{value}’ mist een tijd of dag. Schrijf bijvoorbeeld ‘manager op dag 2 vanaf 13:00 tot 17:00’.",
    "bad_stream": "‘{value}’ is geen adres van een livestream. Het begint met https:// en een naam met een punt.",
    "bad_link": "‘{value}’ is geen adres van een online sessie. Het begint met https:// en een naam met een punt.",
    "strange_stream": "Beeld van ‘{value}’ laat deze server niet toe. Kies een van {choices}, of vraag de beheerder.",
    "no_blocks": "Er staat nog geen onderdeel in. Begin er een met ‘## 13:30 Opening’.",
    "no_time": "De kop ‘{value}’ heeft geen tijd. Schrijf bijvoorbeeld ‘## 13:30 Opening’.",
    "no_name": "Achter de tijd {value} staat geen naam. Schrijf bijvoorbeeld ‘## 13:30 Opening’.",
    "bad_time": "‘{value}’ is geen tijd op de klok. Schrijf bijvoorbeeld 13:30.",
    "time_back": "{value} is niet later dan het onderdeel ervoor. Zet de onderdelen op volgorde van tijd.",
    "same_time": "Om {value} begint ook het onderdeel hierboven. Pas een van de tijden aan.",
    "bad_day": "‘{value}’ is geen dag. Een nieuwe dag begint met een datum, zoals ‘# vrijdag 30 oktober 2020’.",
    "first_day": "De eerste dag is ‘{value}’, maar in de kop staat een andere datum. Maak ze gelijk.",
    "day_back": "‘{value}’ is niet later dan de dag ervoor. Zet de dagen op volgorde.",
    "empty_day": "Onder de dag ‘{value}’ staat geen onderdeel. Zet er een onder, of haal de kop weg.",
    "no_speaker": "Bij dit onderdeel hoort geen spreker. Haal ‘{value}’ weg, of kies ‘soort: keynote’.",
    "unknown_review": "Hierboven staat geen vraag ‘{value}’.{hint} Schrijf de vraag precies over.",
    "finding_count": "Het aantal knelpunten is hier {value}. Het mogen er {limit} zijn, elk achter een streepje.",
    "no_bottleneck": "Bij ‘{value}’ staat geen knelpunt. Zet dat voor de dubbele punt.",
    "overlap": "Dit onderdeel begint om {value}, maar het vorige is dan nog niet klaar. Pas een van de tijden aan.",
    "end_first": "Het einde {value} is niet later dan het begin. Pas een van de tijden aan.",
    "bad_word": "‘{value}’ kan hier niet.{hint}",
    "loose_line": "Ik weet niet waar ‘{value}’ bij hoort. Zet er een naam en een dubbele punt voor, of een streepje.",
    "wrong_heading": "De kop ‘{value}’ ken ik niet. Een onderdeel begint met ## en een spatie, een vraag met ###.",
    "open_comment": "Hier begint een opmerking zonder einde. Zet er --> achter.",
    "loose_item": "‘{value}’ hoort niet bij een pitchronde of een vraag. Zet er ‘soort: pitchronde’ boven.",
    "loose_question": "De vraag ‘{value}’ hoort bij geen onderdeel. Zet er een boven, zoals ‘## 13:30 Opening’.",
    "empty_question": "Hier staat een vraag zonder tekst. Schrijf achter ### de vraag.",
    "timed_question": "Voor ‘{value}’ staat een tijd. Schrijf een onderdeel met twee hekjes: ‘## {value}’.",
    "no_question": "In het onderdeel ‘{value}’ staat geen vraag. Zet er ‘### Wat vind je?’ onder.",
    "pitch_count": "Het aantal pitches is hier {value}. Het zijn er 1 tot en met {limit}, elk achter een streepje.",
    "no_owner": "Bij ‘{value}’ staat niet wie er pitcht. Zet dat voor de dubbele punt.",
    "bad_duration": "‘{value}’ is geen tijdsduur. Schrijf bijvoorbeeld ‘4 minuten’ of ‘60 seconden’, tot een uur.",
    "option_count": "Het aantal antwoorden is hier {value}. Het zijn er 2 tot en met {limit}, elk achter een streepje.",
    "most_choices": "‘hoogstens: {value}’ kan niet. Kies een getal van 1 tot en met {limit}.",
    "most_entries": "‘hoogstens: {value}’ kan niet. Kies een getal van 1 tot en met {limit}.",
    "text_length": "‘lengte: {value}’ kan niet. Kies een getal van 20 tot en met {limit}.",
    "statement_count": "Het aantal stellingen is hier {value}. Het mogen er {limit} zijn, elk achter een streepje.",
    "scale_points": "‘punten: {value}’ kan niet. Kies 4, 5 of 10.",
    "one_end": "Alleen ‘{value}’ staat er. Zet bij een schaal ‘laag:’ en ‘hoog:’ allebei, of geen van de twee.",
    "word_length": "‘lengte: {value}’ kan niet. Kies bij een woordwolk een getal van 5 tot en met {limit}.",
    "no_texts_here": "Bij deze vraag schrijft niemand iets. Haal ‘goedkeuren: {value}’ weg, of kies ‘soort: open’.",
    "same_option": "Het antwoord ‘{value}’ staat er twee keer. Haal er één weg of maak ze verschillend.",
    "secret_not_anonymous": "Een vraag kan niet ‘anoniem: {value}’ en ook geheim zijn. Kies één van de twee.",
    "secret_but_shown": "Bij ‘uitslag: {value}’ zie je al een tussenstand. Kies bij een geheime vraag ‘na sluiten’.",
    "no_roles": "Hiervoor vragen we naar iemands rol. Zet in de kop welke er zijn, zoals ‘rollen: wethouder, manager’.",
    "no_organisations": "Hiervoor vragen we naar iemands organisatie. Zet ze in de kop, achter ‘organisaties:’.",
    "no_options_here": "Bij een open vraag staan geen antwoorden, maar hier staat ‘{value}’. Haal die regel weg.",
    "no_breakouts": "In ‘{value}’ staan sessies, geen vragen. Zet onder die kop een regel ‘soort: parallelsessies’.",
    "breakout_count": "Het aantal sessies is hier {value}. Het zijn er 2 tot en met {limit}, elk met een kop met ###.",
    "empty_breakout": "Hier staat een sessie zonder naam. Schrijf achter ### hoe hij heet.",
    "unknown_role": "De rol ‘{value}’ staat niet in de kop, dus niemand heeft hem.{hint}",
    "role_twice": "De rol ‘{value}’ gaat hier naar twee sessies tegelijk. Laat hem bij één sessie staan.",
    "no_one": "Naar de sessie ‘{value}’ gaat niemand. Zet er met ‘voor:’ bij welke rollen erheen gaan.",
    "bad_places": "‘plaatsen: {value}’ kan niet. Kies een getal van 1 tot en met {limit}, of haal de regel weg.",
    "mixed_breakouts": "Een rol wijst hier de weg. Haal bij ‘{value}’ de ‘plaatsen’ weg, of overal ‘voor’.",
    "too_long": "‘{value}’ is te lang. Hier passen {limit} tekens. Maak het korter.",
    "too_many_lines": "Dit bestand is te lang. Een programma mag {limit} regels hebben.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    code: str
    text: str


def problem(
    line: int, code: str, value: str = "", limit: int = 0, choices: Iterable[str] = (), right: str = ""
) -> Problem:
    """`choices` are the words that would do, of which the nearest is suggested; `right` is what it should be."""
    shown, words = shortened(value), list(choices)
    text = SENTENCES[code].format(
        value=shown, limit=limit, hint=_hint(shown, words), choices=", ".join(words), right=right
    )
    return Problem(line, code, text)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1].rstrip()}…"


def _hint(value: str, choices: list[str]) -> str:
    near = get_close_matches(value.lower(), choices, 1, 0.6)
    if near:
        return f" Bedoel je ‘{near[0]}’?"
    return f" Kies uit: {', '.join(choices)}." if choices else ""
