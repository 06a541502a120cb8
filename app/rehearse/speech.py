"""What simulated people write, in the language of the day: neutral, so that it fits any theme, and plainly samples."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.plan import Language
from app.core.wording import DueKind
from app.rehearse.phrases import Sentence


@dataclass(frozen=True, slots=True)
class Speech:
    """`words`: what people write in a word cloud, in a row the ways to write one word. `asked`, `noted` and `proposed`
    say where a text belongs; `settled` is what becomes of a question in writing and of one that is not dealt with."""

    examples: tuple[str, ...]
    example: str
    asked: str
    noted: str
    proposed: str
    settled: tuple[str, str]
    key_sentences: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    quick: str
    quick_options: tuple[str, ...]
    owner: str
    due: str
    role: str
    organisation: str
    sentences: tuple[Sentence, ...]

    def sample(self, number: int, mark: str) -> str:
        """The same number and mark give the same sentence; another mark gives another text."""
        return f"{self.examples[number % len(self.examples)]} ({self.example} {mark})"


DUTCH = Speech(
    examples=(
        "Eerder met elkaar om tafel als het ingewikkeld wordt",
        "Meer ruimte om zelf te kiezen wat past",
        "Korte lijnen tussen wie elkaar nodig hebben",
        "Leren van wat bij de buren al werkt",
        "Vragen wat mensen zelf nodig hebben",
        "Minder formulieren en meer gesprek",
        "Samen bepalen wat wij meten",
        "Vaste tijd om samen terug te kijken",
        "Duidelijk maken wie wat doet",
        "Jongeren eerder laten meepraten",
        "Gegevens delen binnen de regels die er zijn",
        "Nieuwe collega's samen inwerken",
    ),
    example="voorbeeld",
    asked="vraag {number} bij {place}",
    noted="notitie {number} bij {place}",
    proposed="voorstel {number} uit {place}",
    settled=("Voorbeeld: de organisatie, volgende maand", "Voorbeeld: hoort bij een ander onderdeel"),
    key_sentences=(
        "Voorbeeld: begin klein en laat zien wat het oplevert",
        "Voorbeeld: één vast gezicht scheelt drie gesprekken",
        "Voorbeeld: samen doen geeft ruimte",
        "Voorbeeld: luisteren is ook werk",
    ),
    words=(
        ("vertrouwen", "Vertrouwen", "VERTROUWEN"),
        ("ruimte", "Ruimte ", "ruimte."),
        ("tijd", "Tijd"),
        ("één gezicht", "een gezicht", "Één  gezicht"),
        ("minder regels", "Minder regels"),
        ("duidelijke taal", "Duidelijke taal"),
        ("samen leren", "Samen leren"),
        ("lef", "Lef", "LEF."),
    ),
    quick="Gaan we hiermee verder? (voorbeeld)",
    quick_options=("Ja", "Nee", "Weet ik nog niet"),
    owner="alle organisaties",
    due="uiterlijk 1 oktober",
    role="deelnemer",
    organisation="organisatie",
    sentences=(
        Sentence(
            "agreement",
            "het verslag van deze dag met de eigen collega's bespreken",
            "alle deelnemers van vandaag (zaal en online)",
            "uiterlijk 1 oktober",
            "de organisatie van deze dag",
            due_kind=DueKind.DATE,
            has_owner_here=True,
            needs_spokesperson=True,
        ),
        Sentence(
            "agreement",
            "voorbeelden verzamelen van wat nu al werkt",
            "alle organisaties",
            has_owner_here=True,
            needs_spokesperson=True,
            wish="Dit kan voor 1 december",
        ),
        Sentence("agreement", "een lijst maken van wat we leerden", "Leren van elkaar"),
        Sentence("conclusion", "Niet alles tegelijk, maar beginnen met wat nu kan"),
        Sentence(
            "commitment",
            "informeren en uitnodigen voor het vervolg",
            "de managers",
            "in het najaar",
            due_kind=DueKind.SEASON,
            has_owner_here=True,
            needs_spokesperson=True,
        ),
        Sentence(
            "agreement",
            "tijd en geld vrijmaken",
            "alle organisaties",
            "bij de bespreking in april",
            amount="10 procent",
            due_kind=DueKind.MEETING,
        ),
        Sentence("insight", "Wat bij de één al werkt, is voor de ander vaak nog nieuw"),
    ),
)
ENGLISH = Speech(
    examples=(
        "Meet sooner when things get complicated",
        "More room to choose what fits",
        "Short lines between those who need each other",
        "Learn from what works next door",
        "Ask what people need themselves",
        "Fewer forms and more conversation",
        "Decide together what we measure",
        "A fixed time to look back together",
        "Make clear who does what",
        "Let young people join in sooner",
        "Share data within the rules that are there",
        "Welcome new colleagues together",
    ),
    example="example",
    asked="question {number} in {place}",
    noted="note {number} in {place}",
    proposed="proposal {number} from {place}",
    settled=("Example: the organiser, next month", "Example: belongs in another part"),
    key_sentences=(
        "Example: start small and show what it brings",
        "Example: one familiar face saves three conversations",
        "Example: doing it together makes room",
        "Example: listening is work too",
    ),
    words=(
        ("trust", "Trust", "TRUST"),
        ("room", "Room ", "room."),
        ("time", "Time"),
        ("one café", "one cafe", "One  café"),
        ("fewer rules", "Fewer rules"),
        ("plain language", "Plain language"),
        ("learning together", "Learning together"),
        ("courage", "Courage", "COURAGE."),
    ),
    quick="Shall we go on with this? (example)",
    quick_options=("Yes", "No", "I do not know yet"),
    owner="all organisations",
    due="by 1 October",
    role="participant",
    organisation="organisation",
    sentences=(
        Sentence(
            "agreement",
            "discuss the report of this day with the colleagues",
            "all participants of today (room and online)",
            "by 1 October",
            "the organiser of this day",
            due_kind=DueKind.DATE,
            has_owner_here=True,
            needs_spokesperson=True,
        ),
        Sentence(
            "agreement",
            "collect examples of what works already",
            "all organisations",
            has_owner_here=True,
            needs_spokesperson=True,
            wish="This can be done before 1 December",
        ),
        Sentence("agreement", "make a list of what we learned", "Learning from each other"),
        Sentence("conclusion", "Not everything at once, but starting with what can be done now"),
        Sentence(
            "commitment",
            "inform and invite for what comes next",
            "the managers",
            "in the autumn",
            due_kind=DueKind.SEASON,
            has_owner_here=True,
            needs_spokesperson=True,
        ),
        Sentence(
            "agreement",
            "set aside time and money",
            "all organisations",
            "at the meeting in April",
            amount="10 per cent",
            due_kind=DueKind.MEETING,
        ),
        Sentence("insight", "What works for one is often still new to another"),
    ),
)
SPEECHES = {Language.DUTCH: DUTCH, Language.ENGLISH: ENGLISH}
_SAME = {" ".join(way.split()): ways[0] for said in SPEECHES.values() for ways in said.words for way in ways}


def same(word: str) -> str:
    """The word that this is a way to write; a word of nobody's stays what it is."""
    return _SAME.get(" ".join(word.split()), word)
