"""Nobody becomes chair but by the link: not with another's cookie, not with frames that a chair once sent."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from starlette.testclient import TestClient, WebSocketTestSession

from app.core.permissions import MAY
from app.core.roles import Role
from app.live.wire import COMMANDS, to_command
from app.web.badge import NAMES
from tests.web.conftest import Visit
from tests.web.house import KEYS, OWN, WITH_SESSION, House, Reader
from tests.web.test_access import PAGES, wear
from tests.web.test_socket import closing_code, dial, heard

SPEAKING = [role for role in PAGES if role not in (Role.CHAIR, Role.SCREEN, Role.SPEAKER)]
SILENT = [Role.SCREEN, Role.SPEAKER]
AT_ONCE = 30
"""A socket may say forty things at once."""
FIELDS = {"reply": ["yes"], "step": ["0"], "question": ["nodig"], "text": ["tekst"], "seconds": ["30"]}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path, WITH_SESSION)


def frame(type_: str, number: int = 0) -> str:
    return json.dumps({"id": f"op-{type_[:20]}-{number:04}", "type": type_, "fields": FIELDS})


def not_for(role: Role) -> list[str]:
    """The commands that this role may not give, but the chair may."""
    built = {type_: type(to_command(type_, FIELDS, "op-000000", Reader())) for type_ in COMMANDS}
    return [type_ for type_, command in built.items() if Role.CHAIR in MAY[command] and role not in MAY[command]]


def answers(socket: WebSocketTestSession, sent: str) -> str:
    """Why it was refused; empty when it was done."""
    socket.send_text(sent)
    while True:
        said = json.loads(socket.receive_text())
        if json.loads(sent)["id"] in (said.get("ack"), said.get("refused")):
            return str(said.get("reason", ""))


def test_what_the_chair_sent_does_nothing_from_another_page(house: House, visitor: TestClient, another: Visit) -> None:
    """The very frames that a chair sends, first never heard before and then after the chair did them."""
    tried = 0
    chair = wear(visitor, Role.CHAIR)
    for role in SPEAKING:
        other, types = wear(another(), role), not_for(role)
        for begin in range(0, len(types), AT_ONCE):
            with dial(other, PAGES[role]) as socket:
                for type_ in types[begin : begin + AT_ONCE]:
                    state = house.room.state
                    assert answers(socket, frame(type_)) == "not_allowed", f"{type_} as {role}"
                    assert house.room.state is state
                    tried += 1
        done = frame("darken_screen", tried)
        with dial(chair, "chair") as own:
            assert answers(own, done) == ""
        with dial(other, PAGES[role]) as socket:
            assert answers(socket, done) == "not_allowed"
    print(f"host takeover: {tried} frames of a chair from other pages, 0 done")


@pytest.mark.parametrize("role", SILENT)
def test_a_page_that_only_shows_is_cut_off_at_the_first_frame(role: Role, visitor: TestClient, house: House) -> None:
    state = house.room.state
    client = wear(visitor, role)
    for type_ in not_for(role):
        with dial(client, PAGES[role]) as socket:
            heard(socket, "hello")
            socket.send_text(frame(type_))
            assert closing_code(socket) == 1008
    assert house.room.state is state


def test_a_cookie_under_another_name_is_worth_nothing(another: Visit) -> None:
    """Each is signed for its own name: a cookie of a participant, put where the chair's belongs, opens nothing."""
    values = {}
    for role in NAMES:
        client = wear(another(), role)
        values[role] = client.cookies[NAMES[role]]
    for role, other in product(NAMES, NAMES):
        client = another()
        client.cookies.set(NAMES[other], values[role])
        assert (client.get("/regie").status_code == 200) is (role is other is Role.CHAIR)
        assert (client.get("/dag").status_code == 200) is (role is other is Role.PARTICIPANT)


@pytest.mark.parametrize("guess", ["", "chair", "1", KEYS.chair, f"{KEYS.chair}.AAAA.BBBB", "x" * 5_000])
def test_a_cookie_that_was_made_up_is_worth_nothing(guess: str, visitor: TestClient) -> None:
    visitor.cookies.set(NAMES[Role.CHAIR], guess)
    assert visitor.get("/regie").status_code == 403
    assert visitor.post("/opdracht/advance", data={"step": "0"}, headers=OWN).status_code in (303, 403)
