"""The command line in Dutch: its help, and what is wrong with what was typed. `click` itself only speaks English."""

from __future__ import annotations

import re
from typing import Any, Final

import click

HEADINGS: Final = {"Options": "Opties", "Commands": "Opdrachten"}
QUOTED: Final = "['\"](.*)['\"]"
MISTAKES: Final = {
    rf"No such command {QUOTED}\.": "De opdracht ‘{}’ bestaat niet.",
    rf"No such option {QUOTED}\.": "De optie {} bestaat niet.",
    rf"Option {QUOTED} does not take a value\.": "Bij de optie {} hoort geen waarde.",
    rf"Option {QUOTED} requires an argument\.": "Bij de optie {} hoort een waarde.",
    r"Got unexpected extra arguments? \((.*)\)": "Dit is te veel: {}. Zet aanhalingstekens om een naam met een spatie.",
    rf"{QUOTED} is not a valid integer\.": "‘{}’ is geen heel getal.",
    rf"\S+ {QUOTED} does not exist\.": "‘{}’ is er niet.",
    rf"\S+ {QUOTED} is a directory\.": "‘{}’ is een map, en hier hoort een bestand.",
    rf"\S+ {QUOTED} is not readable\.": "‘{}’ is niet te lezen.",
}
"""What `click` says, and what we say of it; every other mistake is told by who found it, in Dutch."""


def explained(wrong: click.ClickException) -> str:
    """Two lines for the terminal: what is wrong, and where help is."""
    command = wrong.ctx.info_name if isinstance(wrong, click.UsageError) and wrong.ctx else None
    help_ = f"./heisessie {command} --help" if command and command != "heisessie" else "./heisessie --help"
    return f"{_sentence(wrong)}\nHulp vind je met: {help_}"


def _sentence(wrong: click.ClickException) -> str:
    if isinstance(wrong, click.MissingParameter) and wrong.param:
        return f"Er ontbreekt iets: {wrong.param.human_readable_name.rstrip('.')}."
    if isinstance(wrong, click.exceptions.NoArgsIsHelpError):
        return "Zeg welke opdracht."
    found = ((re.match(english, wrong.message), dutch) for english, dutch in MISTAKES.items())
    return next((dutch.format(match[1]) for match, dutch in found if match), wrong.message)


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(f"./{prog}", args, prefix or "Zo gebruik je het: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    context_class = _Context

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"options_metavar": "[OPTIES]", **named})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Toon deze uitleg."
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Whatever is wrong, it is known of which command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise


class Group(Command, click.Group):
    command_class = Command
