"""A day whose file is damaged: what is wrong, in plain Dutch, and how its copy takes its place.

The copy holds no open ballots and no question keys. So a question that was open goes on under a new key, and
who had answered it answers again. What is damaged is put aside. Throwing it away is for people to do, at the latest
for the server when it forgets who took part.
"""

from __future__ import annotations

import secrets
import shlex
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.core.agenda import ZONE
from app.core.records import QuestionKey
from app.core.state import Round, State
from app.errors import JournalDamaged, StoreFailed
from app.store.backup import copy_rows, end_of, is_whole

COPY: Final = Path("reserve", "sessie.kopie")
ASIDE: Final = "beschadigd-{}"
BESIDE: Final = ("", "-wal", "-shm")
"""What SQLite keeps next to a file: it belongs to that file and must not be read into another."""

NO_WAY_BACK: Final = (
    "Er is geen reservekopie die heel is. Heb je zelf een kopie van deze map, zet die dan terug.",
    "Wil je de dag opnieuw beginnen, kies dan met --data een andere map.",
)
STILL_THERE: Final = "Wie meededen, kan nog in deze map staan. Heb je de dag niet meer nodig, gooi dan de hele map weg:"


class DayDamaged(JournalDamaged):
    """The session's file is not what was written. `copy_at`: when its copy was made; 0 when none is whole."""

    def __init__(self, file: Path, position: int, copy_at: float) -> None:
        super().__init__(position)
        self.file = file
        self.copy_at = copy_at


@dataclass(frozen=True, slots=True)
class Restored:
    """`at`: the day is again as it was then. `aside`: the folder with what was damaged."""

    at: float
    aside: Path


def copy_of(file: Path) -> Path:
    return file.parent / COPY


def check_end(file: Path, length: int) -> None:
    """A file that has lost its end still fits its own chain; only its copy knows better. Raises JournalDamaged."""
    if length < end_of(copy_of(file)).position:
        raise JournalDamaged(length + 1)


def damage_to(file: Path, position: int) -> DayDamaged:
    copy = copy_of(file)
    return DayDamaged(file, position, copy.stat().st_mtime if is_whole(copy) else 0.0)


def restore(damage: DayDamaged) -> Restored:
    """Raises the damage itself when there is no copy to put in its place, StoreFailed when that did not succeed."""
    if not damage.copy_at:
        raise damage
    file = damage.file
    aside = file.with_name(ASIDE.format(_told(time.time(), "%Y%m%d-%H%M%S")))
    try:
        put_aside(file, aside)
    except OSError as problem:
        raise StoreFailed(f"not put aside: {problem}") from problem
    copy_rows(copy_of(file), file)
    return Restored(damage.copy_at, aside)


def put_aside(file: Path, aside: Path) -> None:
    aside.mkdir()
    for part in (file.with_name(file.name + ending) for ending in BESIDE):
        if part.exists():
            part.rename(aside / part.name)


def forget_aside(folder: Path, erased_at: float) -> bool:
    """Throw away what was put aside before everybody was forgotten: they are in there still. Was there any?

    Raises StoreFailed when something stays.
    """
    try:
        old = [aside for aside in folder.glob(ASIDE.format("*")) if aside.stat().st_mtime <= erased_at]
    except OSError as problem:
        raise StoreFailed(f"not looked at: {problem}") from problem
    for aside in old:
        shutil.rmtree(aside, ignore_errors=True)
    if any(aside.exists() for aside in old):
        raise StoreFailed(f"not thrown away in {folder}")
    return bool(old)


def missing_keys(state: State) -> list[QuestionKey]:
    """Fresh ones where a copy took the key away: without one a round's anonymous voters could be worked out."""
    bare = [round_ for round_ in _unsealed(state) if not round_.key]
    return [QuestionKey(round_.question, round_.number, secrets.token_urlsafe(24)) for round_ in bare]


def damage_told(damage: DayDamaged, command: Sequence[str]) -> str:
    """`command`: what was typed after `./heisessie`."""
    where = f"vanaf gebeurtenis {damage.position} klopt het logboek niet meer" if damage.position else "niet te lezen"
    head = ["De gegevens van deze dag zijn beschadigd. Er is niets veranderd.", f"  {damage.file}: {where}", ""]
    throw_away = [STILL_THERE, f"  {damage.file.parent}"] if command[0] == "erase" else []
    return "\n".join([*head, *(_way_back(damage, command) if damage.copy_at else NO_WAY_BACK), *throw_away])


def _way_back(damage: DayDamaged, command: Sequence[str]) -> list[str]:
    moment = _moment(damage.copy_at)
    if command[0] == "report":
        return [f"Er is een reservekopie van {moment}. Gebruik in plaats van de map:", f"  {copy_of(damage.file)}"]
    if command[0] == "erase":
        data = shlex.quote(str(damage.file.parent.parent))
        return [
            f"Er is een reservekopie van {moment}. Zet die eerst terug, stop de server weer, en wis dan opnieuw:",
            f"  ./heisessie run PROGRAMMA --data {data} --restore",
        ]
    return [
        f"Er is een reservekopie van {moment}. Zet die zo terug:",
        f"  ./heisessie {shlex.join((*command, '--restore'))}",
        "Wat er daarna is gedaan, ben je dan kwijt. Ook de stemmen op vragen die nog niet vaststonden.",
        "Uitslagen die toen vaststonden, blijven.",
    ]


def restored_lines(restored: Restored, state: State) -> list[str]:
    """What the organiser must know before the day goes on."""
    asked = [f"- {state.plan.questions[round_.question].text}" for round_ in _unsealed(state)]
    again = ["Deze vragen beginnen weer zonder stemmen. Vraag iedereen opnieuw te stemmen:", *asked] if asked else []
    return [
        f"De reservekopie van {_moment(restored.at)} is teruggezet. Wat daarna is gedaan, is weg.",
        *again,
        f"De beschadigde bestanden staan in {restored.aside}.",
        "Daar kunnen nog open stemmen in staan. Gooi die map weg zodra de dag weer loopt.",
    ]


def _unsealed(state: State) -> list[Round]:
    return [round_ for rounds in state.rounds.values() for round_ in rounds if round_.box is None]


def _moment(at: float) -> str:
    return _told(at, "%d-%m-%Y %H:%M:%S")


def _told(at: float, form: str) -> str:
    """In the time of the day, wherever the server stands."""
    return datetime.fromtimestamp(at, ZONE).strftime(form)
