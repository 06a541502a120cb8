"""Taking a link back: the old one is dead at once, with everything that was opened by it, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.core.link import EXTRA
from app.core.plan import Block, BlockKind, Breakout
from app.core.roles import Role
from app.live.audience import Audience, Kind
from app.web.ports import PATHS
from tests.core.day import PLAN
from tests.web.conftest import Visit, revoke
from tests.web.house import HOST, JSON, KEYS, OWN, House
from tests.web.test_socket import closing_code, dial, heard, say

BREAKOUTS = (Breakout("een", "Een"), Breakout("twee", "Twee"))
SESSIONS = Block("sessies", BlockKind.BREAKOUTS, "Sessies", 21 * 60, breakouts=BREAKOUTS)
FROM_LINKS = OWN | {"Referer": f"{HOST}/links"}
PERSONAL = {
    "speaker": (Role.SPEAKER, "", "/spreker", "speaker"),
    "helper": (Role.HELPER, "", "/hulp", "helper"),
    "communication": (Role.COMMUNICATION, "", "/verslag", ""),
    "rapporteur:een": (Role.RAPPORTEUR, "een", "/sessie", "rapporteur"),
    "chair:extra": (Role.CHAIR, EXTRA, "/regie", "chair"),
    "chair": (Role.CHAIR, "", "/regie", "chair"),
}
WITH_SOCKET = [link for link, (_, _, _, page) in PERSONAL.items() if page]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path, replace(PLAN, blocks=(*PLAN.blocks, SESSIONS)))


def come(client: TestClient, link: str, turn: int = 0) -> TestClient:
    role, id_, _, _ = PERSONAL[link]
    assert client.post(KEYS.path(role, id_, turn), headers=OWN).status_code == 303
    return client


@pytest.mark.parametrize("link", PERSONAL)
def test_who_came_by_a_link_that_was_taken_back_reads_so(link: str, visitor: TestClient, house: House) -> None:
    page = PERSONAL[link][2]
    assert come(visitor, link).get(page).status_code == 200
    revoke(house, visitor, link)
    answer = visitor.get(page)
    assert answer.status_code == 410
    assert "Er is een nieuwe link voor in de plaats gekomen" in answer.text


@pytest.mark.parametrize("link", PERSONAL)
def test_the_old_address_says_so_and_the_new_one_opens(link: str, visitor: TestClient, house: House) -> None:
    role, id_, page, _ = PERSONAL[link]
    revoke(house, visitor, link)
    for method in ("GET", "POST"):
        answer = visitor.request(method, KEYS.path(role, id_), headers=OWN)
        assert (answer.status_code, bool(visitor.cookies)) == (410, False)
        assert "Vraag die aan wie je deze link gaf" in answer.text
    assert come(visitor, link, turn=1).get(page).status_code == 200


@pytest.mark.parametrize("link", WITH_SOCKET)
def test_an_open_socket_is_closed_at_once(link: str, visitor: TestClient, house: House) -> None:
    with dial(come(visitor, link), PERSONAL[link][3]) as socket:
        heard(socket, "hello")
        revoke(house, visitor, link)
        assert closing_code(socket) == 4001


def test_sockets_of_others_stay(chair: TestClient, another: Visit, house: House) -> None:
    others = [come(another(), link) for link in ("chair:extra", "helper", "rapporteur:een")]
    with dial(chair, "chair") as first, dial(others[0], "chair") as second, dial(others[1], "helper") as helper:
        for socket in (first, second, helper):
            heard(socket, "hello")
        revoke(house, chair, "chair:extra")
        assert closing_code(second) == 4001
        revoke(house, chair, "rapporteur:twee")
        say(first, "advance", step="0")
        assert heard(first, "ack")
        say(helper, "hide_query", query="q9")
        assert heard(helper, "refused")["reason"] == "unknown_query"
    assert others[2].get("/sessie").status_code == 200


def test_pings_end_with_the_link(visitor: TestClient, house: House) -> None:
    """Whoever has no socket is told by pings, and hears nothing more either."""
    come(visitor, "helper")
    mailbox = house.hub.subscribe(Audience(Kind.HELPER))
    revoke(house, visitor, "helper")
    assert mailbox.is_doubted
    assert visitor.get("/puls", params={"page": "helper"}).status_code == 403
    assert visitor.get("/deel", params={"page": "helper"}).status_code == 403


def test_twice_the_same_press_is_one_new_link(chair: TestClient, house: House) -> None:
    for _ in range(2):
        chair.post("/opdracht/revoke_link", data={"link": "helper", "turn": "0"}, headers=JSON)
    assert house.web.turn_of("helper") == 1


def test_the_chair_cannot_lock_the_chair_out(chair: TestClient, house: House) -> None:
    for link in ("chair", "organiser", "rapporteur:drie", "screen", ""):
        answer = chair.post("/opdracht/revoke_link", data={"link": link, "turn": "0"}, headers=JSON).json()
        assert answer["reason"] == "unknown_link"
    assert not house.room.state.turns


def test_without_a_script_the_page_comes_back_at_the_new_link(chair: TestClient) -> None:
    answer = chair.post("/opdracht/revoke_link", data={"link": "helper", "turn": "0"}, headers=FROM_LINKS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/links?nieuw=helper#helper")
    refused = chair.post("/opdracht/revoke_link", data={"link": "weg", "turn": "0"}, headers=FROM_LINKS)
    assert refused.status_code == 409
    assert "door/links.html" in refused.text
    assert "Deze link bestaat niet meer" in refused.text


def test_what_somebody_has_by_another_link_stays(visitor: TestClient, house: House) -> None:
    come(come(visitor, "helper"), "speaker")
    revoke(house, visitor, "helper")
    assert visitor.get("/spreker").status_code == 200
    assert visitor.get("/hulp").status_code == 410


def test_every_turn_has_a_token_of_its_own() -> None:
    tokens = [KEYS.token(role, id_, turn) for role in PATHS for id_ in ("", "een", "twee") for turn in range(3)]
    assert len(set(tokens)) == len(tokens)
    assert min(map(len, tokens)) * 6 >= 128
