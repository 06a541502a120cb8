"""A running house for the tests of its doors: real room, hub and memory store, templates replaced by their names."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from app.core.plan import Anonymity, Block, BlockKind, Breakout, Plan
from app.core.state import State
from app.core.wording import Due, DueKind, OutcomeKind, OwnerKind, Wording
from app.live.board import REGIONS
from app.live.hub import Hub
from app.live.pulse import Pulse
from app.live.room import Room
from app.plan_file import write_plan
from app.store.memory import MemoryStore
from app.web.admission import Admission
from app.web.faults import handlers
from app.web.headers import Headers
from app.web.places import Places
from app.web.ports import Keys, Web
from app.web.routes import routes
from tests.core.day import PLAN

KEYS = Keys("12345678", "join-" + "j" * 24, "chair-" + "c" * 24, "screen-" + "s" * 24, "k" * 32, "played-" + "p" * 24)
HOST = "http://heide.test"
OWN = {"Origin": HOST}
FRAMES = len(REGIONS["phone"]) + 1
"""What a phone gets after the greeting: its regions, and its own."""
JSON = OWN | {"Accept": "application/json"}
SESSION = "wethouders"
WITH_SESSION = replace(
    PLAN,
    blocks=(
        *PLAN.blocks,
        Block("sessies", BlockKind.BREAKOUTS, "Sessies", 21 * 60, breakouts=(Breakout(SESSION, "Wethouders"),)),
    ),
)
"""A day with a session, so that it has a rapporteur."""


class Names:
    """Instead of templates: which template, and what a person would read of it."""

    def region(self, page: str, region: str, /, **context: Any) -> str:
        return f"<p>{page}/{region}</p>"

    def page(self, page: str, /, **context: Any) -> str:
        return f"<title>{page}</title>{context.get('message') or ''} {context.get('now', '')}"

    def render(self, template: str, /, **context: Any) -> str:
        return f"<title>{template}</title>{context.get('message', '')}"


@dataclass(frozen=True)
class Reader:
    day: str = ""

    def read_due(self, text: str) -> Due:
        return Due(DueKind.FUZZY, text) if text else Due()

    def read_owner(self, text: str) -> OwnerKind:
        return OwnerKind.ROLE

    def read_sentence(self, sentence: str) -> tuple[OutcomeKind, Wording]:
        return OutcomeKind.AGREEMENT, Wording(sentence, "gelezen")


class Documents:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started = 0

    def start(self) -> None:
        self.started += 1

    def progress(self) -> Mapping[str, object]:
        return {"percent": 40, "sentence": "Bezig"}

    def made(self) -> Sequence[tuple[str, float]]:
        return [("verslag.pdf", 0)]

    def path(self, name: str) -> Path | None:
        return self.folder / name if name == "verslag.pdf" else None


@dataclass
class House:
    """`now` moves only when a test moves it."""

    folder: Path
    plan: Plan = PLAN
    address: str = ""
    contact: str = "mailto:veiligheid@heide.test"
    now: float = 1_000.0
    places: Places = field(default_factory=Places)
    admission: Admission = field(default_factory=Admission)
    store: MemoryStore = field(default_factory=MemoryStore)
    keys: Keys = KEYS

    def __post_init__(self) -> None:
        (self.folder / "verslag.pdf").write_bytes(b"%PDF-1.7")
        (self.folder / "live.js").write_text("export {};\n" * 40)
        state = State("dag", self.plan)
        self.hub = Hub(state, 1, Names())
        self.pulse = Pulse(self.hub)
        self.room = Room(self.store, state, self.pulse.changed, lambda: 1_600_000_000.0)
        self.reports = Documents(self.folder)
        self.web = Web(
            self.room,
            self.hub,
            Reader,
            Names(),
            self.reports,
            self.keys,
            self.folder,
            lambda: self.now,
            write_plan,
            self.address,
            self.contact,
            places=self.places,
            admission=self.admission,
            data=self.folder,
        )

    @property
    def app(self) -> ASGIApp:
        inner = Starlette(routes=routes(self.web), lifespan=self._alive, exception_handlers=handlers(self.web))
        return Headers(inner, self.address.startswith("https"))

    @asynccontextmanager
    async def _alive(self, _: Starlette) -> AsyncIterator[None]:
        self.room.start()
        self.pulse.start()
        yield
        self.hub.close(1012)
        await self.pulse.stop()
        await self.room.stop()

    def visitor(self, base: str = HOST) -> TestClient:
        """Another device; the server must be running (`with house.visitor()` starts it)."""
        return TestClient(self.app, base, follow_redirects=False, raise_server_exceptions=False)


def asking_roles(plan: Plan = PLAN) -> Plan:
    """The same day, with a question on name: then the door asks for a role."""
    block = plan.blocks[2]
    named = replace(block.questions[0], anonymity=Anonymity.NAMED)
    blocks = (*plan.blocks[:2], replace(block, questions=(named,)), *plan.blocks[3:])
    return replace(plan, blocks=blocks, roles=plan.roles or ("raadslid", "wethouder"))
