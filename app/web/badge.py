"""Who a device is: signed cookies, one for the participant, the chair, the beamer, the rapporteur and each other link.

The participant's cookie holds the participant's id (128 bits of chance), the rapporteur's the id of the breakout.
The others hold a fingerprint of the token they were given for, or of the key that makes it, so that a new one makes
the old cookies worthless.
Over https a name starts with `__Host-`; on plain http in a local network it cannot.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Final

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.core.commands import Command
from app.core.permissions import MAY
from app.core.roles import Actor, Role

LASTS: Final = 14 * 24 * 3600
NAMES: Final = {
    Role.PARTICIPANT: "heisessie",
    Role.CHAIR: "heisessie-regie",
    Role.SCREEN: "heisessie-scherm",
    Role.RAPPORTEUR: "heisessie-sessie",
    Role.SPEAKER: "heisessie-spreker",
    Role.HELPER: "heisessie-hulp",
    Role.COMMUNICATION: "heisessie-communicatie",
}
LINKED: Final = (Role.SPEAKER, Role.HELPER, Role.COMMUNICATION)
"""Roles that somebody has by a link alone; who has the link has the role."""


def fresh_id() -> str:
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose request this is. `participant` and `breakout` are ids that the room still has to know."""

    participant: str = ""
    is_chair: bool = False
    is_screen: bool = False
    breakout: str = ""
    linked: frozenset[Role] = frozenset()

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

    def actor_for(self, command: Command) -> Actor:
        """The hat that fits the command; without one the room refuses."""
        may = MAY.get(type(command), frozenset())
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
    """`is_secure`: people reach us over https, also where a proxy takes that off before it gets here."""

    def __init__(self, key: str, chair_token: str, screen_token: str, *, is_secure: bool = False) -> None:
        self._is_secure = is_secure
        self._signers = {role: TimestampSigner(key, salt=role, digest_method=hashlib.sha256) for role in NAMES}
        self._prints = {Role.CHAIR: _fingerprint(chair_token), Role.SCREEN: _fingerprint(screen_token)}
        self._prints |= {role: _fingerprint(f"{key}:{role}") for role in LINKED}

    def read(self, connection: HTTPConnection) -> Visitor:
        cookies, is_safe = connection.cookies, self._is_safe(connection)
        return Visitor(
            self._value(Role.PARTICIPANT, cookies, is_safe),
            self._has(Role.CHAIR, cookies, is_safe),
            self._has(Role.SCREEN, cookies, is_safe),
            self._value(Role.RAPPORTEUR, cookies, is_safe),
            frozenset(role for role in LINKED if self._has(role, cookies, is_safe)),
        )

    def give(self, response: Response, connection: HTTPConnection, role: Role, id_: str = "") -> None:
        is_safe = self._is_safe(connection)
        value = self._signers[role].sign(id_ or self._prints[role]).decode()
        response.set_cookie(
            cookie_name(role, is_safe=is_safe), value, max_age=LASTS, secure=is_safe, httponly=True, samesite="lax"
        )

    def who(self, actor: Actor) -> str:
        """A name for a person in this session that only serves to tell one from another on one device."""
        return _fingerprint(f"{self._prints[Role.CHAIR]}:{actor.role}:{actor.id}")[:12]

    def _is_safe(self, connection: HTTPConnection) -> bool:
        return self._is_secure or connection.url.scheme in ("https", "wss")

    def _has(self, role: Role, cookies: Mapping[str, str], is_safe: bool) -> bool:
        return compare_digest(self._value(role, cookies, is_safe), self._prints[role])

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
