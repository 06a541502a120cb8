"""Starting the server: room for every phone that may come."""

from __future__ import annotations

import resource

import pytest

from app.serving import MOST_FILES, _allow_many_sockets

NO_END = resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("soft", "hard", "asked"),
    [
        (1_024, 524_288, MOST_FILES),
        (1_024, 4_096, 4_096),
        (1_024, NO_END, MOST_FILES),
        (4_096, 4_096, None),
        (100_000, 524_288, None),
        (NO_END, NO_END, None),
    ],
)
def test_a_hall_of_phones_fits_in_what_the_system_allows(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, asked: int | None
) -> None:
    limits: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda what: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda what, limit: limits.append(limit))
    _allow_many_sockets()
    assert limits == ([(asked, hard)] if asked else [])
