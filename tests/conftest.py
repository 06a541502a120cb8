"""What every test shares: one event loop engine, the places of the tree, and what is said at the end of a run."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.load.nursery import Nursery
from tests.load.serving import environment
from tests.scorecard import Tell, found_in, table, teller, together

SCORES = "TESTS_SCORES"
"""Names a file that takes up what was found, when the table is made of more than one run."""

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Tell:
    """Tells what was found, for the scorecard."""
    return teller(record_property)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "figure" in getattr(item, "fixturenames", ()):
            item.add_marker("scorecard")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if hasattr(terminalreporter.config, "workerinput"):
        return
    for report in terminalreporter.stats.get("skipped", ()):
        reason = str(report.longrepr[2]).removeprefix("Skipped: ")
        terminalreporter.write_line(f"NIET GETEST {report.nodeid}: {reason}", yellow=True, bold=True)
    found = found_in(terminalreporter.stats.get("passed", ()))
    if path := os.environ.get(SCORES):
        with Path(path).open("a", encoding="utf-8") as out:
            out.writelines(f"{one.as_text}\n" for one in found)
    elif found:
        terminalreporter.section("scorekaart")
        terminalreporter.write_line(table(together(found)))


@pytest.fixture(scope="session")
async def nursery() -> AsyncIterator[Nursery]:
    """Where servers start fast."""
    opened = await Nursery.open(environment())
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT
