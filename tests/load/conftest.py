"""A server with the programme of the module."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.load.serving import Serving


@pytest.fixture
async def serving(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Serving]:
    plan = tmp_path / "plan.md"
    plan.write_text(request.module.PLAN)
    server = Serving(tmp_path, plan)
    await server.start()
    yield server
    await server.stop()
