"""Room for every phone that may come."""

from __future__ import annotations

import resource

import pytest

from app.open_files import MOST, allow_many

NO_END = resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("soft", "hard", "asked"),
    [
        (1_024, 524_288, MOST),
        (1_024, 4_096, 4_096),
        (1_024, NO_END, MOST),
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
    allow_many()
    assert limits == ([(asked, hard)] if asked else [])


@pytest.mark.parametrize("problem", [ValueError, OSError])
def test_a_system_that_gives_no_more_does_not_stop_the_day(
    monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    def refused(what: int, limit: tuple[int, int]) -> None:
        raise problem

    monkeypatch.setattr(resource, "getrlimit", lambda what: (1_024, NO_END))
    monkeypatch.setattr(resource, "setrlimit", refused)
    allow_many()
