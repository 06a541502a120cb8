"""What an outcome was made from in one tap."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    QUESTION = "question"
    TEXT = "text"
    PITCH = "pitch"
    FINDING = "finding"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Source:
    """`name` is the question, the owner of the pitch, the bottleneck or the session."""

    kind: SourceKind
    name: str
