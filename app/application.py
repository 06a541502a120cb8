"""The composition root: everything is wired here and nowhere else."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from starlette.applications import Starlette
from starlette.types import ASGIApp

from app.config import Settings
from app.core.livestream import Livestream, livestream
from app.core.report_views import report_view
from app.live.audience import Kind
from app.live.disk import DiskWatch, Trouble
from app.live.hub import Hub
from app.live.keeper import Keeper
from app.live.pulse import Pulse
from app.live.room import Change, Room
from app.opening import Opened, as_links
from app.plan_file import write_plan
from app.reader import Reader
from app.render import Door, Renderer
from app.report.maker import ReportMaker
from app.restoring import forget_aside
from app.web.admission import Admission
from app.web.faults import handlers
from app.web.headers import Headers
from app.web.ports import Web
from app.web.routes import routes
from app.words import Words

RESTARTING: Final = 1012
STATIC: Final = Path(__file__).parents[1] / "static"
REPORT_FOLDER: Final = "verslag"
ORDINARY: Final = Settings()


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


def build(
    opened: Opened, address: str, settings: Settings = ORDINARY, give_up: Callable[[], None] = lambda: None
) -> ASGIApp:
    """`address` is what people type to reach it; `give_up`: the disk broke, stop."""
    words = Words(opened.state.plan.language)
    stream = livestream(opened.state.plan.livestream, settings.stream_hosts)
    renderer = Renderer(language=words.language)
    hub = _hub(opened, address, renderer, words, stream)
    room, workers = _room(opened, hub, words, give_up)
    reports = Reports(room, opened)
    web = Web(
        room=room,
        hub=hub,
        read_on=partial(Reader, opened.state.plan),
        renderer=renderer,
        reports=reports,
        keys=opened.keys,
        static=STATIC,
        clock=time.time,
        write_plan=write_plan,
        address=address,
        contact=settings.contact,
        words=words,
        livestream=stream,
        admission=Admission(settings.people),
        data=opened.folder,
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with _at_work(workers, (reports.close, opened.close)):
            yield
            hub.close(RESTARTING)

    inner = Starlette(routes=routes(web), lifespan=lifespan, exception_handlers=dict(handlers(web)))
    return Headers(inner, web.is_secure)


class _Worker(Protocol):
    def start(self) -> None: ...

    async def stop(self) -> None: ...


def _room(opened: Opened, hub: Hub, words: Words, give_up: Callable[[], None]) -> tuple[Room, tuple[_Worker, ...]]:
    """And who is at work beside it, in the order in which they stop."""
    pulse = Pulse(hub)
    keeper = Keeper(opened.store, opened.copy, opened.state, forget=partial(forget_aside, opened.folder))
    disk = _disk_watch(opened, hub, words, give_up)

    def changed(change: Change) -> None:
        pulse.changed(change)
        keeper.changed(change)
        disk.changed(change)

    room = Room(opened.store, opened.state, changed, on_failure=disk.failed)
    return room, (disk, pulse, room, keeper)


@asynccontextmanager
async def _at_work(workers: Sequence[_Worker], close: Sequence[Callable[[], Awaitable[None]]]) -> AsyncIterator[None]:
    """They stop in this order, whatever befalls one of them: the keeper's last copy is of the day as the room left it,
    and only then the day is closed."""
    async with AsyncExitStack() as leaving:
        for leave in reversed([*(worker.stop for worker in workers), *close]):
            leaving.push_async_callback(leave)
        for worker in workers:
            worker.start()
        yield


def _disk_watch(opened: Opened, hub: Hub, words: Words, give_up: Callable[[], None]) -> DiskWatch:
    """A full disk is for the chair; that the server stops is for everybody but the beamer."""

    def tell(trouble: Trouble, free: int) -> None:
        told = set(Kind) - {Kind.SCREEN} if trouble is Trouble.BROKEN else {Kind.CHAIR}
        hub.warn(told, words.disk(trouble, free))

    return DiskWatch(opened.store, tell, give_up)


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
    )
