"""What somebody hears who types a command wrongly."""

from __future__ import annotations

import click
import pytest

from app.__main__ import main
from app.usage import explained


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["run", "sessions/weg.md"], "‘sessions/weg.md’ is er niet, of is niet te lezen."),
        (["run", "--poort", "1"], "De optie --poort bestaat niet."),
        (["run", "--port", "veel"], "‘veel’ is geen heel getal."),
        (["check"], "Er ontbreekt iets: BESTAND..."),
        (["begin"], "De opdracht ‘begin’ bestaat niet."),
        (["run", "--with", "veel"], "Schrijf het als 68+16"),
    ],
)
def test_a_mistake_is_told_in_dutch(typed: list[str], said: str) -> None:
    with pytest.raises(click.ClickException) as wrong:
        main.main(typed, prog_name="heisessie", standalone_mode=False)
    told = explained(wrong.value)
    assert told.startswith(said)
    assert told.endswith("--help")
