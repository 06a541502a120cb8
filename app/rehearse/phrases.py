"""What simulated people write: neutral sentences that are plainly samples, and the outcomes of a played day."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.wording import DueKind
from app.rehearse.agreed import Agreed

VOORBEELD = (
    "Eerder met elkaar om tafel als het ingewikkeld wordt",
    "Meer ruimte voor maatwerk in de wijk",
    "Korte lijnen tussen gemeenten en aanbieders",
    "Leren van wat bij de buren al werkt",
    "Inwoners vragen wat zij zelf nodig hebben",
    "Minder formulieren en meer gesprek",
    "Samen bepalen wat wij meten",
    "Vaste tijd om cases te bespreken",
    "Duidelijk maken wie waarvoor aan de lat staat",
    "Jongeren eerder laten meepraten",
    "Gegevens delen binnen de regels die er zijn",
    "Een gezamenlijke scholing voor nieuwe collega's",
)
"""Voorbeelden, geen uitspraken van echte deelnemers."""

KEY_SENTENCES = (
    "Voorbeeld: begin klein en laat zien wat het oplevert",
    "Voorbeeld: een vast gezicht scheelt een inwoner drie gesprekken",
    "Voorbeeld: samen inkopen geeft ruimte voor maatwerk",
    "Voorbeeld: luisteren is ook werk",
)


def sample(number: int, mark: str) -> str:
    """The same number and mark give the same sentence; another mark gives another text."""
    return f"{VOORBEELD[number % len(VOORBEELD)]} (voorbeeld {mark})"


WORDS = (
    ("vertrouwen", "Vertrouwen", "VERTROUWEN"),
    ("ruimte", "Ruimte ", "ruimte."),
    ("tijd", "Tijd"),
    ("één gezicht", "een gezicht", "Één  gezicht"),
    ("minder regels", "Minder regels"),
    ("de leefwereld centraal", "De leefwereld centraal"),
    ("samen leren", "Samen leren"),
    ("lef", "Lef", "LEF."),
)
"""What people write in a word cloud: in a row the ways to write one word."""
_SAME = {" ".join(way.split()): ways[0] for ways in WORDS for way in ways}


def same(word: str) -> str:
    """The word that this is a way to write; a word of nobody's stays what it is."""
    return _SAME.get(" ".join(word.split()), word)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An outcome as the chair types it, and the sort of due that is read out of it.

    `has_owner_here`: somebody in the room says "dit is van mij".
    """

    kind: str
    what: str
    owner: str = ""
    due: str = ""
    via: str = ""
    puller: str = ""
    amount: str = ""
    due_kind: DueKind = DueKind.NONE
    has_owner_here: bool = False
    needs_spokesperson: bool = False

    @property
    def fields(self) -> dict[str, list[str]]:
        words = {"what": self.what, "owner": self.owner, "due": self.due, "via": self.via, "puller": self.puller}
        words |= {"amount": self.amount, "kind": self.kind, "source": ""}
        return {name: [value] for name, value in words.items()}

    @property
    def reply(self) -> tuple[str, str]:
        """What the owner says, when there is one here: yes to what has a due, a wish to what has none."""
        if not self.has_owner_here:
            return "", ""
        return ("yes", "") if self.due else ("amend", "Dit kan voor 1 december")

    @property
    def agreed(self) -> Agreed:
        """How it must stand in the data of the day."""
        has_review = self.due_kind not in (DueKind.NONE, DueKind.DATE)
        return Agreed(
            self.kind, self.what, self.owner, self.due, self.due_kind.value, has_review, self.via, self.puller,
            self.amount, self.reply[0],
        )  # fmt: skip


SENTENCES = (
    Sentence(
        "agreement",
        "de leermodules van Maatpact bestuderen",
        "alle medewerkers in de Toegang (jeugd, Wmo en participatie)",
        "uiterlijk 1 oktober",
        "Instituut voor Publieke Waarden",
        due_kind=DueKind.DATE,
        has_owner_here=True,
        needs_spokesperson=True,
    ),
    Sentence(
        "agreement",
        "vaart maken met het aanleveren van cases voor Maatpact",
        "alle gemeenten",
        has_owner_here=True,
        needs_spokesperson=True,
    ),
    Sentence("agreement", "een lijst opleveren met inzichten", "Maatpact"),
    Sentence("conclusion", "Geen project maar de regionale visie op het sociaal domein"),
    Sentence(
        "commitment",
        "informeren en uitnodigen",
        "de portefeuillehouders",
        "in het najaar",
        due_kind=DueKind.SEASON,
        has_owner_here=True,
        needs_spokesperson=True,
    ),
    Sentence(
        "agreement",
        "een budget reserveren vanuit de reguliere zorgbudgetten",
        "alle gemeenten",
        "bij de bespreking in april",
        amount="10 miljoen euro",
        due_kind=DueKind.MEETING,
    ),
    Sentence("insight", "Het hanteren van dit principe wordt moeilijker naarmate het aantal problemen toeneemt"),
)
"""Of the day of 2020: complete, without a date, a project as owner, a conclusion. Of the letter to the councils of
2019: a promise to inform in a season, an amount at a meeting, an insight."""
