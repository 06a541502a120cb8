"""What is wrong in a programme file: the line, what it is, and a sentence that says how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

SENTENCES = {
    "unreadable": "Dit bestand is geen gewone tekst. Bewaar het als tekst (UTF-8).",
    "too_large": "Dit bestand is te groot. Een programma mag 256 kB zijn.",
    "no_head": "Het bestand begint niet met drie streepjes (---). Zet daar titel en datum tussen.",
    "open_head": "De kop van het bestand heeft geen einde. Zet onder de laatste regel van de kop drie streepjes (---).",
    "no_colon": "In ‘{value}’ staat geen dubbele punt. Schrijf het als ‘naam: waarde’.",
    "unknown_key": "De naam ‘{value}’ ken ik niet.{hint}",
    "twice": "‘{value}’ staat hier twee keer. Laat er één staan.",
    "no_title": "Er is geen titel. Zet in de kop een regel ‘titel: ...’.",
    "no_date": "Er is geen datum. Zet in de kop een regel ‘datum: 17 september 2020’.",
    "bad_date": "‘{value}’ is geen datum. Schrijf bijvoorbeeld ‘17 september 2020’ of ‘2020-09-17’.",
    "bad_number": "‘{value}’ is geen getal van 0 tot en met {limit}.",
    "no_blocks": "Er staat nog geen onderdeel in. Begin er een met ‘## 13:30 Opening’.",
    "no_time": "De kop ‘{value}’ heeft geen tijd. Schrijf bijvoorbeeld ‘## 13:30 Opening’.",
    "no_name": "Achter de tijd {value} staat geen naam. Schrijf bijvoorbeeld ‘## 13:30 Opening’.",
    "bad_time": "{value} is geen tijd op de klok.",
    "time_back": "{value} is niet later dan het onderdeel ervoor. Zet de onderdelen op volgorde van tijd.",
    "end_first": "Het einde {value} is niet later dan het begin.",
    "bad_word": "‘{value}’ kan hier niet.{hint}",
    "loose_line": "Ik weet niet waar ‘{value}’ bij hoort. Zet er een naam en een dubbele punt voor, of een streepje.",
    "loose_item": "De regel ‘{value}’ hoort bij geen pitchronde en geen vraag.",
    "loose_question": "De vraag ‘{value}’ hoort bij geen onderdeel. Zet er een boven, zoals ‘## 13:30 Opening’.",
    "empty_question": "Hier staat een vraag zonder tekst. Schrijf achter ### de vraag.",
    "no_question": "In het onderdeel ‘{value}’ staat geen vraag. Zet er ‘### Wat vind je?’ onder.",
    "pitch_count": "Hier staan {value} pitches. Het zijn er 1 tot en met {limit}, elk achter een streepje.",
    "bad_duration": "‘{value}’ is geen tijdsduur. Schrijf bijvoorbeeld ‘4 minuten’ of ‘60 seconden’.",
    "option_count": "Hier staan {value} antwoorden. Het zijn er 2 tot en met {limit}, elk achter een streepje.",
    "most_choices": "‘hoogstens: {value}’ kan niet. Kies een getal van 1 tot en met {limit}.",
    "most_entries": "‘hoogstens: {value}’ kan niet. Kies een getal van 1 tot en met {limit}.",
    "text_length": "‘lengte: {value}’ kan niet. Kies een getal van 20 tot en met {limit}.",
    "no_options_here": "Bij een open vraag staan geen antwoorden, maar hier staat ‘{value}’. Haal die regel weg.",
    "too_long": "‘{value}...’ is te lang. Hier passen {limit} tekens.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    code: str
    value: str
    text: str


def problem(line: int, code: str, value: str = "", limit: int = 0, choices: Iterable[str] = ()) -> Problem:
    """`choices` are the words that would do; the nearest is suggested."""
    sentence = SENTENCES.get(code, "‘{value}’ klopt hier niet.")
    return Problem(line, code, value, sentence.format(value=value, limit=limit, hint=_hint(value, list(choices))))


def _hint(value: str, choices: list[str]) -> str:
    near = get_close_matches(value.lower(), choices, 1, 0.6)
    if near:
        return f" Bedoel je ‘{near[0]}’?"
    return f" Kies uit: {', '.join(choices)}." if choices else ""
