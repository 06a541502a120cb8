"""What one person did and must do: the only view that holds anything about one person, sent to that person only."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.outcome_view import OutcomeView
from app.core.plan import Seat
from app.core.query_view import QueryView
from app.core.records import Mark

NUMBER = "\ue000"
"""Where the number of whoever reads it goes: what people hold alike is drawn once, and addressed to each."""


@dataclass(frozen=True, slots=True)
class OwnView:
    """What one person did and must do: the guarded region. `key` names the question and round.

    `queries` are the questions this person asked, `had` the ids of those and of what they support. `number` is
    `NUMBER` while sessions are under way, in which the chair can move whoever says it. `asks_who`: nobody knows yet
    who this is. `is_exact`: whether they do is otherwise than with most, or it goes with what is answered now.
    """

    key: str
    seat: Seat
    role: str
    organisation: str
    version: int = 0
    marks: tuple[Mark, ...] = ()
    is_counted: bool = False
    asked: tuple[OutcomeView, ...] = ()
    claimed: tuple[str, ...] = ()
    queries: tuple[QueryView, ...] = ()
    had: tuple[str, ...] = ()
    breakout: str = ""
    number: str = ""
    asks_who: bool = False
    is_exact: bool = False

    @property
    def is_somebody(self) -> bool:
        """Is there anything in it that not everybody has?"""
        held = (self.version, self.asked, self.claimed, self.is_counted, self.had, self.breakout)
        return any(held) or self.is_exact

    @property
    def is_rare(self) -> bool:
        """Is there anything in it that hardly anybody else has?"""
        return bool(self.version or self.asked or self.claimed or self.had)
