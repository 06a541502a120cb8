"""The command `bench`: measures everything, prints a table, and writes it to docs/bench when asked."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import click
import uvloop

from app.bench import broadcast, growth, memory, page, pdf, printing, votes, watching, wave
from app.bench.figure import FULL, QUICK, Figure, Measure, Profile
from app.bench.swarm import SwarmFailed
from app.rehearse.chair import ChairStuck
from app.rehearse.connection import Disconnected, Unanswered
from app.rehearse.person import NotAdmitted
from app.rehearse.progress import ProgressBar
from app.rehearse.server import ServerFailed

FIGURES: tuple[tuple[str, Measure], ...] = (
    ("geheugen", memory.measure),
    ("stemmen", votes.measure),
    ("bericht aan iedereen", broadcast.measure),
    ("binnenkomen", wave.measure),
    ("kijkers", watching.measure),
    ("groei", growth.measure),
    ("telefoonpagina", page.measure),
    ("pdf", pdf.measure),
    ("verslag tijdens de dag", printing.measure),
)
BROKEN = (SwarmFailed, ServerFailed, ChairStuck, NotAdmitted, Disconnected, Unanswered, OSError)
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "bench"


def measure(*, full: bool, strict: bool, write: bool) -> int:
    """Exit code 1 when `strict` and a limit is missed, 2 when something could not be measured, else 0."""
    profile, bar = FULL if full else QUICK, ProgressBar("Meten")
    figures, said = list[Figure](), ""
    try:
        figures = uvloop.run(_all(profile, bar))
    except* BROKEN as broken:
        said = str(_first(broken))
    if not figures:
        bar.finish()
        click.echo(f"Het meten lukte niet. Dit was het laatste bericht: {said}")
        return 2
    click.echo(table(figures))
    if write:
        click.echo(f"\nBewaard in {_write(figures, profile)}.")
    return 1 if strict and not all(figure.is_kept for figure in figures) else 0


def table(figures: list[Figure]) -> str:
    """The figures with their limits beside them, in Dutch, for a terminal."""
    rows = [f"{'cijfer':<42}{'gemeten':>10}  {'grens':<20}{'gehaald'}"]
    for figure in figures:
        kept = "ja" if figure.is_kept else "nee"
        rows += [f"{figure.name:<42}{figure.said:>10}  {figure.limit_said:<20}{kept}", f"  {figure.detail}"]
    return "\n".join(rows)


def _first(problem: BaseException) -> BaseException:
    """What went wrong first, where phones that come in together fail together."""
    return _first(problem.exceptions[0]) if isinstance(problem, BaseExceptionGroup) else problem


async def _all(profile: Profile, bar: ProgressBar) -> list[Figure]:
    figures = []
    for done, (name, one) in enumerate(FIGURES):
        bar(done, len(FIGURES), name)
        figures.append(await one(profile))
    bar.finish()
    return figures


def _write(figures: list[Figure], profile: Profile) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = [_row(figure) for figure in figures]
    machine = f"{os.cpu_count()} kernen, Python {platform.python_version()}, {platform.system()}"
    found = {"date": datetime.now(UTC).date().isoformat(), "machine": machine, "profile": profile.name, "figures": rows}
    (FOLDER / "cijfers.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    path = FOLDER / "cijfers.md"
    path.write_text(_page(figures, str(found["date"]), machine, profile), "utf-8")
    return path.relative_to(FOLDER.parents[1])


def _page(figures: list[Figure], date: str, machine: str, profile: Profile) -> str:
    cells = [(f.name, f.said, f.limit_said, "ja" if f.is_kept else "nee", f.detail) for f in figures]
    rows = [f"| {' | '.join(row)} |" for row in cells]
    head = [
        "# Cijfers",
        "",
        f"Gemeten op {date} met `./heisessie bench` (profiel {profile.name}): {machine}.",
        "Kijk naar de verhoudingen: beide kanten ervan zijn in dezelfde run op dezelfde machine gemeten.",
        "",
        "| cijfer | gemeten | grens | gehaald | toelichting |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def _row(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "value": round(figure.value, 3),
        "unit": figure.unit,
        "limit": figure.limit,
        "is_at_most": figure.is_at_most,
        "is_kept": figure.is_kept,
        "detail": figure.detail,
    }
