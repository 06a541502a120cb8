"""What every event is, and how it names a text; the vocabulary itself is `app.core.events`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextRef:
    """A text in the table `texts`; `digest` is SHA-256 over its salt and body, in hexadecimal."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Event:
    at: float
