"""Who a device is: signed cookies, one for the participant, the chair, the beamer, the rapporteur and each other link.

The participant's cookie holds the participant's id (128 bits of chance), the rapporteur's the id of the breakout.
The others hold a fingerprint of the token they were given for, or of the key that makes it. Behind either stands the
turn of the link, when that was ever taken back: a cookie of an earlier turn is worthless.
Over https a name starts with `__Host-`; on plain http in a local network it cannot.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Final

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.core.commands import Command
from app.core.link import EXTRA, link_name
from app.core.permissions import MAY
from app.core.roles import Actor, Role

LASTS: Final = 14 * 24 * 3600
TURN: Final = "#"
CHAIRS: Final = (link_name(Role.CHAIR), link_name(Role.CHAIR, EXTRA))
NAMES: Final = {
    Role.PARTICIPANT: "heisessie",
    Role.CHAIR: "heisessie-regie",
    Role.SCREEN: "heisessie-scherm",
    Role.RAPPORTEUR: "heisessie-sessie",
    Role.SPEAKER: "heisessie-spreker",
    Role.HELPER: "heisessie-hulp",
    Role.COMMUNICATION: "heisessie-communicatie",
    Role.ORGANISER: "heisessie-organisator",
}
LINKED: Final = (Role.SPEAKER, Role.HELPER, Role.COMMUNICATION, Role.ORGANISER)
"""Roles that somebody has by a link alone; who has the link has the role."""


def fresh_id() -> str:
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose request this is. `participant` and `breakout` are ids that the room still has to know; `revoked` are
    roles that this device had until their link was taken back."""

    participant: str = ""
    is_chair: bool = False
    is_screen: bool = False
    breakout: str = ""
    linked: frozenset[Role] = frozenset()
    revoked: frozenset[Role] = frozenset()

    @property
    def roles(self) -> frozenset[Role]:
        worn = {
            Role.PARTICIPANT: bool(self.participant),
            Role.CHAIR: self.is_chair,
            Role.SCREEN: self.is_screen,
            Role.RAPPORTEUR: bool(self.breakout),
            Role.NOBODY: True,
        }
        return self.linked | frozenset(role for role, has in worn.items() if has)

    @property
    def hands_out(self) -> Role | None:
        """As whom this visitor hands out links."""
        if Role.ORGANISER in self.linked:
            return Role.ORGANISER
        return Role.CHAIR if self.is_chair else None

    def actor_for(self, command: Command) -> Actor:
        """The hat that fits the command; without one the room refuses."""
        may = MAY.get(type(command), frozenset())
        if Role.ORGANISER in self.linked and Role.ORGANISER in may:
            return Actor(Role.ORGANISER)
        if self.is_chair and Role.CHAIR in may:
            return Actor(Role.CHAIR)
        if self.participant and Role.PARTICIPANT in may:
            return Actor(Role.PARTICIPANT, self.participant)
        if self.breakout and Role.RAPPORTEUR in may:
            return Actor(Role.RAPPORTEUR, self.breakout)
        if Role.HELPER in self.linked and Role.HELPER in may:
            return Actor(Role.HELPER)
        return Actor(Role.NOBODY)


class Badges:
    """`turn_of` says how often a link was taken back, by its name. `is_secure`: people reach us over https, also
    where a proxy takes that off before it gets here."""

    def __init__(
        self, key: str, chair_token: str, screen_token: str, turn_of: Callable[[str], int], *, is_secure: bool = False
    ) -> None:
        self._is_secure = is_secure
        self._turn_of = turn_of
        self._signers = {role: TimestampSigner(key, salt=role, digest_method=hashlib.sha256) for role in NAMES}
        self._prints = {str(Role.CHAIR): _fingerprint(chair_token), str(Role.SCREEN): _fingerprint(screen_token)}
        self._prints |= {link: _fingerprint(f"{key}:{link}") for link in (*map(str, LINKED), CHAIRS[1])}

    def read(self, connection: HTTPConnection) -> Visitor:
        cookies, is_safe = connection.cookies, self._is_safe(connection)
        held = {role: value for role in NAMES if (value := self._value(role, cookies, is_safe))}
        good = {role: id_ for role, value in held.items() if (id_ := self._worn(role, value))}
        return Visitor(
            good.get(Role.PARTICIPANT, ""),
            Role.CHAIR in good,
            Role.SCREEN in good,
            good.get(Role.RAPPORTEUR, ""),
            frozenset(role for role in LINKED if role in good),
            frozenset(held.keys() - good.keys()),
        )

    def give(self, response: Response, connection: HTTPConnection, role: Role, id_: str = "") -> None:
        """`id_`: which participant, which breakout, or which chair."""
        is_safe = self._is_safe(connection)
        value = self._signers[role].sign(self._stamp(role, id_)).decode()
        response.set_cookie(
            cookie_name(role, is_safe=is_safe), value, max_age=LASTS, secure=is_safe, httponly=True, samesite="lax"
        )

    def who(self, actor: Actor) -> str:
        """A name for a person in this session that only serves to tell one from another on one device."""
        return _fingerprint(f"{self._prints[CHAIRS[0]]}:{actor.role}:{actor.id}")[:12]

    def _is_safe(self, connection: HTTPConnection) -> bool:
        return self._is_secure or connection.url.scheme in ("https", "wss")

    def _worn(self, role: Role, value: str) -> str:
        """What a cookie of this role says, if it is of the turn of now: an id, or the name of the link."""
        if role is Role.PARTICIPANT:
            return value
        id_ = value.partition(TURN)[0]
        links = CHAIRS if role is Role.CHAIR else (link_name(role, id_ if role is Role.RAPPORTEUR else ""),)
        found = next((link for link in links if compare_digest(value.encode(), self._printed(link, id_).encode())), "")
        return id_ if found and role is Role.RAPPORTEUR else found

    def _stamp(self, role: Role, id_: str) -> str:
        return id_ if role is Role.PARTICIPANT else self._printed(link_name(role, id_), id_)

    def _printed(self, link: str, id_: str) -> str:
        turn = self._turn_of(link)
        return self._prints.get(link, id_) + (f"{TURN}{turn}" if turn else "")

    def _value(self, role: Role, cookies: Mapping[str, str], is_safe: bool) -> str:
        signed = cookies.get(cookie_name(role, is_safe=is_safe))
        if not signed or len(signed) > 200:
            return ""
        try:
            return self._signers[role].unsign(signed, max_age=LASTS).decode()
        except (BadSignature, UnicodeDecodeError):
            return ""


def cookie_name(role: Role, *, is_safe: bool) -> str:
    return f"__Host-{NAMES[role]}" if is_safe else NAMES[role]


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:32]
