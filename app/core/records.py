"""Rows beside the journal: what must be erasable. Written in the same transaction as the events.

An open ballot, the key that hides its voter, a text, a person's details. Everything here that
belongs to a question is gone once the question is sealed.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.plan import Seat


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark in an answer: a chosen item, a value for an item, or a text with its random id."""

    item: int = 0
    value: int = 1
    text: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's answer in one round. `voter` is hidden under the round's key when anonymous.

    `group` is the one class the answer counts in: a seat, a role or an organisation.
    """

    question: str
    round: int
    voter: str
    version: int
    group: str
    marks: tuple[Mark, ...]
    ops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionKey:
    question: str
    round: int
    key: str


@dataclass(frozen=True, slots=True)
class RoundErased:
    """Delete the ballots and the key of a round for good; the caller checkpoints after the commit."""

    question: str
    round: int


@dataclass(frozen=True, slots=True)
class DetailsErased:
    """Delete the details of everybody for good; the caller checkpoints after the commit."""


@dataclass(frozen=True, slots=True)
class Text:
    id: str
    salt: str
    body: str


@dataclass(frozen=True, slots=True)
class Participant:
    id: str
    seat: Seat
    role: str = ""
    organisation: str = ""
    is_simulated: bool = False


Record = Ballot | QuestionKey | RoundErased | DetailsErased | Text | Participant
