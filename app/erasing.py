"""Forgets who took part in a day that no server has open: at somebody's word, or because its time has come.

A running server does this for its own day. For the others in the same folder it starts this program once a day, as a
process of its own, so that reading an old day costs the day of now nothing.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.core.decision import Moment
from app.core.events import Event
from app.core.retention import erase_date, erasing, has_people, is_expired
from app.errors import StoreError
from app.opening import FILE, InUse, reopen_alone, reopen_session
from app.restoring import forget_aside

ROOT: Final = Path(__file__).parents[1]
FIRST_LOOK: Final = 10.0
NEXT_LOOK: Final = 24 * 3600.0
"""Seconds."""
WHAT: Final = "rollen, organisaties en apparaten van {} deelnemers"
STAYS: Final = "Uitslagen, afspraken en het verslag blijven. Ook wie een afspraak bevestigde, met rol en organisatie."


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of the people of one day, and until when."""

    people: int
    until: str


async def look(session: Path) -> Kept:
    opened = await reopen_session(session)
    await opened.store.close()
    return Kept(len(opened.state.participants), f"{erase_date(opened.state, time.time()):%d-%m-%Y}")


async def erase(session: Path, *, only_expired: bool = False) -> int:
    """How many people were forgotten. Raises InUse while a server has this day open, or another StoreError."""
    opened = await reopen_alone(session)
    state, now = opened.state, time.time()
    try:
        if not (is_expired(state, now) if only_expired else has_people(state)):
            return 0
        facts = erasing(state, Moment(now, lambda: secrets.token_urlsafe(12)))
        await opened.store.append(
            [fact for fact in facts if isinstance(fact, Event)],
            [fact for fact in facts if not isinstance(fact, Event)],
        )
        await opened.store.checkpoint()
        await opened.store.backup(opened.copy)
    finally:
        await opened.store.close()
    forget_aside(opened.folder, now)
    return len(state.participants)


async def erase_expired(data: Path) -> list[str]:
    """A line for every day of which the time has come, and for every day that could not be read."""
    lines = []
    for session in sessions_in(data):
        try:
            people = await erase(session, only_expired=True)
        except InUse:
            continue
        except StoreError:
            lines.append(f"{session}: niet te lezen, dus niets gewist.")
        else:
            lines += [erased_line(session, people)] if people else []
    return lines


def erased_line(session: Path, people: int) -> str:
    return f"{session}: gewist zijn {WHAT.format(people)}." if people else f"{session}: er was niets te wissen."


def explained(session: Path, kept: Kept) -> str:
    return "\n".join(
        [
            f"In {session} staan {WHAT.format(kept.people)}. Die worden vanzelf gewist op {kept.until}.",
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
        if has_others(data, own):
            looking = await asyncio.create_subprocess_exec(
                *expired_in(data), cwd=ROOT, stdout=asyncio.subprocess.DEVNULL
            )
            await looking.wait()
        await asyncio.sleep(NEXT_LOOK)


def has_others(data: Path, own: Path) -> bool:
    return any(session.name != own.name for session in sessions_in(data))


def expired_in(data: Path) -> tuple[str, ...]:
    return sys.executable, "-m", "app", "erase", "--expired", "--data", str(data.resolve())
