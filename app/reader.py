"""Reads what a chair types, in the language of this session, with its roles and organisations, on one of its days."""

from __future__ import annotations

from datetime import date

from app import dutch, english
from app.core.plan import Language, Plan
from app.core.wording import Due, OutcomeKind, OwnerKind, Wording


class Reader:
    """`day` (ISO 8601) is what "vandaag" means."""

    def __init__(self, plan: Plan, day: str) -> None:
        self._is_english = plan.language is Language.ENGLISH
        self._roles, self._organisations = plan.roles, plan.organisations
        self._today = date.fromisoformat(day)
        self._next_meeting = _day_after(self._today, plan.next_date)

    def read_due(self, text: str) -> Due:
        read = english.read_due if self._is_english else dutch.read_due
        return read(text, self._today, self._next_meeting)

    def read_owner(self, text: str) -> OwnerKind:
        read = english.read_owner if self._is_english else dutch.read_owner
        return read(text, self._roles, self._organisations)

    def read_sentence(self, sentence: str) -> tuple[OutcomeKind, Wording]:
        read = english.read_sentence if self._is_english else dutch.read_sentence
        return read(sentence, self._roles, self._organisations, self._today, self._next_meeting)


def _day_after(today: date, said: str) -> date | None:
    """The day of the next meeting, when the plan has one that is still to come."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if day > today else None
