"""One house per test, with its doors open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.core.roles import Role
from tests.web.house import HOST, JSON, KEYS, OWN, House

Visit = Callable[[], TestClient]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def visitor(house: House) -> Iterator[TestClient]:
    """Somebody without any badge."""
    with house.visitor() as client:
        yield client


@pytest.fixture
def participant(visitor: TestClient) -> TestClient:
    """The same device, after joining in the hall."""
    assert visitor.post("/meedoen", data={"code": KEYS.code, "seat": "hall"}, headers=OWN).status_code == 303
    return visitor


@pytest.fixture
def chair(visitor: TestClient) -> TestClient:
    assert visitor.post(f"/regie/{KEYS.chair}", headers=OWN).status_code == 303
    return visitor


def revoke(house: House, running: TestClient, link: str) -> None:
    """The organiser takes a link back, on a device of their own."""
    organiser = TestClient(running.app, HOST, follow_redirects=False)
    organiser.portal = running.portal
    assert organiser.post(KEYS.path(Role.ORGANISER), headers=OWN).status_code == 303
    turn = str(house.web.turn_of(link))
    assert organiser.post("/opdracht/revoke_link", data={"link": link, "turn": turn}, headers=JSON).json()["ack"]


@pytest.fixture
def another(visitor: TestClient) -> Visit:
    """A second device on the running house: its own cookies, the same server."""

    def come() -> TestClient:
        client = TestClient(visitor.app, HOST, follow_redirects=False, raise_server_exceptions=False)
        client.portal = visitor.portal
        return client

    return come
