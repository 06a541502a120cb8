"""The composition root: everything is wired here and nowhere else."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.types import ASGIApp

from app.core.livestream import Livestream, livestream
from app.core.report_views import report_view
from app.live.hub import Hub
from app.live.keeper import Keeper
from app.live.pulse import Pulse
from app.live.room import Change, Room
from app.opening import Opened, as_links
from app.plan_file import write_plan
from app.reader import Reader
from app.render import Door, Renderer
from app.report.maker import ReportMaker
from app.web.faults import handlers
from app.web.headers import Headers
from app.web.ports import Web
from app.web.routes import routes
from app.words import Words

RESTARTING: Final = 1012
STATIC: Final = Path(__file__).parents[1] / "static"
REPORT_FOLDER: Final = "verslag"


class Reports:
    """The report of this session as it stands when somebody asks for it."""

    def __init__(self, room: Room, opened: Opened) -> None:
        self._room, self._store = room, opened.store
        self._maker = ReportMaker(opened.folder / REPORT_FOLDER, language=opened.state.plan.language)

    def start(self) -> None:
        self._maker.start(report_view(self._room.state, self._store.digest))

    def progress(self) -> Mapping[str, object]:
        return asdict(self._maker.progress())

    def made(self) -> Sequence[tuple[str, float]]:
        return self._maker.made()

    def path(self, name: str) -> Path | None:
        return self._maker.path(name)

    async def close(self) -> None:
        await self._maker.close()


def build(opened: Opened, address: str, contact: str = "", stream_hosts: Sequence[str] = ()) -> ASGIApp:
    """The application of one session. `address` is what people type to reach it; `stream_hosts` may stream."""
    words = Words(opened.state.plan.language)
    stream = livestream(opened.state.plan.livestream, stream_hosts)
    renderer = Renderer(language=words.language)
    hub = _hub(opened, address, renderer, words, stream)
    pulse = Pulse(hub)
    keeper = Keeper(opened.store, opened.copy, opened.state)

    def changed(change: Change) -> None:
        pulse.changed(change)
        keeper.changed(change)

    room = Room(opened.store, opened.state, changed)
    reports = Reports(room, opened)
    web = Web(
        room=room,
        hub=hub,
        reader=Reader(opened.state.plan),
        renderer=renderer,
        reports=reports,
        keys=opened.keys,
        static=STATIC,
        clock=time.time,
        write_plan=write_plan,
        address=address,
        contact=contact,
        words=words,
        livestream=stream,
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        room.start()
        pulse.start()
        keeper.start()
        yield
        hub.close(RESTARTING)
        await pulse.stop()
        await room.stop()
        await keeper.stop()
        await reports.close()
        await opened.store.close()

    starlette = Starlette(routes=routes(web), lifespan=lifespan, exception_handlers=dict(handlers(web)))
    return Headers(starlette, is_secure=address.startswith("https:"))


def _hub(opened: Opened, address: str, renderer: Renderer, words: Words, stream: Livestream | None) -> Hub:
    """With what every page may show beside its view: the ways in, and the stream."""
    links = as_links(opened.keys, address)
    return Hub(
        opened.state,
        1,
        renderer,
        words.announcement,
        door=Door(address.split("://")[-1], opened.keys.code, links["phone"]),
        links=links,
        livestream=stream,
        session_link=lambda id_: address + opened.keys.session_path(id_),
    )
