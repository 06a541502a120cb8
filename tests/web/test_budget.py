"""Twenty messages a second, forty at once."""

from __future__ import annotations

from app.web.budget import Budget


def test_forty_at_once_and_no_more() -> None:
    budget = Budget(0)
    assert sum(budget.spend(0) for _ in range(100)) == 40


def test_after_that_twenty_a_second() -> None:
    budget = Budget(0)
    taken = sum(budget.spend(tick / 100) for tick in range(1001))
    assert 235 <= taken <= 240
