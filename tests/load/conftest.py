"""What could not be tested on this machine is said at the end, so that nobody takes it for tested."""

from __future__ import annotations

import pytest

UNTESTED = "NIET GETEST"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.stats.get("skipped", ()):
        if UNTESTED in str(report.longrepr):
            reason = str(report.longrepr[2]).removeprefix("Skipped: ")
            terminalreporter.write_line(f"{report.nodeid}: {reason}", yellow=True, bold=True)
