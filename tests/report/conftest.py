"""One renderer and one printed sample day for all tests of the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.views import ReportView
from app.render import Renderer
from app.report.documents import write
from tests.report.sample import sample


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture(scope="session")
def view() -> ReportView:
    return sample()


@pytest.fixture(scope="session")
def folder(view: ReportView, renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every document of the sample day."""
    out = tmp_path_factory.mktemp("verslag")
    write(view, out, renderer)
    return out


@pytest.fixture(scope="session")
def rehearsed(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same day as a rehearsal with simulated people."""
    out = tmp_path_factory.mktemp("repetitie")
    write(sample(is_rehearsal=True), out, renderer)
    return out
