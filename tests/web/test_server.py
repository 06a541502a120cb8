"""The server with its limits, over real connections: nobody can hold a place by doing nothing."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import websockets
from websockets.asyncio.client import ClientConnection, connect

from app.core.plan import Seat
from app.core.records import Participant
from app.core.roles import Role
from app.live.mailbox import Mailbox
from app.web import server
from app.web import socket as socket_
from app.web.badge import cookie_name
from tests.load.coming import upgrade
from tests.web.house import FRAMES, House
from tests.web.test_socket import FOREIGN

CUT_OFF = 1006
"""What a client makes of a server that hung up while it was still sending."""


class Running:
    """The house on a real port. `left` is set when a page's mailbox is let go."""

    def __init__(self, house: House, port: int) -> None:
        self.house = house
        self.port = port
        self.left = asyncio.Event()

    def phone(self) -> Any:
        person = Participant("p1", Seat.HALL)
        self.house.room.state.participants.put(person.id, person)
        cookie = self.house.web.badges._signers[Role.PARTICIPANT].sign(person.id).decode()
        headers = {"Cookie": f"{cookie_name(Role.PARTICIPANT, is_safe=False)}={cookie}"}
        origin = f"http://127.0.0.1:{self.port}"
        uri = f"ws://127.0.0.1:{self.port}/live?page=phone"
        return connect(uri, additional_headers=headers, origin=origin, compression="deflate", max_size=None)  # type: ignore[arg-type]


@pytest.fixture
async def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Running]:
    house = House(tmp_path)
    listener = server.listen("127.0.0.1", 0)
    place = Running(house, listener.getsockname()[1])
    unsubscribe = house.hub.unsubscribe

    def let_go(mailbox: Mailbox) -> None:
        unsubscribe(mailbox)
        place.left.set()

    monkeypatch.setattr(house.hub, "unsubscribe", let_go)
    uvicorn = server.server(house.app)
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.suppress(asyncio.CancelledError))
        monkeypatch.setattr(uvicorn, "capture_signals", contextlib.nullcontext)
        task = asyncio.create_task(uvicorn.serve(sockets=[listener]))
        yield place
        uvicorn.should_exit = True
        await task


async def greeting(phone: ClientConnection) -> dict[str, Any]:
    return dict(json.loads(await phone.recv()))


async def closing_code(phone: ClientConnection) -> int:
    with contextlib.suppress(websockets.ConnectionClosed):
        async for _ in phone:
            pass
    await phone.wait_closed()
    return phone.close_code or 0


async def ask(port: int, text: str) -> bytes:
    """Everything the server says until it hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(text.encode())
    try:
        return await reader.read()
    except ConnectionResetError:
        return b""
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


HALF_A_FORM = "POST /meedoen HTTP/1.1\r\nHost: heide\r\nOrigin: http://heide\r\nContent-Length: 20\r\n\r\ncode=1"


@pytest.mark.parametrize("begun", ["", "GET / HTTP/1.1\r\nHost: heide\r\nX-Slow: ", HALF_A_FORM])
async def test_a_request_that_does_not_arrive_is_given_up(
    running: Running, monkeypatch: pytest.MonkeyPatch, begun: str
) -> None:
    monkeypatch.setattr(server, "ARRIVE_SECONDS", 0.05)
    assert await asyncio.wait_for(ask(running.port, begun), 5) == b""


async def test_an_answer_and_a_socket_may_take_longer_than_a_request(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The deadline is over once the request is in: here it is shorter than what the server waits for by itself."""
    monkeypatch.setattr(server, "ARRIVE_SECONDS", 0.05)
    monkeypatch.setattr(socket_, "ALIVE_SECONDS", 0.2)
    async with running.phone() as phone:
        await greeting(phone)
        async with asyncio.timeout(5):
            while "alive" not in json.loads(await phone.recv()):
                pass  # a socket that was closed raises


async def test_a_head_without_end_is_given_up(running: Running) -> None:
    assert await asyncio.wait_for(ask(running.port, "GET / HTTP/1.1\r\nX: " + "y" * 200_000), 5) == b""


async def test_a_normal_request_is_answered_and_does_not_name_the_server(running: Running) -> None:
    answer = await asyncio.wait_for(
        ask(running.port, f"GET /gezond HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nConnection: close\r\n\r\n"), 5
    )
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"server:" not in answer.lower()


async def test_the_greeting_and_the_first_frames_are_one_write(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hall that comes back at once is one write a phone, not one a region."""
    written: list[int] = []
    write_now = server.LiveSocket.write_now

    def counted(line: server.LiveSocket, *texts: str) -> bool:
        written.append(len(texts))
        return write_now(line, *texts)

    monkeypatch.setattr(server.LiveSocket, "write_now", counted)
    async with running.phone() as phone:
        assert (await greeting(phone))["hello"]
    assert written == [1 + FRAMES]


async def test_frames_written_straight_to_the_wire_arrive_whole(running: Running) -> None:
    async with running.phone() as phone:
        assert (await greeting(phone))["hello"]
        for _ in range(FRAMES):
            await phone.recv()
        (mailbox,) = running.house.hub._of_person["p1"]
        assert mailbox.sink is not None
        for size in (1, 125, 126, 60_000, 70_000):
            mailbox.put("stage", "é" * size)
            assert not mailbox._slots
            assert await phone.recv() == "é" * size


async def test_what_comes_too_late_for_a_wire_that_fell_away_is_not_written(running: Running) -> None:
    """Some loops raise there, in the middle of telling everybody else."""
    async with running.phone() as phone:
        await greeting(phone)
        for _ in range(FRAMES):
            await phone.recv()
        (mailbox,) = running.house.hub._of_person["p1"]
        write_now = mailbox.sink
        assert write_now is not None
        phone.transport.abort()
    await asyncio.wait_for(running.left.wait(), 5)
    assert write_now("{}") is False


async def test_a_page_of_another_site_is_refused_before_the_handshake(running: Running) -> None:
    """Who does not say where it comes from, and `null`, are among them."""
    port, refused = running.port, 0
    for origin in [*FOREIGN, f"http://127.0.0.1:{port + 1}", f"http://localhost:{port}"]:
        said = [f"Origin: {origin}"] if origin else []
        answer = await ask(port, upgrade(f"127.0.0.1:{port}", *said))
        assert answer.startswith(b"HTTP/1.1 403"), origin
        assert b"sec-websocket-accept" not in answer.lower()
        refused += 1
    print(f"cross-site sockets: {refused} origins, {refused} times 403 before the handshake")


async def test_nothing_is_compressed(running: Running) -> None:
    async with running.phone() as phone:
        assert "Sec-WebSocket-Extensions" not in phone.response.headers


async def test_a_giant_message_ends_the_socket(running: Running) -> None:
    async with running.phone() as phone:
        await phone.send("x" * 20_000)
        assert await closing_code(phone) == 1009


async def test_crumbs_end_the_socket(running: Running) -> None:
    async with running.phone() as phone:
        with contextlib.suppress(websockets.ConnectionClosed):
            await phone.send(["x"] * 500)
        assert await closing_code(phone) == 1008


@pytest.mark.parametrize("kind", ["ping", "pong"])
async def test_a_flood_of_pings_ends_the_socket(running: Running, kind: str) -> None:
    async with running.phone() as phone:
        with contextlib.suppress(websockets.ConnectionClosed):
            for _ in range(200):
                await getattr(phone, kind)()
        assert await closing_code(phone) in (1008, CUT_OFF)
    await asyncio.wait_for(running.left.wait(), 5)


async def test_a_phone_that_stopped_reading_is_let_go(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "STALLED_SECONDS", 0.05)
    async with running.phone() as phone:
        await greeting(phone)
        phone.transport.pause_reading()
        (mailbox,) = running.house.hub._of_person["p1"]
        for _ in range(200):
            mailbox.put("stage", "x" * 100_000)
            await asyncio.sleep(0)
        await asyncio.wait_for(running.left.wait(), 5)
        assert running.house.hub.connections == 0
        phone.transport.abort()


async def test_a_server_that_stops_asks_pages_to_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with contextlib.asynccontextmanager(running.__wrapped__)(tmp_path, monkeypatch) as place:  # type: ignore[attr-defined]
        phone = await place.phone()
        await greeting(phone)
    assert await closing_code(phone) == 1012
