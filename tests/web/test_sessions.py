"""The link of a rapporteur: what it opens, what it does not, and what is asked again at every message."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.core.plan import Block, BlockKind, Breakout
from app.core.roles import Role
from app.live.audience import Audience
from app.live.room import Change
from tests.core.day import PLAN
from tests.web.conftest import Visit
from tests.web.house import HOST, JSON, KEYS, OWN, House
from tests.web.test_socket import closing_code, dial, heard, say

SESSIONS = Block(
    "sessies", BlockKind.BREAKOUTS, "Sessies", 12 * 60, breakouts=(Breakout("een", "Een"), Breakout("twee", "Twee"))
)
EVENING = replace(PLAN, blocks=(SESSIONS, *PLAN.blocks))
ONE = KEYS.path(Role.RAPPORTEUR, "een")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path, EVENING)


@pytest.fixture
def begun(chair: TestClient) -> TestClient:
    chair.post("/opdracht/advance", data={"step": "0"}, headers=JSON)
    return chair


def opened(client: TestClient, path: str = ONE) -> TestClient:
    assert client.post(path, headers=OWN).status_code == 303
    return client


def test_opening_the_link_shows_only_a_button(visitor: TestClient) -> None:
    assert "door/rapporteur.html" in visitor.get(ONE).text
    assert not visitor.cookies
    assert visitor.get("/sessie").status_code == 403


def test_a_link_is_long_and_each_session_has_its_own() -> None:
    tokens = {KEYS.token(Role.RAPPORTEUR, name) for name in ("een", "twee", "")}
    assert len(tokens) == 3
    assert min(len(token) for token in tokens) * 6 >= 128


def test_the_button_opens_the_own_session(visitor: TestClient) -> None:
    page = opened(visitor).get("/sessie")
    assert page.status_code == 200
    assert "rapporteur" in page.text


def test_a_link_of_a_session_that_is_not_in_the_programme_does_not_exist(visitor: TestClient) -> None:
    assert visitor.get(KEYS.path(Role.RAPPORTEUR, "drie")).status_code == 404
    assert visitor.post(KEYS.path(Role.RAPPORTEUR, "drie"), headers=OWN).status_code == 404


def test_a_rapporteur_writes_in_the_own_session_only(begun: TestClient, another: Visit) -> None:
    mine, other = opened(another()), opened(another(), KEYS.path(Role.RAPPORTEUR, "twee"))
    assert mine.post("/opdracht/add_note", data={"text": "Van ons"}, headers=JSON).json()["ack"]
    refused = other.post("/opdracht/remove_note", data={"note": "n1"}, headers=JSON).json()
    assert refused["reason"] == "not_allowed"
    assert mine.post("/opdracht/remove_note", data={"note": "n1"}, headers=JSON).json()["ack"]


def test_without_scripts_a_form_comes_back_to_the_page_with_what_was_wrong(begun: TestClient, another: Visit) -> None:
    mine = opened(another())
    headers = OWN | {"Referer": f"{HOST}/sessie"}
    done = mine.post("/opdracht/add_note", data={"text": "Van ons"}, headers=headers)
    assert (done.status_code, done.headers["location"]) == (303, "/sessie")
    refused = mine.post("/opdracht/add_note", data={"text": ""}, headers=headers)
    assert refused.status_code == 409
    assert "rapporteur" in refused.text
    assert "Er staat nog niets" in refused.text


def test_who_is_also_chair_proposes_from_the_page_of_the_session(house: House, begun: TestClient) -> None:
    opened(begun)
    fields = {"what": "Wij doen dit", "kind": "conclusion"}
    begun.post("/opdracht/record_outcome", data=fields, headers=JSON | {"Referer": f"{HOST}/sessie"})
    begun.post("/opdracht/record_outcome", data=fields, headers=JSON | {"Referer": f"{HOST}/regie"})
    assert [outcome.is_proposed for outcome in house.room.state.outcomes.values()] == [True, False]


def test_the_socket_of_a_session_hears_its_notes(begun: TestClient, another: Visit) -> None:
    with dial(opened(another()), "rapporteur") as socket:
        assert heard(socket, "region")["region"] == "breakout"
        say(socket, "add_note", text="Van ons")
        assert heard(socket, "ack")["text"]


def test_the_badge_is_asked_for_again_with_every_message(house: House, begun: TestClient, another: Visit) -> None:
    with dial(opened(another()), "rapporteur") as socket:
        heard(socket, "region")
        state = replace(house.room.state, plan=replace(EVENING, blocks=PLAN.blocks), block=-1)
        house.room.state = state
        house.hub.changed(Change(state, 9, True, frozenset()))
        say(socket, "add_note", text="Te laat")
        assert closing_code(socket) == 4001


@pytest.mark.parametrize("name", ["een", "drie"])
def test_only_the_chair_gets_the_code_of_a_session(name: str, chair: TestClient, another: Visit) -> None:
    query = {"voor": f"rapporteur:{name}"}
    assert chair.get("/qr.svg", params=query).status_code == (200 if name == "een" else 403)
    assert opened(another()).get("/qr.svg", params=query).status_code == 403


def test_two_sessions_are_two_audiences(house: House, begun: TestClient, another: Visit) -> None:
    for path in (ONE, KEYS.path(Role.RAPPORTEUR, "twee")):
        opened(another(), path).get("/sessie")
    names = {audience.id for audience in house.hub._boards if audience.id}
    assert names == {"een", "twee"}
    assert Audience.CHAIR in house.hub._boards
