"""Which audience a page belongs to, and for whom: the query `page=...` of sockets and fragments."""

from __future__ import annotations

from dataclasses import dataclass
from hmac import compare_digest

from starlette.requests import HTTPConnection

from app.core.plan import Seat
from app.core.roles import Actor, Role
from app.live.hub import Audience
from app.web.badge import Visitor
from app.web.ports import Web


@dataclass(frozen=True, slots=True)
class Spot:
    audience: Audience
    participant: str = ""

    @property
    def actor(self) -> Actor:
        if self.audience is Audience.CHAIR:
            return Actor(Role.CHAIR)
        if self.audience is Audience.SCREEN:
            return Actor(Role.SCREEN)
        return Actor(Role.PARTICIPANT, self.participant)


def spot_of(web: Web, connection: HTTPConnection, visitor: Visitor) -> Spot | None:
    """None when this visitor has no such page."""
    page = connection.query_params.get("page", "")
    if page == "phone" and visitor.participant:
        return phone_spot(web, visitor)
    if page == "chair" and visitor.is_chair:
        return Spot(Audience.CHAIR)
    if page == "screen" and (visitor.is_screen or is_token(connection.query_params.get("token", ""), web.keys.screen)):
        return Spot(Audience.SCREEN)
    return None


def phone_spot(web: Web, visitor: Visitor) -> Spot:
    person = web.room.state.participants[visitor.participant]
    return Spot(Audience.STREAM if person.seat is Seat.STREAM else Audience.HALL, person.id)


def is_token(given: str, right: str) -> bool:
    return bool(right) and compare_digest(given.encode(), right.encode())
