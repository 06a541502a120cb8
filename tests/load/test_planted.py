"""The suite tests itself: each of these faults is planted, and the test that guards against it must fail on it.

A guard that does not fail here proves nothing where it passes.
"""

from __future__ import annotations

import contextlib
import random
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from weasyprint.urls import URLFetcher

from app.core import blocks, rounds
from app.core.records import Ballot
from app.report import pdf
from app.store import tables
from app.store.sqlite import SqliteStore
from tests import test_markup
from tests.core import test_races, test_two_chairs
from tests.load.test_powercut import after
from tests.report import test_pdf
from tests.scorecard import Row, Tell
from tests.store import test_contract
from tests.web import test_server

Plant = pytest.MonkeyPatch
Guard = Callable[[Plant, Path], Awaitable[None]]


def unheard(row: Row, value: float, tries: int = 1, told: str = "") -> None:
    """A guard that is tried here tells nothing of the product."""


async def synchronous_normal(plant: Plant, folder: Path) -> None:
    """With the synchronous setting on NORMAL the replay finds votes that were acknowledged and are gone."""
    outcome = after(folder, 1, 8, "normal", torn=0)
    print(f"power cut, synchronous NORMAL: {len(outcome.lost)} of {outcome.images} images lose acknowledged votes")
    assert outcome.lost == []


async def secure_delete_off(plant: Plant, folder: Path) -> None:
    """Without secure_delete the same search finds votes after their seal."""
    outcome = after(folder, 1, 8, "keeping", torn=0)
    print(f"power cut, secure_delete OFF: {outcome.traces} traces of sealed votes")
    assert outcome.traces == 0


async def no_op_id(plant: Plant, folder: Path) -> None:
    """A ballot forgets which deeds made it, so the same deed again is another one."""
    ballot = rounds.ballot
    plant.setattr(rounds, "ballot", lambda *parts: ballot(*parts[:-1], ()))  # type: ignore[call-arg]
    test_races.raced(random.Random(1))


async def no_step_check(plant: Plant, folder: Path) -> None:
    plant.setattr(blocks, "require_step", lambda state, command: None)
    test_two_chairs.test_ten_thousand_pairs_are_one_step_each(unheard)


async def no_unique_ballot(plant: Plant, folder: Path) -> None:
    """A ballot has no name by which a later one takes its place."""
    plant.setitem(tables.SHELVES, Ballot, tables.Stack("ballots", lambda ballot: (id(ballot),)))
    async with opened(folder / "day.db") as store:
        await test_contract.test_a_voter_has_one_ballot_in_each_round_of_each_question(store)


async def plain_fetcher(plant: Plant, folder: Path) -> None:
    plant.setattr(pdf, "DataFetcher", URLFetcher)
    test_pdf.test_printing_reaches_for_nothing(plant, folder, unheard)


async def safe_in_a_template(plant: Plant, folder: Path) -> None:
    shutil.copytree(test_markup.ROOT / "templates", folder / "templates")
    page = folder / "templates" / "questions" / "open" / "result.html"
    page.write_text(re.sub(r"{{ (\w+\.body)", r"{{ \1|safe", page.read_text()))
    plant.setattr(test_markup, "ROOT", folder)
    test_markup.test_no_template_has("text let through unescaped")


async def compression_on(plant: Plant, folder: Path) -> None:
    configure, passes = uvicorn.Config, True

    def compressing(*given: Any, **settings: Any) -> Any:
        return configure(*given, **settings | {"ws_per_message_deflate": True})

    plant.setattr(uvicorn, "Config", compressing)
    async with contextlib.asynccontextmanager(test_server.running.__wrapped__)(folder, plant) as running:  # type: ignore[attr-defined]
        try:
            await test_server.test_nothing_is_compressed(running)
        except AssertionError:
            passes = False
    assert passes  # only now, so that the server has stopped


FAULTS: tuple[Guard, ...] = (
    synchronous_normal,
    no_op_id,
    no_step_check,
    no_unique_ballot,
    plain_fetcher,
    safe_in_a_template,
    compression_on,
    secure_delete_off,
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
async def test_a_planted_fault_is_caught(
    fault: Guard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Tell
) -> None:
    try:
        await fault(monkeypatch, tmp_path)
    except AssertionError:
        figure(Row.FAULTS, 0)
        return
    pytest.fail(f"THE GUARD PROVES NOTHING: with {fault.__name__.replace('_', ' ')} it passes")


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[SqliteStore]:
    store = await SqliteStore.open(path)
    yield store
    await store.close()
