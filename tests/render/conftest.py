"""One renderer for all tests of the templates."""

from __future__ import annotations

import pytest

from app.render import Renderer


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer()
