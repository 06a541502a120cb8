"""Who sees the same bytes. Few: two kinds of phones, the screen, the chair, and what has a page per thing (`id`).

A new kind is a member of `Kind`, a line in `LOOKS`, its interval in `pulse` and its regions in `board`. Its boards
are made when somebody first looks, one for each `id`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from app.core.audiences import chair_view, phone_view
from app.core.breakout_views import rapporteur_view
from app.core.plan import Seat
from app.core.role_views import helper_view, speaker_view
from app.core.screen import screen_view
from app.core.state import State
from app.live.board import Board


class Kind(StrEnum):
    HALL = "hall"
    STREAM = "stream"
    SCREEN = "screen"
    CHAIR = "chair"
    RAPPORTEUR = "rapporteur"
    SPEAKER = "speaker"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Audience:
    """`id` says which one, for kinds that have more than one."""

    kind: Kind
    id: str = ""

    HALL: ClassVar[Audience]
    STREAM: ClassVar[Audience]
    SCREEN: ClassVar[Audience]
    CHAIR: ClassVar[Audience]


Audience.HALL = Audience(Kind.HALL)
Audience.STREAM = Audience(Kind.STREAM)
Audience.SCREEN = Audience(Kind.SCREEN)
Audience.CHAIR = Audience(Kind.CHAIR)

ALWAYS: Final = (Audience.HALL, Audience.STREAM, Audience.SCREEN, Audience.CHAIR)
PHONES: Final = (Audience.HALL, Audience.STREAM)
SEATS: Final = {Audience.HALL: Seat.HALL, Audience.STREAM: Seat.STREAM}
PHONE_AT: Final = {Seat.HALL: Audience.HALL, Seat.STREAM: Audience.STREAM}

Look = Callable[[State, str], Any]
"""State and `id` to the view of that audience."""

LOOKS: Final[Mapping[Kind, tuple[str, Look]]] = {
    Kind.HALL: ("phone", lambda state, _: phone_view(state, Seat.HALL)),
    Kind.STREAM: ("phone", lambda state, _: phone_view(state, Seat.STREAM)),
    Kind.SCREEN: ("screen", lambda state, _: screen_view(state)),
    Kind.CHAIR: ("chair", lambda state, _: chair_view(state)),
    Kind.RAPPORTEUR: ("rapporteur", rapporteur_view),
    Kind.SPEAKER: ("speaker", lambda state, _: speaker_view(state)),
    Kind.HELPER: ("helper", lambda state, _: helper_view(state)),
}


def board_of(audience: Audience) -> Board:
    page, look = LOOKS[audience.kind]
    return Board(page, lambda state: look(state, audience.id))


def answered_board_of(audience: Audience) -> Board:
    """What a phone shows to who answered already, where that is more than others see."""
    return Board("phone", lambda state: phone_view(state, SEATS[audience], has_answered=True))
