"""The command `rehearse`: plays the day with a progress bar and says whether the counts are right."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from app.rehearse.chair import ChairStuck
from app.rehearse.connection import Disconnected, Unanswered
from app.rehearse.day import DayEmpty, DayEndless
from app.rehearse.person import NotAdmitted
from app.rehearse.progress import ProgressBar
from app.rehearse.rehearsal import rehearse
from app.rehearse.server import ServerFailed
from app.rehearse.verdict import Verdict

BROKEN = 2
STOPPED = {
    ServerFailed: "De server of het verslag werkte niet. Dit was het laatste bericht:",
    ChairStuck: "De regie kon niet verder:",
    DayEmpty: "Er doet niemand mee. Kies met --hall of --stream minstens één deelnemer.",
    DayEndless: "De dag kwam niet tot een einde.",
    NotAdmitted: "Een deelnemer kwam niet binnen:",
    Disconnected: "Een verbinding viel weg en kwam niet terug. Is deze computer druk? Probeer het dan nog eens.",
    Unanswered: "De server antwoordde niet binnen een halve minuut. Is deze computer druk? Probeer het dan nog eens.",
}


def play(file: Path, hall: int, stream: int, seed: int, out: Path) -> int:
    """Exit code: 0 all counts right, 1 a count differs, 2 the day did not come to its end."""
    bar = ProgressBar("Repetitie")
    try:
        verdict = asyncio.run(rehearse(file, hall, stream, seed, out, bar))
    except tuple(STOPPED) as stopped:
        bar.finish()
        click.echo(f"{STOPPED[type(stopped)]} {stopped}".strip())
        return BROKEN
    bar.finish()
    click.echo(_told(verdict, out))
    return verdict.exit_code


def _told(verdict: Verdict, out: Path) -> str:
    return f"{verdict}\n\nHet verslag van deze repetitie staat in {out}."
