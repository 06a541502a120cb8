"""What simulated people write: neutral sentences that are plainly samples, and the outcomes of a played day."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Sentence:
    """An outcome as the chair types it. `has_owner_here`: somebody in the room says "dit is van mij"."""

    kind: str
    what: str
    owner: str = ""
    due: str = ""
    via: str = ""
    puller: str = ""
    has_owner_here: bool = False
    needs_spokesperson: bool = False

    @property
    def fields(self) -> dict[str, list[str]]:
        words = {"what": self.what, "owner": self.owner, "due": self.due, "via": self.via, "puller": self.puller}
        return {"kind": [self.kind], "source": [""]} | {name: [value] for name, value in words.items()}


SENTENCES = (
    Sentence(
        "agreement",
        "de leermodules van Maatpact bestuderen",
        "alle medewerkers in de Toegang (jeugd, Wmo en participatie)",
        "uiterlijk 1 oktober",
        "Instituut voor Publieke Waarden",
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
    Sentence("conclusion", "geen project maar de regionale visie op het sociaal domein"),
)
"""O1 to O4 of the day of 2020: complete, without a date, a project as owner, a conclusion."""
