"""What a rehearsal proved, as a table in plain Dutch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.plan import Plan, Seat
from app.rehearse import parting, wondering
from app.rehearse.agreed import Agreed, unequal
from app.rehearse.day import Played
from app.rehearse.habits import Key
from app.rehearse.ledger import Difference, differences
from app.rehearse.results import Result

GROUPS = {"together": "samen", "hall": "zaal", "stream": "online", "other": "overig"}
WHAT = {"voters": "stemmers", "lost texts": "teksten die missen", "strange texts": "teksten die niemand schreef"}


@dataclass(frozen=True, slots=True)
class Row:
    """One round: answers per seat by the people's own logs, and whether the report has the same."""

    question: str
    round: int
    hall: int
    stream: int
    is_right: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    played: Played
    misrecorded: tuple[str, ...]
    misasked: tuple[str, ...]
    misparted: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return not (self.differences or self.misrecorded or self.misasked or self.misparted)

    @property
    def exit_code(self) -> int:
        return 0 if self.is_right else 1

    def __str__(self) -> str:
        return "\n".join([*self._table(), "", *self._told(), "", *self._conclusion()])

    def _table(self) -> list[str]:
        lines = [f"{'vraag':<46}  ronde   zaal  online  samen  klopt"]
        for row in self.rows:
            name = row.question if len(row.question) <= 46 else row.question[:45] + "…"
            numbers = f"{row.round:>5}  {row.hall:>5}  {row.stream:>6}  {row.hall + row.stream:>5}"
            lines.append(f"{name:<46}  {numbers}  {'ja' if row.is_right else 'nee'}")
        return lines

    def _told(self) -> list[str]:
        played = self.played
        told = [f"{played.people} mensen, van wie {played.late} later kwamen; {played.steps} stappen van de regie."]
        if played.missed:
            told.append(f"Let op: {played.missed} keer kwam een scherm niet vanzelf bij en is het opgevraagd.")
        if played.trouble:
            told.append(f"Let op: de server zei zelf: {played.trouble}")
        strange = Counter(played.strange).items()
        return told + [f"Let op: onverwacht geweigerd, {times} keer: {reason}." for reason, times in strange]

    def _conclusion(self) -> list[str]:
        if self.is_right:
            asked = len(self.played.wondered.having)
            breakouts = sum(len(block.breakouts) for block in self.played.parted.blocks)
            return [
                "Alle aantallen kloppen.",
                f"Alle {len(self.played.agreed)} afspraken en conclusies kloppen.",
                *([f"Alle {asked} vragen van deelnemers kloppen, met wie ze ook had."] if asked else []),
                *([f"Alle {breakouts} sessies kloppen, met wie er was en wat ze opschreven."] if breakouts else []),
            ]
        lines = [_sentence(difference) for difference in self.differences]
        told = [f"{len(lines)} {'aantal klopt' if len(lines) == 1 else 'aantallen kloppen'} niet:", *lines]
        wrong = [f"  {line}" for line in self.misrecorded]
        misasked = [f"  {line}" for line in self.misasked]
        misparted = [f"  {line}" for line in self.misparted]
        return [
            *(told if lines else []),
            *(["Afspraken en conclusies die niet kloppen:", *wrong] if wrong else []),
            *(["Vragen van deelnemers die niet kloppen:", *misasked] if misasked else []),
            *(["Sessies die niet kloppen:", *misparted] if misparted else []),
        ]


def judge(
    plan: Plan,
    played: Played,
    results: Mapping[Key, Result],
    recorded: Mapping[str, Agreed],
    asked: Mapping[str, wondering.Became],
    breakouts: Mapping[str, parting.Held],
) -> Verdict:
    """Hold the people's logs and what the chair recorded against the data of the report."""
    found = differences(played.ledger, results)
    wrong = {difference.key for difference in found}
    rows = tuple(
        Row(plan.questions[key.question].text, key.round, seats[Seat.HALL], seats[Seat.STREAM], key not in wrong)
        for key, seats in played.ledger.voters().items()
    )
    misasked = wondering.unequal(played.wondered.expected(), asked)
    misparted = parting.unequal(played.parted, played.everybody, breakouts)
    return Verdict(rows, found, played, unequal(played.agreed, recorded), misasked, misparted)


def _sentence(difference: Difference) -> str:
    where = f"{difference.key.question}, ronde {difference.key.round}, {GROUPS.get(difference.group, difference.group)}"
    what = WHAT.get(difference.what, f"keuze {difference.what}")
    return f"  {where}, {what}: verwacht {difference.expected}, in het verslag {difference.counted}"
