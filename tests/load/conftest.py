"""A server with the programme of the module, and what could not be tested on this machine is said at the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.load.serving import Serving

UNTESTED = "NIET GETEST"


@pytest.fixture
async def serving(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Serving]:
    plan = tmp_path / "plan.md"
    plan.write_text(request.module.PLAN)
    server = Serving(tmp_path, plan)
    await server.start()
    yield server
    await server.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.stats.get("skipped", ()):
        if UNTESTED in str(report.longrepr):
            reason = str(report.longrepr[2]).removeprefix("Skipped: ")
            terminalreporter.write_line(f"{report.nodeid}: {reason}", yellow=True, bold=True)
