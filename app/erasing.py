"""Forgets who took part in a day that no server has open: at somebody's word, or because its time has come.

A running server does this for its own day. For the others in the same folder it starts this program once a day, as a
process of its own, so that reading an old day costs the day of now nothing.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
import time
from asyncio.subprocess import PIPE
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import structlog

from app.core.decision import Moment
from app.core.events import Event
from app.core.retention import erase_date, erasing, has_people, is_expired
from app.core.state import State
from app.errors import ErasedInPart, HeisessieError, StoreError
from app.opening import FILE, InUse, Opened, own_file, reopen_alone, reopen_session
from app.restoring import forget_aside
from app.store import Store
from app.store.backup import end_of

ROOT: Final = Path(__file__).parents[1]
FIRST_LOOK: Final = 10.0
NEXT_LOOK: Final = 24 * 3600.0
"""Seconds."""
WHAT: Final = "rollen, organisaties en apparaten van {} deelnemers"
STAYS: Final = "Uitslagen, afspraken en het verslag blijven. Ook wie een afspraak bevestigde, met rol en organisatie."

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of the people of one day, and until when."""

    people: int
    until: date


@dataclass(frozen=True, slots=True)
class Erased:
    """How many people were forgotten; `has_swept`: a copy that was behind, or what was put aside, went as well."""

    people: int
    has_swept: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """A line for every day in which something was erased, and one for every day in which that did not succeed."""

    erased: tuple[str, ...]
    failed: tuple[str, ...]


async def look(session: Path) -> Kept:
    opened = await reopen_session(own_file(session))
    await opened.close()
    return Kept(len(opened.state.participants), erase_date(opened.state, time.time()))


async def erase(session: Path, *, only_expired: bool = False) -> Erased:
    """Also what an earlier time did not get to: of whom the day forgot, nothing stays beside it either.

    Raises InUse while a server has this day open, ErasedInPart when only the day itself forgot them, or another
    StoreError.
    """
    opened = await reopen_alone(session)
    try:
        state, now = opened.state, time.time()
        is_time = is_expired(state, now) if only_expired else has_people(state)
        if is_time:
            await _forget(opened.store, state, now)
        erased_at = now if is_time else state.erased_at
        return Erased(len(state.participants) if is_time else 0, bool(erased_at) and await _swept(opened, erased_at))
    finally:
        await opened.close()


async def erase_expired(data: Path) -> Looked:
    """In every day of which the time has come. One that cannot be read does not stop the others."""
    erased, failed = [], []
    for session in sessions_in(data):
        try:
            gone = await erase(session, only_expired=True)
        except InUse:
            continue
        except ErasedInPart:
            failed.append(f"{session}: wie meededen, kan nog in een kopie staan.")
        except (HeisessieError, OSError):
            failed.append(f"{session}: niet te lezen, dus niets gewist.")
        else:
            erased += [erased_line(session, gone)] if gone.people or gone.has_swept else []
    return Looked(tuple(erased), tuple(failed))


def erased_line(session: Path, erased: Erased) -> str:
    if erased.people:
        return f"{session}: gewist zijn {WHAT.format(erased.people)}."
    if erased.has_swept:
        return f"{session}: wie meededen, was al gewist. Nu ook in de reservekopie en in wat opzij was gezet."
    return f"{session}: er was niets te wissen."


def what_would_go(session: Path, kept: Kept) -> str:
    return "\n".join(
        [
            f"In {session} staan {WHAT.format(kept.people)}. Die worden vanzelf gewist op {kept.until:%d-%m-%Y}.",
            STAYS,
            "Nu wissen kan ook. Daarna is er geen weg terug:",
            f"  ./heisessie erase {session} --sure",
        ]
    )


def sessions_in(data: Path) -> list[Path]:
    return sorted(file.parent for file in data.glob(f"*/{FILE}"))


async def look_after(data: Path, own: Path) -> None:
    """For as long as a server runs: the other days in its folder."""
    await asyncio.sleep(FIRST_LOOK)
    while True:
        try:
            await look_at_others(data, own)
        except OSError as problem:
            log.error("erasing_failed", error=type(problem).__name__)
        await asyncio.sleep(NEXT_LOOK)


async def look_at_others(data: Path, own: Path) -> None:
    """Once. Which days could not be read stands on the error output, where that process says it itself."""
    if not has_others(data, own):
        return
    looking = await asyncio.create_subprocess_exec(*erasing_command(data), cwd=ROOT, stdout=PIPE)
    said, _ = await looking.communicate()
    if said:
        log.info("people_forgotten", days=len(said.splitlines()))
    if looking.returncode:
        log.error("erasing_failed", code=looking.returncode)


def has_others(data: Path, own: Path) -> bool:
    return any(session.name != own.name for session in sessions_in(data))


def erasing_command(data: Path) -> tuple[str, ...]:
    return sys.executable, "-m", "app", "erase", "--expired", "--data", str(data.resolve())


async def _forget(store: Store, state: State, now: float) -> None:
    """In the day itself. From here on nobody knows any more who they were, but for its copies."""
    facts = erasing(state, Moment(now, lambda: secrets.token_urlsafe(12)))
    await store.append(
        [fact for fact in facts if isinstance(fact, Event)],
        [fact for fact in facts if not isinstance(fact, Event)],
    )


async def _swept(opened: Opened, erased_at: float) -> bool:
    """Nothing of whom the day forgot stays beside it: not in its log, its copy, or what was put aside. Was there any?

    A copy that is as far as the day holds nobody any more; without one there may be half of one.
    """
    try:
        await opened.store.checkpoint()
        is_behind = end_of(opened.copy).digest != opened.store.digest
        if is_behind:
            await opened.store.backup(opened.copy)
        return forget_aside(opened.folder, erased_at) or is_behind
    except StoreError as problem:
        raise ErasedInPart(str(problem)) from problem
