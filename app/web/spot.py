"""Which audience a page belongs to, and for whom: the query `page=...` of sockets and fragments."""

from __future__ import annotations

from dataclasses import dataclass
from hmac import compare_digest
from typing import Final

from starlette.requests import HTTPConnection

from app.core.roles import Actor, Role
from app.live.audience import PHONE_AT, Audience, Kind
from app.web.badge import Visitor
from app.web.ports import Web

ROLES: Final = {
    Kind.CHAIR: Role.CHAIR,
    Kind.SCREEN: Role.SCREEN,
    Kind.SPEAKER: Role.SPEAKER,
    Kind.HELPER: Role.HELPER,
}
LINKED_PAGES: Final = {"speaker": Role.SPEAKER, "helper": Role.HELPER}


@dataclass(frozen=True, slots=True)
class Spot:
    audience: Audience
    participant: str = ""

    @property
    def actor(self) -> Actor:
        if self.audience.kind in ROLES:
            return Actor(ROLES[self.audience.kind])
        if self.audience.kind is Kind.RAPPORTEUR:
            return Actor(Role.RAPPORTEUR, self.audience.id)
        return Actor(Role.PARTICIPANT, self.participant)


def spot_of(web: Web, connection: HTTPConnection, visitor: Visitor) -> Spot | None:
    """None when this visitor has no such page."""
    page = connection.query_params.get("page", "")
    if page == "phone" and visitor.participant:
        return phone_spot(web, visitor)
    if page == "chair" and visitor.is_chair:
        return Spot(Audience.CHAIR)
    if page in LINKED_PAGES and LINKED_PAGES[page] in visitor.linked:
        return Spot(Audience(Kind(page)))
    if page == "rapporteur" and visitor.breakout:
        return Spot(Audience(Kind.RAPPORTEUR, visitor.breakout))
    if page == "screen" and (visitor.is_screen or is_token(connection.query_params.get("token", ""), web.keys.screen)):
        return Spot(Audience.SCREEN)
    return None


def phone_spot(web: Web, visitor: Visitor) -> Spot:
    person = web.room.state.participants[visitor.participant]
    return Spot(PHONE_AT[person.seat], person.id)


def is_token(given: str, right: str) -> bool:
    return bool(right) and compare_digest(given.encode(), right.encode())
