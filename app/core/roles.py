"""Who somebody is to a running session. An `Actor` comes with every command; the core decides on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    ORGANISER = "organiser"
    CHAIR = "chair"
    HELPER = "helper"
    SPEAKER = "speaker"
    RAPPORTEUR = "rapporteur"
    PARTICIPANT = "participant"
    SCREEN = "screen"
    COMMUNICATION = "communication"
    CLOCK = "clock"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Actor:
    """`id` is the participant's id for participants and empty for the others."""

    role: Role
    id: str = ""
