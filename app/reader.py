"""Reads what a chair types, in Dutch, with the roles, organisations and date of this day in mind."""

from __future__ import annotations

from datetime import date

from app.core.plan import Plan
from app.core.wording import Due, OutcomeKind, OwnerKind, Wording
from app.dutch import read_due, read_owner, read_sentence


class Reader:
    def __init__(self, plan: Plan) -> None:
        self._roles, self._organisations = plan.roles, plan.organisations
        self._today = date.fromisoformat(plan.date)
        self._next_meeting = _day_after(self._today, plan.next_date)

    def read_due(self, text: str) -> Due:
        return read_due(text, self._today, self._next_meeting)

    def read_owner(self, text: str) -> OwnerKind:
        return read_owner(text, self._roles, self._organisations)

    def read_sentence(self, sentence: str) -> tuple[OutcomeKind, Wording]:
        return read_sentence(sentence, self._roles, self._organisations, self._today, self._next_meeting)


def _day_after(today: date, said: str) -> date | None:
    """The day of the next meeting, when the plan has one that is still to come."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if day > today else None
