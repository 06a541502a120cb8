"""What the web needs from the rest of the house; `app.application` hands it over as one `Web`."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from app.core.livestream import Livestream
from app.core.plan import Plan
from app.core.roles import Role
from app.live.fields import OutcomeReader
from app.live.hub import Hub
from app.live.room import Room
from app.web.badge import Badges
from app.web.guesses import Guesses
from app.web.places import Places
from app.words import Words


class Renderer(Protocol):
    def render(self, template: str, /, **context: object) -> str: ...


class Reports(Protocol):
    def start(self) -> None:
        """Make the documents again, in a process of their own; does nothing while one is busy."""

    def progress(self) -> Mapping[str, object]: ...

    def made(self) -> Sequence[tuple[str, float]]:
        """What is ready to take along, and when it was made."""

    def path(self, name: str) -> Path | None:
        """Where a finished document is; None for any other name."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The session's secrets: `code` is typed (8 digits), the others are at least 128 bits.

    `simulated` is known to this server only: who joins with it is played and marked as such.
    """

    code: str
    join: str
    chair: str
    screen: str
    signing: str
    simulated: str = ""

    def token(self, role: Role, id_: str = "") -> str:
        """Of the link of a role, or of one thing that a role has: nobody can make it who has not the signing key."""
        if role is Role.CHAIR:
            return self.chair
        digest = hmac.digest(self.signing.encode(), f"{role}:{id_}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest[:24]).decode()

    def rapporteur(self, breakout: str) -> str:
        return self.token(Role.RAPPORTEUR, breakout)

    def session_path(self, breakout: str) -> str:
        return f"/sessie/{self.rapporteur(breakout)}"


@dataclass(frozen=True)
class Web:
    """`address` is the public address of the server, empty to take it from the request; `contact` the URI of
    whom to tell about a weak spot, empty when nobody was named."""

    room: Room
    hub: Hub
    reader: OutcomeReader
    renderer: Renderer
    reports: Reports
    keys: Keys
    static: Path
    clock: Callable[[], float]
    write_plan: Callable[[Plan], str]
    address: str = ""
    contact: str = ""
    guesses: Guesses = field(default_factory=Guesses)
    words: Words = field(default_factory=Words)
    livestream: Livestream | None = None
    places: Places = field(default_factory=Places)

    @cached_property
    def badges(self) -> Badges:
        return Badges(self.keys.signing, self.keys.chair, self.keys.screen, is_secure=self.address.startswith("https:"))
