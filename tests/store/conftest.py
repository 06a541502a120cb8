"""One contract, two engines: a test that asks for `store` runs over both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.store import Store
from app.store.memory import MemoryStore
from app.store.sqlite import SqliteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "day.db"


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, path: Path) -> AsyncIterator[Store]:
    kept: Store = MemoryStore() if request.param == "memory" else await SqliteStore.open(path)
    yield kept
    await kept.close()
