"""What the chair of the sample day records: outcomes of the day of 2020 and of the letter of 2019."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.wording import DueKind
from app.rehearse.agreed import Agreed


@dataclass(frozen=True, slots=True)
class Sentence:
    """An outcome as the chair types it, and the sort of due that is read out of it.

    `has_owner_here`: somebody in the room says "dit is van mij"; `wish` is what they want changed when there is no due.
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
    wish: str = ""

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
        return ("yes", "") if self.due else ("amend", self.wish)

    @property
    def agreed(self) -> Agreed:
        """How it must stand in the data of the day."""
        has_review = self.due_kind not in (DueKind.NONE, DueKind.DATE)
        return Agreed(
            self.kind, self.what, self.owner, self.due, self.due_kind.value, has_review, self.via, self.puller,
            self.amount, self.reply[0],
        )  # fmt: skip


KEY_SENTENCES = (
    "Voorbeeld: begin klein en laat zien wat het oplevert",
    "Voorbeeld: een vast gezicht scheelt een inwoner drie gesprekken",
    "Voorbeeld: samen inkopen geeft ruimte voor maatwerk",
    "Voorbeeld: luisteren is ook werk",
)

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
        wish="Dit kan voor 1 december",
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
