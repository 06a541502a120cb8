"""Measuring that fails ends with a sentence, also when many phones fail at once."""

from __future__ import annotations

import asyncio

import pytest

from app.bench import command
from app.bench.figure import Figure, Measure, Profile
from app.bench.swarm import SwarmFailed


async def alone(profile: Profile) -> Figure:
    raise SwarmFailed("the door stayed shut")


async def together(profile: Profile) -> Figure:
    async with asyncio.TaskGroup() as phones:
        for _ in range(3):
            phones.create_task(alone(profile))
    raise AssertionError


@pytest.mark.parametrize("one", [alone, together])
def test_what_could_not_be_measured_is_said(
    one: Measure, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "FIGURES", (("deur", one),))
    assert command.measure(full=False, strict=False, write=False) == 2
    said = "Het meten lukte niet. Dit was het laatste bericht: the door stayed shut\n"
    assert capsys.readouterr().out == said
