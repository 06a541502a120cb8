"""What a measurement is: one number with the limit it must keep."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """How large and how often. `phones` get a broadcast, `watchers` see a result move, `voters` vote, `cast` votes lie
    there already.

    `comers` come in, two hundred a second; `patient` people vote once a second for so many `seconds`.
    """

    name: str = "snel"
    phones: int = 5_000
    watchers: int = 1_500
    voters: int = 400
    votes_each: int = 20
    rounds: int = 3
    remembered: int = 600
    cast: int = 100_000
    printed: int = 1
    comers: int = 600
    patient: int = 400
    seconds: int = 2


QUICK = Profile()
FULL = Profile(
    "uitgebreid",
    watchers=5_000,
    voters=500,
    votes_each=30,
    rounds=11,
    remembered=2_000,
    printed=5,
    comers=2_000,
    seconds=10,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` in `unit` (empty: a ratio). `is_at_most`: the limit is a ceiling, else a floor.
    `detail` tells in Dutch what was measured on both sides."""

    name: str
    value: float
    limit: float
    is_at_most: bool
    detail: str
    unit: str = ""

    @property
    def is_kept(self) -> bool:
        return self.value <= self.limit if self.is_at_most else self.value >= self.limit

    @property
    def said(self) -> str:
        return f"{_number(self.value)} {self.unit}".strip()

    @property
    def limit_said(self) -> str:
        return f"{'hoogstens' if self.is_at_most else 'minstens'} {_number(self.limit)} {self.unit}".strip()


Measure = Callable[[Profile], Awaitable[Figure]]


def _number(value: float) -> str:
    """As Dutch people write it: a comma, and no more digits than mean something."""
    return (f"{value:.0f}" if value >= 20 else f"{value:.2f}").replace(".", ",").removesuffix(",00")
