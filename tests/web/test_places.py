"""One address holds so many pages open and no more; a page that closes, however it closes, gives its place back."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import HTTPConnection, Request
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.types import Message, Receive
from starlette.websockets import WebSocket

from app import words
from app.live.audience import Audience
from app.web.fragments import Pings
from app.web.places import MOST, Places
from app.web.socket import live
from app.web.spot import Spot
from tests.web.house import KEYS, OWN, House
from tests.web.test_socket import dial, heard

HALL, ELSEWHERE = "192.0.2.7", "192.0.2.8"
CALL = {
    "client": (HALL, 50_000),
    "headers": [(b"origin", OWN["Origin"].encode()), (b"host", b"heide.test")],
    "path": "/live",
    "scheme": "http",
    "asgi": {"spec_version": "2.3"},
}


def coming_from(address: str) -> HTTPConnection:
    return HTTPConnection({"type": "http", "client": (address, 50_000), "headers": []})


def test_a_whole_hall_fits_behind_one_address_and_one_more_does_not() -> None:
    places = Places()
    with ExitStack() as hall:
        for _ in range(MOST):
            assert hall.enter_context(places.one(coming_from(HALL)))
        assert places.taken(HALL) == MOST
        with places.one(coming_from(HALL)) as has_place, places.one(coming_from(ELSEWHERE)) as elsewhere:
            assert (has_place, elsewhere) == (False, True)
        assert places.taken(HALL) == MOST
    assert places.taken(HALL) == 0


def test_a_page_that_breaks_off_gives_its_place_back() -> None:
    places = Places(1)
    with pytest.raises(ConnectionResetError), places.one(coming_from(HALL)):
        raise ConnectionResetError
    with places.one(coming_from(HALL)) as has_place:
        assert has_place


def test_who_was_refused_takes_nothing_with_them() -> None:
    places = Places(1)
    with places.one(coming_from(HALL)):
        for _ in range(3):
            with places.one(coming_from(HALL)) as has_place:
                assert not has_place
        assert places.taken(HALL) == 1


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_a_rehearsal_on_the_machine_itself_has_no_limit(address: str) -> None:
    places = Places(1)
    with places.one(coming_from(address)) as first, places.one(coming_from(address)) as second:
        assert first
        assert second


def test_nothing_of_an_address_stays_behind() -> None:
    places = Places()
    with places.one(coming_from(HALL)):
        assert HALL in str(vars(places))
    assert HALL not in str(vars(places))


@pytest.fixture
def small(tmp_path: Path) -> House:
    """A house with two places an address."""
    return House(tmp_path, places=Places(2))


@pytest.fixture
def guest(small: House) -> Any:
    with TestClient(small.app, OWN["Origin"], client=(HALL, 50_000), follow_redirects=False) as client:
        client.post("/meedoen", data={"code": KEYS.code}, headers=OWN)
        yield client


def test_a_page_too_many_is_refused_before_it_has_a_socket(small: House, guest: TestClient) -> None:
    with dial(guest, "phone") as first, dial(guest, "phone") as second:
        heard(first, "hello")
        heard(second, "hello")
        with pytest.raises(WebSocketDenialResponse) as refused, dial(guest, "phone"):
            pass
        assert (refused.value.status_code, refused.value.text) == (429, words.NO_PLACE)
        assert refused.value.headers["retry-after"] == "30"
        assert guest.get("/puls", params={"page": "phone"}).status_code == 429
        assert guest.get("/dag").status_code == 200
        assert small.hub.connections == 2
    guest.get("/gezond")
    with dial(guest, "phone") as again:
        heard(again, "hello")


async def test_a_phone_that_falls_away_gives_its_place_back(small: House) -> None:
    """The network breaks while a frame is under way: `send` raises, as a server does for a socket that is gone."""
    held: list[int] = []

    async def send(message: Message) -> None:
        held.append(small.places.taken(HALL))
        if message["type"] == "websocket.send":
            raise OSError("the phone is gone")

    query = f"page=screen&token={KEYS.screen}".encode()
    await live(small.web, WebSocket({**CALL, "type": "websocket", "query_string": query}, connecting(), send))
    assert (held, small.places.taken(HALL), small.hub.connections) == ([1, 1], 0, 0)


async def test_pings_hold_a_place_until_they_end(small: House) -> None:
    held: list[int] = []

    async def send(message: Message) -> None:
        held.append(small.places.taken(HALL))

    async def leaving() -> Message:
        return {"type": "http.disconnect"}

    request = Request({**CALL, "type": "http"})
    pings = Pings(small.web, request, Spot(Audience.HALL))
    assert small.places.taken(HALL) == 0
    await pings(request.scope, leaving, send)
    assert (set(held), small.places.taken(HALL)) == ({1}, 0)


def connecting() -> Receive:
    """The browser asks for a socket and then says nothing more."""
    messages: asyncio.Queue[Message] = asyncio.Queue()
    messages.put_nowait({"type": "websocket.connect"})
    return messages.get
