"""The sitemap: every address, what answers it and who may use it. Nothing else is reachable."""

from __future__ import annotations

from functools import partial
from typing import Final

from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from app.core.roles import Role
from app.web import (
    about,
    commands,
    contact,
    door,
    forgetting,
    fragments,
    handing,
    health,
    links,
    pages,
    pictures,
    programme,
    queries,
    report,
    sessions,
    shelf,
    socket,
    texts,
)
from app.web.guard import Way, guarded
from app.web.ports import Web

CHAIR: Final = frozenset({Role.CHAIR})
PARTICIPANT: Final = frozenset({Role.PARTICIPANT})
RAPPORTEUR: Final = frozenset({Role.RAPPORTEUR})
INSIDE: Final = frozenset({Role.PARTICIPANT, Role.CHAIR, Role.SCREEN, Role.ORGANISER})
ORGANISERS: Final = frozenset({Role.CHAIR, Role.ORGANISER})
REPORTERS: Final = ORGANISERS | {Role.COMMUNICATION}
HEATH: Final = "/heide/{theme}/{width:int}x{height:int}/{hall:int}-{stream:int}-{open_hall:int}-{open_stream:int}.svg"

WAYS: Final = (
    Way("GET", "/", door.code_form),
    Way("GET", "/m/{token}", door.link_form),
    Way("GET", "/m/{token}/online", door.link_form),
    Way("POST", "/meedoen", door.join),
    Way("GET", "/dag", pages.phone, PARTICIPANT, otherwise="/?bericht=badge"),
    Way("GET", "/uitslag", pages.results, PARTICIPANT, otherwise="/?bericht=badge"),
    Way("GET", queries.PATH, queries.queries, PARTICIPANT, otherwise="/?bericht=badge"),
    Way("GET", "/scherm/{token}", pages.screen, has_token=True),
    *links.ways(),
    Way("GET", "/regie", pages.chair, CHAIR),
    Way("GET", "/spreker", pages.speaker, frozenset({Role.SPEAKER})),
    Way("GET", "/hulp", pages.helper, frozenset({Role.HELPER})),
    Way("GET", "/sessie/{token}", sessions.link, has_token=True),
    Way("POST", "/sessie/{token}", sessions.enter, has_token=True),
    Way("GET", "/sessie", sessions.page, RAPPORTEUR),
    Way("GET", texts.PATH, texts.texts, frozenset({Role.CHAIR, Role.HELPER})),
    Way("GET", handing.PAGE, handing.page, ORGANISERS),
    Way("GET", forgetting.PAGE, forgetting.page, ORGANISERS),
    Way("GET", "/programma.md", programme.as_file, ORGANISERS),
    Way("GET", "/deel", fragments.regions),
    Way("GET", "/puls", fragments.pings),
    Way("POST", "/opdracht/{type}", commands.post_command),
    Way("GET", "/verslag", report.overview, REPORTERS),
    Way("POST", "/verslag/maken", report.make, REPORTERS),
    Way("GET", "/verslag/stand", report.standing, REPORTERS),
    Way("GET", "/verslag/{file}", report.download, REPORTERS),
    Way("GET", HEATH, pictures.heath_picture),
    Way("GET", "/qr.svg", pictures.qr_picture, INSIDE),
    Way("GET", about.PRIVACY, about.privacy),
    Way("GET", about.ACCESSIBILITY, about.accessibility),
    Way("GET", health.PATH, health.healthy),
    Way("GET", contact.PATH, contact.security_txt),
    Way("GET", "/static/{path:path}", shelf.file),
)
"""`/deel` and `/puls` are as open as the page they are asked for; a command as open as the core says."""


def routes(web: Web) -> list[BaseRoute]:
    ways: list[BaseRoute] = [Route(way.path, guarded(web, way), methods=[way.method]) for way in WAYS]
    return [*ways, WebSocketRoute("/live", partial(_live, web))]


async def _live(web: Web, socket_: WebSocket) -> None:
    await socket.live(web, socket_)
