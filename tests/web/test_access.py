"""The role x route matrix, generated from the route table itself: every address, every hat, every wrong hat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.core.links import revocable
from app.core.permissions import MAY
from app.core.roles import Role
from app.live.wire import COMMANDS, to_command
from app.web.badge import LINKED
from app.web.guard import Way
from app.web.links import LINKS
from app.web.ports import PATHS
from app.web.routes import HEATH, WAYS
from tests.scorecard import Row, Tell
from tests.web.house import JSON, KEYS, OWN, SESSION, WITH_SESSION, House, Reader

HATS = {
    Role.NOBODY: {},
    Role.PARTICIPANT: {"code": KEYS.code},
    Role.CHAIR: {"path": KEYS.path(Role.CHAIR)},
    Role.SCREEN: {"path": f"/scherm/{KEYS.screen}"},
    Role.RAPPORTEUR: {"path": KEYS.path(Role.RAPPORTEUR, SESSION)},
    **{role: {"path": KEYS.path(role)} for role in LINKED},
}
TOKENS = {"/scherm/{token}": KEYS.screen, "/sessie/{token}": KEYS.token(Role.RAPPORTEUR, SESSION)}
TOKENS |= {f"{PATHS[role]}/{{token}}": KEYS.token(role) for role in LINKS}
PLACES = {"token": KEYS.join, "type": "add_time", "file": "verslag.pdf", "path": "live.js", "theme": "avond"}
PAGES = {Role.PARTICIPANT: "phone", Role.CHAIR: "chair", Role.SCREEN: "screen"}
PAGES |= {Role.SPEAKER: "speaker", Role.HELPER: "helper", Role.RAPPORTEUR: "rapporteur"}
STREAMING = "/puls"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A day with a session, so that it has a rapporteur."""
    return House(tmp_path, WITH_SESSION)


def address(way: Way, token: str = "") -> str:
    places = PLACES | {"token": token or TOKENS.get(way.path, KEYS.join)}
    return re.sub(r"{(\w+)(?::\w+)?}", lambda found: places.get(found[1], "9"), way.path)


def wear(client: TestClient, hat: Role) -> TestClient:
    if hat is Role.PARTICIPANT:
        client.post("/meedoen", data={"code": KEYS.code}, headers=OWN)
    elif hat is Role.CHAIR:
        client.post(f"/regie/{KEYS.chair}", headers=OWN)
    elif hat is Role.SCREEN:
        client.get(f"/scherm/{KEYS.screen}")
    elif hat in (*LINKED, Role.RAPPORTEUR):
        client.post(HATS[hat]["path"], headers=OWN)
    return client


def ask(client: TestClient, way: Way, hat: Role, token: str = "") -> int:
    query = {"page": PAGES[hat]} if hat in PAGES and way.path == "/deel" else {}
    return client.request(way.method, address(way, token), params=query, headers=OWN).status_code


def cells() -> Iterator[tuple[Way, Role]]:
    yield from product([way for way in WAYS if way.path != STREAMING], HATS)


def name(cell: tuple[Way, Role]) -> str:
    return f"{cell[0].method} {cell[0].path} as {cell[1]}"


@pytest.mark.parametrize("cell", [cell for cell in cells() if cell[1] in cell[0].open_to], ids=name)
def test_who_may_come_in_comes_in(cell: tuple[Way, Role], visitor: TestClient, figure: Tell) -> None:
    way, hat = cell
    expected = {200, 303}
    if way.path == "/opdracht/{type}":
        expected = {409} if hat is Role.CHAIR else {403, 303}
    if way.path == "/meedoen" and hat is not Role.PARTICIPANT:
        expected = {422}
    if way.path == "/deel" and hat not in PAGES:
        expected = {403}
    assert ask(wear(visitor, hat), way, hat) in expected
    figure(Row.ROLES, 0)


@pytest.mark.parametrize("cell", [cell for cell in cells() if cell[1] not in cell[0].open_to], ids=name)
def test_who_may_not_come_in_sees_nothing_of_it(cell: tuple[Way, Role], visitor: TestClient, figure: Tell) -> None:
    way, hat = cell
    assert ask(wear(visitor, hat), way, hat) == (303 if way.otherwise else 403)
    figure(Row.ROLES, 0)


@pytest.mark.parametrize("way", [way for way in WAYS if way.has_token], ids=lambda way: f"{way.method} {way.path}")
@pytest.mark.parametrize("token", [KEYS.join, KEYS.code, "x", KEYS.signing])
def test_an_address_with_another_token_does_not_exist(way: Way, token: str, visitor: TestClient) -> None:
    assert ask(visitor, way, Role.NOBODY, token) == 404
    assert not visitor.cookies


@pytest.mark.parametrize("hat", HATS)
@pytest.mark.parametrize("page", ["phone", "chair", "screen", "speaker", "helper", "rapporteur", "", "hall"])
def test_fragments_are_as_open_as_their_page(hat: Role, page: str, visitor: TestClient) -> None:
    answer = wear(visitor, hat).get("/deel", params={"page": page})
    assert answer.status_code == (200 if PAGES.get(hat) == page else 403)


@pytest.mark.parametrize("hat", HATS)
@pytest.mark.parametrize("type_", COMMANDS)
def test_a_command_of_another_is_refused(type_: str, hat: Role, visitor: TestClient, figure: Tell) -> None:
    """Only refusals for the role count: with the right hat the core may still say no, for a reason of its own."""
    fields = {"reply": "yes"}
    command = to_command(type_, {"reply": ["yes"]}, "op-000000", Reader())
    answer = wear(visitor, hat).post(f"/opdracht/{type_}", data=fields, headers=JSON).json()
    is_no_hat = answer.get("reason") in ("not_allowed", "unknown_participant")
    assert is_no_hat is (hat not in MAY[type(command)])
    figure(Row.ROLES, 0)


@pytest.mark.parametrize("page", ["phone", "chair", "screen", "speaker", "helper", "rapporteur", ""])
def test_pings_are_as_open_as_their_page(page: str, visitor: TestClient) -> None:
    assert visitor.get("/puls", params={"page": page}).status_code == 403


def test_every_way_says_who_may_use_it() -> None:
    assert all(way.open_to for way in WAYS)
    assert len({(way.method, way.path) for way in WAYS}) == len(WAYS)


def test_an_unknown_address_is_a_clear_page(visitor: TestClient) -> None:
    answer = visitor.get("/wat-dan-ook")
    assert answer.status_code == 404
    assert "door/error.html" in answer.text


def test_a_chair_who_also_joined_keeps_both_hats(participant: TestClient) -> None:
    wear(participant, Role.CHAIR)
    assert participant.get("/dag").status_code == participant.get("/regie").status_code == 200


@pytest.mark.parametrize("role", LINKS)
def test_opening_a_link_gives_nothing_away_yet(role: Role, visitor: TestClient) -> None:
    assert visitor.get(KEYS.path(role)).status_code == 200
    assert not visitor.cookies


def test_no_link_opens_another_page(visitor: TestClient) -> None:
    tokens = [KEYS.token(role) for role in LINKS]
    assert len(set(tokens)) == len(tokens)
    for role, other in product(LINKS, LINKS):
        status = visitor.post(f"{PATHS[role]}/{KEYS.token(other)}", headers=OWN).status_code
        assert status == (303 if role is other else 404)


def test_a_token_of_a_link_cannot_be_guessed() -> None:
    assert all(len(KEYS.token(role)) * 6 >= 128 for role in LINKED)


@pytest.mark.parametrize("role", [role for role in HATS if role not in (Role.CHAIR, Role.ORGANISER)])
def test_only_who_hands_out_links_sees_them_as_a_picture(role: Role, visitor: TestClient) -> None:
    assert wear(visitor, role).get("/qr.svg", params={"voor": "helper"}).status_code == 403


@pytest.mark.parametrize("hat", [Role.CHAIR, Role.ORGANISER])
def test_every_link_that_is_handed_out_has_a_picture(hat: Role, visitor: TestClient, house: House) -> None:
    names = revocable(house.plan, hat)
    pictures = [wear(visitor, hat).get("/qr.svg", params={"voor": name}).text for name in names]
    assert len(set(pictures)) == len(names)
    assert visitor.get("/qr.svg", params={"voor": "organiser"}).status_code == 403


def test_the_chair_does_not_hand_out_the_chair_itself(chair: TestClient) -> None:
    assert chair.get("/qr.svg", params={"voor": "chair"}).status_code == 403


def test_heath_has_bounds(visitor: TestClient) -> None:
    assert HEATH.count("{") == 7
    for wrong in ("avond/9000x9/1-1-1-1", "roze/9x9/1-1-1-1", "avond/9x9/1-1-2-1", "avond/9x9/9999999-1-1-1"):
        assert visitor.get(f"/heide/{wrong}.svg").status_code == 404
