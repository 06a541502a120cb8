"""The WebSocket: who gets one, what comes first, and what ends it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from app.core.roles import Role
from app.errors import DiskBroken
from app.live.audience import Audience
from app.web import socket as socket_
from tests.web.house import FRAMES, HOST, KEYS, OWN, House

FOREIGN = [
    "", "null", "https://elders.test", "http://heide.test:8080", "http://heide.test.elders.test", "heide.test",
    "https://heide.test:80", "http://heide.tes", "http://elders.heide.test", "http://heide.test@elders.test",
    "http://elders.test/heide.test", "http://elders.test#heide.test", "file://", "file://heide.test", "ws://heide.test",
    "chrome-extension://heide.test", "http://", "http://[heide.test]", "http://127.0.0.1", "http://heide.test:x",
]  # fmt: skip


def dial(client: TestClient, page: str, origin: str = HOST, token: str = "") -> WebSocketTestSession:
    headers = {"Origin": origin} if origin else {}
    query = f"page={page}" + (f"&token={token}" if token else "")
    return client.websocket_connect(f"ws://heide.test/live?{query}", headers=headers)


def heard(socket: WebSocketTestSession, key: str) -> dict[str, Any]:
    """The next frame that has this key; whatever comes before it is not what the test is about."""
    while True:
        frame = json.loads(socket.receive_text())
        if key in frame:
            return dict(frame)


def say(socket: WebSocketTestSession, type_: str, **fields: str) -> None:
    sent = {"id": "op-00000001", "type": type_, "fields": {name: [value] for name, value in fields.items()}}
    socket.send_text(json.dumps(sent))


def _hear_all(socket: WebSocketTestSession) -> None:
    while True:
        socket.receive_text()


def closing_code(socket: WebSocketTestSession) -> int:
    with pytest.raises(WebSocketDisconnect) as closed:
        _hear_all(socket)
    return closed.value.code


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_page_gets_no_socket(participant: TestClient, origin: str) -> None:
    with pytest.raises(WebSocketDisconnect) as refused, dial(participant, "phone", origin):
        pass
    assert refused.value.code == 1008


FROM_THE_SERVER = [
    {"hello": True, "now": 1.0, "rev": 9, "who": "iemand"},
    {"rev": 9, "now": 1.0, "region": "stage", "html": "<h1>Uitslag</h1>"},
    {"rev": 9, "now": 1.0, "region": "own", "key": "nodig:1:open", "html": "<p>Stem nu</p>"},
    {"ack": "op-00000001", "text": "ja"},
    {"refused": "op-00000001", "reason": "not_allowed", "text": "nee"},
    {"say": "De dag is afgelopen"},
    {"trouble": "De schijf is vol"},
    {"alive": True, "now": 1.0},
    {"id": "op-00000001", "type": "region", "fields": {"html": ["<h1>Uitslag</h1>"]}},
]


@pytest.mark.parametrize("frame", FROM_THE_SERVER, ids=lambda frame: next(iter(frame)))
def test_what_only_the_server_says_ends_the_socket_and_reaches_nobody(
    participant: TestClient, frame: dict[str, Any]
) -> None:
    with dial(participant, "phone") as other, dial(participant, "phone") as faker:
        for socket in (other, faker):
            heard(socket, "hello")
        faker.send_text(json.dumps(frame))
        assert closing_code(faker) == 1008
        say(other, "ask_query", text="")
        seen = until_refused(other)
    assert frame not in seen
    assert all(line.get("rev", 0) < 9 for line in seen)


def until_refused(socket: WebSocketTestSession) -> list[dict[str, Any]]:
    seen: list[dict[str, Any]] = []
    while not seen or "refused" not in seen[-1]:
        seen.append(json.loads(socket.receive_text()))
    return seen


def test_a_page_gets_a_greeting_and_then_every_region(participant: TestClient) -> None:
    with dial(participant, "phone") as socket:
        hello = json.loads(socket.receive_text())
        assert (hello["hello"], hello["now"], hello["rev"]) == (True, 1000.0, 2)
        regions = {json.loads(socket.receive_text())["region"] for _ in range(FRAMES)}
    assert regions == {"stage", "own", "result", "ground", "agenda", "outcomes", "queries"}


@pytest.mark.parametrize("page", ["phone", "chair", "screen", "anders"])
def test_without_a_badge_the_socket_closes_at_once(visitor: TestClient, page: str) -> None:
    with dial(visitor, page) as socket:
        assert closing_code(socket) == 4001


def test_the_beamer_may_come_by_its_token_and_say_nothing(visitor: TestClient) -> None:
    with dial(visitor, "screen", token=KEYS.screen) as socket:
        assert heard(socket, "region")["region"] == "stage"
        say(socket, "advance", step="0")
        assert closing_code(socket) == 1008


def test_a_speaker_reads_and_is_cut_off_who_sends(visitor: TestClient) -> None:
    visitor.post(f"/spreker/{KEYS.token(Role.SPEAKER)}", headers=OWN)
    with dial(visitor, "speaker") as socket:
        assert heard(socket, "region")["region"] == "stage"
        say(socket, "add_time", seconds="30")
        assert closing_code(socket) == 1008


def test_a_command_is_acknowledged_after_it_was_kept(house: House, chair: TestClient) -> None:
    with dial(chair, "chair") as socket:
        say(socket, "advance", step="0")
        assert heard(socket, "ack")["ack"] == "op-00000001"
        assert house.room.state.block == 0


def test_a_refusal_comes_with_reason_and_words(chair: TestClient) -> None:
    with dial(chair, "chair") as socket:
        say(socket, "advance", step="7")
        refused = heard(socket, "refused")
    assert (refused["refused"], refused["reason"]) == ("op-00000001", "stale_step")
    assert refused["text"].endswith(".")


def test_a_participant_who_plays_chair_is_refused(house: House, participant: TestClient) -> None:
    with dial(participant, "phone") as socket:
        say(socket, "advance", step="0")
        assert heard(socket, "refused")["reason"] == "not_allowed"
    assert house.room.state.block == -1


def test_a_store_that_fails_is_said(house: House, chair: TestClient) -> None:
    house.store.fail_next()
    with dial(chair, "chair") as socket:
        say(socket, "advance", step="0")
        assert heard(socket, "refused")["reason"] == "not_saved"
    assert house.room.state.block == -1


def test_a_disk_that_breaks_gives_no_yes_and_no_no(house: House, chair: TestClient) -> None:
    """Nobody knows what was kept. The page keeps what it sent, and asks again with the same op."""
    with dial(chair, "chair") as socket:
        house.store.fail_next(DiskBroken("fsync"))
        say(socket, "advance", step="0")
        while house.room.is_keeping:
            chair.portal.call(asyncio.sleep, 0)  # type: ignore[union-attr]
        say(socket, "advance", step="0")
        frames = (json.loads(socket.receive_text()) for _ in range(20))
        assert "ack" in next(frame for frame in frames if "ack" in frame or "refused" in frame)


def replace_chair_link(house: House) -> None:
    """As after a restart from other data: nobody is told."""
    house.room.state = replace(house.room.state, turns={"chair": 1})


def test_a_chair_whose_link_was_replaced_is_cut_off(house: House, chair: TestClient) -> None:
    with dial(chair, "chair") as socket:
        heard(socket, "hello")
        replace_chair_link(house)
        say(socket, "advance", step="0")
        assert closing_code(socket) == 4001


def test_a_replaced_chair_who_only_watches_is_cut_off_too(
    house: House, chair: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_, "VALID_SECONDS", 0)
    with dial(chair, "chair") as socket:
        heard(socket, "hello")
        replace_chair_link(house)
        show(house, chair, "een")
        assert closing_code(socket) == 4001


def test_a_chair_whose_badge_is_good_watches_on(
    house: House, chair: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_, "VALID_SECONDS", 0)
    with dial(chair, "chair") as socket:
        for sentence in ("een", "twee", "drie"):
            show(house, chair, sentence)
            assert heard(socket, "say")["say"] == sentence


def show(house: House, client: TestClient, sentence: str) -> None:
    """Something for everybody on the chair's page."""
    assert client.portal
    for mailbox in list(house.hub._mailboxes[Audience.CHAIR]):
        client.portal.call(mailbox.put, "say", json.dumps({"say": sentence}))


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "hoi",
        "[]",
        "null",
        '{"id": "kort", "type": "advance", "fields": {}}',
        '{"id": "op-00000001", "type": "wis_alles", "fields": {}}',
        '{"id": "op-00000001", "type": "advance", "fields": {"step": ["x"]}}',
        '{"id": "op-00000001", "type": "advance", "fields": {"step": "1"}}',
        '{"rev": 1, "region": "stage", "html": "<h1>Uitslag</h1>"}',
        '{"ack": "op-00000001", "text": "ja"}',
        '{"id": "op-00000001", "type": "advance", "fields": {}, "rev": 3}',
        '{"id": "op-00000001", "type": "advance", "fields": {"x": ["' + "y" * 17_000 + '"]}}',
    ],
)
def test_what_no_page_of_ours_sends_ends_the_socket(chair: TestClient, garbage: str) -> None:
    with dial(chair, "chair") as socket:
        socket.send_text(garbage)
        assert closing_code(socket) == 1008


def test_bytes_end_the_socket(chair: TestClient) -> None:
    with dial(chair, "chair") as socket:
        socket.send_bytes(b"\x00")
        assert closing_code(socket) == 1008


def test_a_flood_ends_the_socket(chair: TestClient) -> None:
    with dial(chair, "chair") as socket:
        for _ in range(60):
            say(socket, "advance", step="99")
        assert closing_code(socket) == 1008


def test_two_tabs_of_one_person_both_hear(participant: TestClient) -> None:
    with dial(participant, "phone") as first, dial(participant, "phone") as second:
        say(first, "move_seat", seat="stream")
        heard(first, "ack")
        assert heard(first, "region")
        assert heard(second, "region")


def test_nothing_stays_behind_when_a_page_closes(house: House, participant: TestClient) -> None:
    with dial(participant, "phone") as socket:
        heard(socket, "hello")
        assert house.hub.connections == 1
    participant.get("/gezond")
    assert house.hub.connections == 0


def test_the_server_closes_with_come_back(house: House, participant: TestClient) -> None:
    with dial(participant, "phone") as socket:
        heard(socket, "hello")
        assert participant.portal
        participant.portal.call(house.hub.close, 1012)
        assert closing_code(socket) == 1012
