"""The real room, templates and scripts on a port of their own, in this process: what a test lifts is lifted here."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from uvicorn import Server

from app.application import STATIC
from app.core.plan import Plan
from app.core.report_views import report_view
from app.core.state import State
from app.live.audience import Kind
from app.live.hub import Hub
from app.live.room import Change, Room
from app.opening import as_links
from app.plan_file import write_plan
from app.reader import Reader
from app.render import Door, Renderer
from app.report.documents import report_page
from app.report.maker import Progress
from app.report.newsletter import letters
from app.report.summary import summarise
from app.store.memory import MemoryStore
from app.web import server
from app.web.faults import handlers
from app.web.headers import Headers
from app.web.ports import Web
from app.web.routes import routes
from app.words import Words
from tests.web.house import KEYS, Documents


class Stand:
    """`renderer` makes the pages. Nothing is shown before `show`, so that a test knows when all of it is."""

    def __init__(self, folder: Path, plan: Plan, renderer: Renderer) -> None:
        self._listener = server.listen("127.0.0.1", 0)
        self.base = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.links = as_links(KEYS, self.base)
        self._renderer = renderer
        state, words = State("gevaar", plan), Words()
        door = Door(self.base.split("://")[-1], KEYS.code, self.links["phone"])
        self.hub = Hub(state, 1, renderer, words.announcement, door=door, links=self.links, livestream=None)
        self.room = Room(MemoryStore(), state, self._changed)
        reports: Any = Shelf(folder)
        self.web = Web(
            self.room, self.hub, partial(Reader, plan), renderer, reports, KEYS, STATIC,
            asyncio.get_running_loop().time, write_plan, self.base, words=words, data=folder,
        )  # fmt: skip

    def _changed(self, change: Change) -> None:
        self.hub.changed(change)

    async def show(self, mark: str) -> None:
        """Everything that changed to everybody, and behind it a sentence that says so."""
        for kind in Kind:
            await self.hub.show(kind)
        await self.hub.show_owners()
        self.hub.warn(Kind, mark)

    def documents(self) -> list[str]:
        """The pages that are taken along, as somebody opens them from a disk."""
        view = report_view(self.room.state, "0" * 64)
        summary = summarise(view)
        made = letters(view, summary, self._renderer)
        return [
            report_page(view, summary, self._renderer),
            *(text for name, text in made.items() if name.endswith(".html")),
        ]

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        inner = Starlette(routes=routes(self.web), exception_handlers=dict(handlers(self.web)))
        running = Quiet(server.server(Headers(inner)).config)
        self._listener.listen(server.BACKLOG)
        self.room.start()
        serving = asyncio.create_task(running.serve(sockets=[self._listener]))
        try:
            yield
        finally:
            self.hub.close(1012)
            running.should_exit = True
            await serving
            await self.room.stop()


class Shelf(Documents):
    """With what the page of the report says about it."""

    def progress(self) -> Mapping[str, object]:
        return asdict(Progress(0, ""))


class Quiet(Server):
    """Leaves the signals to who runs the tests."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        yield
