"""What somebody hears who types a command wrongly."""

from __future__ import annotations

import re

import click
import pytest

from app.__main__ import main
from app.usage import explained

ENGLISH = re.compile(r"\b(usage|options?|commands?|arguments?|show|exit|default|such|got|missing|value|valid)\b", re.I)
SAMPLE = "sessions/heisessie-2020.md"
COMMANDS = [(), *((name,) for name, command in sorted(main.commands.items()) if not command.hidden)]


def told(*typed: str) -> str:
    with pytest.raises(click.ClickException) as wrong:
        main.main(typed, prog_name="heisessie", standalone_mode=False)
    return explained(wrong.value)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["run", "sessions/weg.md"], "‘sessions/weg.md’ is er niet."),
        (["run", "sessions/dat's weg.md"], "‘sessions/dat's weg.md’ is er niet."),
        (["check", "sessions"], "‘sessions’ is een map, en hier hoort een bestand."),
        (["run", "--poort", "1"], "De optie --poort bestaat niet."),
        (["run", "--port"], "Bij de optie --port hoort een waarde."),
        (["run", "--port", "veel"], "‘veel’ is geen heel getal."),
        (["run", SAMPLE, "nog", "een"], "Dit is te veel: nog een. Zet aanhalingstekens om een naam met een spatie."),
        (["run", "--with", "veel"], "Schrijf het als 68+16: mensen in de zaal, een plus, mensen online."),
        (["erase", "--sure=ja"], "Bij de optie --sure hoort geen waarde."),
        (["erase"], "Zeg welke dag: ./heisessie erase SESSIE"),
        (["erase", "--expired", "--data", "nergens"], "De map nergens is er niet."),
        (["check"], "Er ontbreekt iets: BESTAND."),
        (["rehearse", "--hall", "-3"], "Kies bij --hall en bij --stream 0 of meer."),
    ],
)
def test_a_mistake_is_told_in_dutch_with_the_help_of_its_command(typed: list[str], said: str) -> None:
    sentence, hint = told(*typed).splitlines()
    assert sentence.startswith(said)
    assert hint == f"Hulp vind je met: ./heisessie {typed[0]} --help"


@pytest.mark.parametrize("typed", [(), ("begin",), ("--versie",)])
def test_without_a_command_there_is_help_for_all_of_them(typed: tuple[str, ...]) -> None:
    sentence, hint = told(*typed).splitlines()
    assert not ENGLISH.search(sentence)
    assert hint == "Hulp vind je met: ./heisessie --help"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_answers_in_english(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    mistakes = (("--nooit",), ("nergens", "te", "vinden"), ("--help=ja",), ("--out",))
    said = [told(*command, *mistake) for mistake in mistakes]
    main.main([*command, "--help"], prog_name="heisessie", standalone_mode=False)
    said.append(capsys.readouterr().out)
    assert [text for text in said if ENGLISH.search(text)] == []
    assert said[-1].startswith("Zo gebruik je het: ./heisessie")
