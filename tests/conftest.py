"""What every test shares: one event loop engine, and the places of the tree under test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.load.nursery import Nursery
from tests.load.serving import environment

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


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
