"""The command line. Every command is a few lines: read what was given, call the part that does it."""

from __future__ import annotations

import asyncio
import gc
import os
import shlex
import sys
from pathlib import Path
from typing import Any

import click

from app import usage
from app.config import read_settings
from app.errors import BadSettings, DiskBroken, ErasedInPart, NotListening, PlanProblems, ReportFailed, StoreError
from app.opening import NO_FOLDER, InUse, NoFolder, NotASession
from app.restoring import DayDamaged, damage_told

STORE_SENTENCES: dict[type[StoreError], str] = {
    InUse: "Deze dag is al open in een ander venster. Sluit die eerst, of kies een andere map met --data.",
    NotASession: "In deze map staat geen dag. Geef de map van de dag, bijvoorbeeld data/heisessie-sociaal-domein.",
    DiskBroken: (
        "De schijf gaf een fout bij het bewaren. De server is gestopt. Wat bevestigd is, is bewaard.\n"
        "Start hem opnieuw met dezelfde opdracht. Gebeurt het weer, kies dan met --data een map op een andere schijf.\n"
        "Kopieer daar eerst de map van de dag heen, dan gaat de dag verder waar hij was."
    ),
    ErasedInPart: (
        "Wie meededen, is gewist in de dag zelf, maar kan nog in een kopie staan.\n"
        "Kijk of er plaats is op de schijf en of niemand deze dag open heeft. Geef daarna dezelfde opdracht nog eens."
    ),
    StoreError: "De gegevens van deze dag zijn niet te openen. Er is niets veranderd. Is er nog plaats op de schijf?",
}
STOPPED = "Gestopt. Alles is bewaard. Ga verder met: {command}"
PROGRAMME = click.Path(exists=True, dir_okay=False, path_type=Path)
SESSION = click.Path(exists=True, path_type=Path)
FOLDER = click.Path(path_type=Path)
FOR_THE_REPORT = click.option(
    "--out", metavar="MAP", type=FOLDER, default=Path("out"), help="Map voor het verslag (standaard out)."
)
SAMPLE = Path(__file__).parents[1] / "sessions" / "heisessie-2020.md"


@click.group(cls=usage.Group, subcommand_metavar="OPDRACHT", context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Heisessie begeleidt een werkdag voor de zaal en online, van programma tot verslag."""


@main.command()
@click.argument("file", metavar="[BESTAND]", type=PROGRAMME, default=SAMPLE)
@click.option("--port", metavar="GETAL", type=int, help="Poort waarop de server luistert (standaard 8420).")
@click.option(
    "--host", metavar="ADRES", help="Waar de server luistert (standaard 0.0.0.0: ook telefoons in dit netwerk)."
)
@click.option("--data", metavar="MAP", type=FOLDER, help="Map voor de gegevens (standaard data).")
@click.option("--people", metavar="GETAL", type=int, help="Hoeveel mensen tegelijk mogen meedoen (standaard 5000).")
@click.option("--with", "crowd", metavar="68+16", default="", help="Vul de zaal en online met gesimuleerde mensen.")
@click.option("--rehearsal", is_flag=True, help="Dit is een repetitie: dat staat op elk document.")
@click.option("--update", is_flag=True, help="Neem een veranderd programmabestand over, voor wat nog niet begonnen is.")
@click.option("--restore", is_flag=True, help="Zijn de gegevens beschadigd? Ga dan verder met de reservekopie.")
@click.option("--links-file", type=click.Path(path_type=Path), hidden=True)
def run(
    file: Path, crowd: str, rehearsal: bool, update: bool, restore: bool, links_file: Path | None, **given: Any
) -> None:
    """Start de server met het programma van de dag."""
    gc.disable()  # loading makes no garbage; serving turns it on
    from app.serving import Start, serve_day

    settings = read_settings(os.environ, given)
    import uvloop

    try:
        uvloop.run(serve_day(settings, Start(file, _people(crowd), rehearsal, links_file, update, restore)))
    except KeyboardInterrupt:
        click.echo(f"\n{STOPPED.format(command=shlex.join(['./heisessie', *sys.argv[1:]]))}")
        raise


@main.command()
@click.argument("files", metavar="BESTAND...", nargs=-1, required=True, type=PROGRAMME)
def check(files: tuple[Path, ...]) -> None:
    """Kijk programmabestanden na. Noemt elke fout met de regel."""
    from app.plan_file import load
    from app.plan_file.remarks import remarks

    broken, hosts = 0, read_settings(os.environ, {}).stream_hosts
    for file in files:
        try:
            plan = load(file, hosts)
        except PlanProblems as problems:
            broken += 1
            click.echo(f"{file}: {_counted(len(problems.problems))}")
            for problem in problems.problems:
                click.echo(f"  regel {problem.line}: {problem.text}")
        else:
            questions = sum(len(block.questions) for block in plan.blocks)
            click.echo(f"{file}: in orde. {len(plan.blocks)} onderdelen, {questions} vragen.")
            for remark in remarks(plan):
                click.echo(f"  let op: {remark}")
    sys.exit(1 if broken else 0)


@main.command()
@click.argument("file", metavar="[BESTAND]", type=PROGRAMME, default=SAMPLE)
@click.option("--hall", metavar="GETAL", default=70, help="Mensen in de zaal (standaard 70).")
@click.option("--stream", metavar="GETAL", default=17, help="Mensen online (standaard 17).")
@click.option("--seed", metavar="GETAL", default=1, help="Hetzelfde getal geeft dezelfde aantallen (standaard 1).")
@FOR_THE_REPORT
def rehearse(file: Path, hall: int, stream: int, seed: int, out: Path) -> None:
    """Speel de hele dag na met gesimuleerde mensen. Controleert elk aantal."""
    if min(hall, stream) < 0:
        raise click.BadParameter("Kies bij --hall en bij --stream 0 of meer.")
    from app.rehearse.command import play

    sys.exit(play(file, hall, stream, seed, out))


@main.command()
@click.argument("session", metavar="SESSIE", type=SESSION)
@FOR_THE_REPORT
def report(session: Path, out: Path) -> None:
    """Maak het verslag en de nieuwsbrief uit de bewaarde gegevens."""
    from app.reporting import write_report

    for path in asyncio.run(write_report(session, out)):
        click.echo(path)


@main.command()
@click.argument("session", metavar="[SESSIE]", type=SESSION, required=False)
@click.option("--sure", is_flag=True, help="Wis nu. Zonder dit lees je alleen wat er gewist zou worden.")
@click.option("--expired", is_flag=True, help="Wis in alle dagen waarvan de bewaartijd voorbij is.")
@click.option("--data", metavar="MAP", type=FOLDER, help="Map met de dagen, bij --expired (standaard data).")
def erase(session: Path | None, sure: bool, expired: bool, data: Path | None) -> None:
    """Wis wie meededen. Uitslagen, afspraken en verslag blijven."""
    from app import erasing

    failed: tuple[str, ...] = ()
    lines: tuple[str, ...]
    if expired:
        looked = asyncio.run(erasing.erase_expired(_folder_of_days(data)))
        lines, failed = looked.erased, looked.failed
    elif session is None:
        raise click.UsageError("Zeg welke dag: ./heisessie erase SESSIE, of wis met --expired wat over tijd is.")
    elif sure:
        lines = (erasing.erased_line(session, asyncio.run(erasing.erase(session))),)
    else:
        lines = (erasing.what_would_go(session, asyncio.run(erasing.look(session))),)
    for line in lines:
        click.echo(line)
    for line in failed:
        click.echo(line, err=True)
    sys.exit(1 if failed else 0)


@main.command()
@click.option("--full", is_flag=True, help="Meet langer en met meer mensen.")
@click.option("--strict", is_flag=True, help="Eindig met een fout als een grens niet is gehaald.")
@click.option("--write", is_flag=True, help="Bewaar de cijfers in docs/bench.")
def bench(full: bool, strict: bool, write: bool) -> None:
    """Meet hoe snel deze machine is. De cijfers zijn verhoudingen tot een kale server."""
    from app.bench.command import measure

    sys.exit(measure(full=full, strict=strict, write=write))


@main.command()
@click.option(
    "--out", metavar="MAP", type=FOLDER, default=Path("out/beeld"), help="Map voor de plaatjes (standaard out/beeld)."
)
@click.option("--docs", is_flag=True, help="Maak alleen de plaatjes van de handleiding, in docs/beeld.")
def gallery(out: Path, docs: bool) -> None:
    """Maak plaatjes van elke pagina op elk moment van een dag."""
    from app.gallery.command import NoBrowser, make, make_manual

    try:
        out.mkdir(parents=True, exist_ok=True)
        click.echo(asyncio.run(make_manual() if docs else make(out)))
    except OSError as problem:
        raise NoFolder(NO_FOLDER.format(out, "--out")) from problem
    except NoBrowser as missing:
        raise click.ClickException(str(missing)) from missing


@main.command(hidden=True)
@click.argument("base")
@click.argument("code")
@click.argument("simulated")
@click.argument("hall", type=int)
@click.argument("stream", type=int)
@click.argument("language")
def crowd(base: str, code: str, simulated: str, hall: int, stream: int, language: str) -> None:
    """The simulated people of `run --with`, in a process of their own."""
    from app.rehearse.crowd import accompany, fill

    asyncio.run(accompany(sys.stdin, fill(base, code, hall, stream, 1, simulated, language)))


def _people(text: str) -> tuple[int, int]:
    """ "68+16" -> 68 in the hall, 16 online."""
    hall, _, stream = (text or "0+0").partition("+")
    if not (hall.strip().isdecimal() and (stream.strip() or "0").isdecimal()) or int(hall) + int(stream or 0) > 2000:
        raise click.BadParameter(
            "Schrijf het als 68+16: mensen in de zaal, een plus, mensen online. Samen hooguit 2000."
        )
    return int(hall), int(stream or 0)


def _folder_of_days(given: Path | None) -> Path:
    """It must be there: who misspells it in a planner would believe that people are forgotten."""
    data = read_settings(os.environ, {"data": given}).data
    if not data.is_dir():
        raise click.BadParameter(f"De map {data} is er niet. Geef met --data de map waar de dagen in staan.")
    return data


def _counted(problems: int) -> str:
    return "1 fout" if problems == 1 else f"{problems} fouten"


def cli() -> None:
    """An expected failure is a sentence, not a traceback."""
    try:
        main.main(prog_name="heisessie", standalone_mode=False)
    except click.ClickException as wrong:
        click.echo(usage.explained(wrong), err=True)
        sys.exit(wrong.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BadSettings as wrong:
        sys.exit("\n".join(wrong.sentences))
    except PlanProblems as problems:
        lines = "\n".join(f"  regel {problem.line}: {problem.text}" for problem in problems.problems)
        sys.exit(f"Dit programma kan nog niet open. {_counted(len(problems.problems))}:\n{lines}")
    except (NoFolder, NotListening, ReportFailed) as wrong:
        sys.exit(str(wrong))
    except DayDamaged as damage:
        sys.exit(damage_told(damage, sys.argv[1:]))
    except StoreError as wrong:
        sys.exit(next(text for kind, text in STORE_SENTENCES.items() if isinstance(wrong, kind)))


if __name__ == "__main__":
    cli()
