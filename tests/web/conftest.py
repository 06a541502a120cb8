"""One house per test, with its doors open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
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


def beside(running: TestClient) -> TestClient:
    """Another device on the running house, behind the same address: its own cookies, the same server."""
    client = TestClient(running.app, HOST, follow_redirects=False, raise_server_exceptions=False)
    client.portal = running.portal
    return client


def revoke(house: House, running: TestClient, link: str) -> None:
    """The organiser takes a link back, on a device of their own."""
    organiser = beside(running)
    assert organiser.post(KEYS.path(Role.ORGANISER), headers=OWN).status_code == 303
    turn = str(house.web.turn_of(link))
    assert organiser.post("/opdracht/revoke_link", data={"link": link, "turn": turn}, headers=JSON).json()["ack"]


@pytest.fixture
def another(visitor: TestClient) -> Visit:
    return partial(beside, visitor)
