"""A few events and rows of a day, as short to write as they are to read."""

from __future__ import annotations

from pathlib import Path

from app.core.events import Event, ParticipantJoined, QuestionOpened, SessionOpened, TimeAdded
from app.core.plan import Anonymity, Seat
from app.core.records import Ballot, Mark

OPENED = SessionOpened(at=1.0, session="werkdag", source="# Werkdag é ☕")
JOINED = ParticipantJoined(at=2.5, participant="p1", seat=Seat.STREAM)
ASKED = QuestionOpened(at=3.25, question="tempo", round=1, anonymity=Anonymity.ANONYMOUS, present=(68, 16))
MORNING: tuple[Event, ...] = (OPENED, JOINED, ASKED)


def added(seconds: int) -> TimeAdded:
    return TimeAdded(at=4.0, seconds=seconds)


def ballot(voter: str, *items: int, question: str = "tempo", round: int = 1, version: int = 1) -> Ballot:
    marks = tuple(Mark(item) for item in items or (1,))
    return Ballot(question, round, voter, version, "hall", marks, (f"op-{voter}-{version}",))


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def contents(path: Path) -> bytes:
    return path.read_bytes()
