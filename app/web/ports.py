"""What the web needs from the rest of the house; `app.application` hands it over as one `Web`."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol

from app.core.days import today
from app.core.link import link_name
from app.core.livestream import Livestream
from app.core.plan import Plan
from app.core.roles import Role
from app.live.fields import OutcomeReader
from app.live.hub import Hub
from app.live.room import Room
from app.web.admission import Admission
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


PATHS: Final[Mapping[Role, str]] = {
    Role.CHAIR: "/regie",
    Role.SPEAKER: "/spreker",
    Role.HELPER: "/hulp",
    Role.COMMUNICATION: "/communicatie",
    Role.RAPPORTEUR: "/sessie",
    Role.ORGANISER: "/organisator",
}
"""Where the link of each role begins."""


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

    def token(self, role: Role, id_: str = "", turn: int = 0) -> str:
        """Of the link of a role, or of one thing that a role has: nobody can make it who has not the signing key.

        `turn`: how often the link was taken back.
        """
        if role is Role.CHAIR and not (id_ or turn):
            return self.chair
        about = f"{role}:{id_}" + (f"#{turn}" if turn else "")
        digest = hmac.digest(self.signing.encode(), about.encode(), "sha256")
        return base64.urlsafe_b64encode(digest[:24]).decode()

    def path(self, role: Role, id_: str = "", turn: int = 0) -> str:
        """Where the link of a role leads."""
        return f"{PATHS[role]}/{self.token(role, id_, turn)}"


@dataclass(frozen=True)
class Web:
    """`address` is the public address of the server, empty to take it from the request; `contact` the URI of
    whom to tell about a weak spot, empty when nobody was named; `data` the folder of the day. `read_on` gives who
    reads what a chair types on a day (ISO 8601)."""

    room: Room
    hub: Hub
    read_on: Callable[[str], OutcomeReader]
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
    admission: Admission = field(default_factory=Admission)
    data: Path = Path()

    @cached_property
    def badges(self) -> Badges:
        return Badges(self.keys.signing, self.keys.chair, self.keys.screen, self.turn_of, is_secure=self.is_secure)

    @property
    def is_secure(self) -> bool:
        """People reach us over https: then cookies are `Secure`, and pages say that they always do."""
        return self.address.startswith("https://")

    @property
    def reader(self) -> OutcomeReader:
        """A programme of several days means by "morgen" the day after the one of now."""
        return self.read_on(today(self.room.state))

    def turn_of(self, link: str) -> int:
        """How often this link was taken back."""
        return self.room.state.turns.get(link, 0)

    def path(self, role: Role, id_: str = "") -> str:
        """Where the link leads that counts now."""
        return self.keys.path(role, id_, self.turn_of(link_name(role, id_)))
