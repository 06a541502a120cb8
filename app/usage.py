"""A mistake on the command line, in Dutch: what is wrong, and where help is. `click` itself only speaks English."""

from __future__ import annotations

import re
from typing import Final

import click

_QUOTED: Final = re.compile(r"'([^']*)'")


def explained(wrong: click.ClickException) -> str:
    """One or two lines for the terminal."""
    command = wrong.ctx.info_name if isinstance(wrong, click.UsageError) and wrong.ctx else None
    help_ = f"./heisessie {command} --help" if command and command != "heisessie" else "./heisessie --help"
    return f"{_sentence(wrong)}\nHulp vind je met: {help_}"


def _sentence(wrong: click.ClickException) -> str:
    found = _QUOTED.search(wrong.message)
    value = found[1] if found else ""
    if isinstance(wrong, click.NoSuchOption):
        return f"De optie {wrong.option_name} bestaat niet."
    if isinstance(wrong, click.MissingParameter):
        return f"Er ontbreekt iets: {wrong.param.human_readable_name if wrong.param else 'een waarde'}."
    if isinstance(wrong, click.BadParameter) and value:
        return _unfit(wrong, value)
    if isinstance(wrong, click.BadOptionUsage):
        return f"Bij de optie {wrong.option_name} hoort een waarde."
    if isinstance(wrong, click.UsageError) and value:
        return f"De opdracht ‘{value}’ bestaat niet."
    return wrong.message


def _unfit(wrong: click.BadParameter, value: str) -> str:
    kind = wrong.param.type if wrong.param else None
    if isinstance(kind, click.Path):
        return f"‘{value}’ is er niet, of is niet te lezen."
    return f"‘{value}’ is geen heel getal." if isinstance(kind, click.types.IntParamType) else wrong.message
