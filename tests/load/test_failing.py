"""A disk that gives errors, or has no room left: nothing that was acknowledged is lost, nothing refused is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.load.serving import environment
from tests.load.tracing import require_tracing
from tests.scorecard import Row, Tell

TIMES = int(os.environ.get("TESTS_TIMES", "1"))


@pytest.mark.parametrize(
    ("row", "injected", "failures"),
    [
        (Row.DISK_ERROR, "fdatasync:error=EIO:when=15+7", 200),
        (Row.DISK_ERROR, "pwrite64:error=EIO:when=40+67", 100),
        (Row.DISK_FULL, "pwrite64:error=ENOSPC:when=40+67", 100),
    ],
)
def test_nothing_acknowledged_is_lost_however_often_the_disk_fails(
    tmp_path: Path, row: Row, injected: str, failures: int, figure: Tell
) -> None:
    require_tracing(is_injecting=True)
    watching = ("strace", "-f", "-o", os.devnull, "-e", f"trace={injected.split(':')[0]}", "-e", f"inject={injected}")
    command = (*watching, sys.executable, "-m", "tests.load.failing", str(tmp_path), str(failures * TIMES))
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    found = json.loads(ran.stdout)
    assert found["failures"] >= failures * TIMES
    assert found["acknowledged"] > failures
    assert (found["lost"], found["doubled"]) == (0, 0)
    figure(row, 0, found["failures"], f"{found['acknowledged']} bevestigd")
