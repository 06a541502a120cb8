"""Forgetting who took part from the page of the organiser: behind a tick, and the devices are strangers at once."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from app.core.plan import Anonymity
from app.core.roles import Role
from tests.web.conftest import Visit
from tests.web.house import KEYS, OWN, House
from tests.web.test_socket import closing_code, dial, heard

SURE = {"is_sure": "1"}


@pytest.fixture
def organiser(another: Visit) -> TestClient:
    client = another()
    client.post(KEYS.path(Role.ORGANISER), headers=OWN)
    return client


def close_day(house: House, client: TestClient) -> None:
    client.post(f"/regie/{KEYS.chair}", headers=OWN)
    while not house.room.state.is_over:
        step = {"step": str(house.room.state.step), "anonymity": Anonymity.CONFIDENTIAL, "despite_incomplete": "1"}
        client.post("/opdracht/advance", data=step, headers=OWN)


def erase(client: TestClient, **fields: str) -> tuple[int, str]:
    answer = client.post("/opdracht/erase_people", data=fields, headers=OWN)
    return answer.status_code, answer.headers.get("location", "")


def test_behind_the_tick_everybody_is_forgotten(
    house: House, participant: TestClient, organiser: TestClient, another: Visit
) -> None:
    close_day(house, another())
    assert organiser.get("/wissen").status_code == 200
    assert erase(organiser, **SURE) == (303, "/wissen")
    assert len(house.room.state.participants) == 0
    assert participant.get("/dag").headers["location"] == "/?bericht=badge"
    assert "we weten niet meer wie er meededen" in participant.get("/?bericht=badge").text


def test_without_the_tick_nobody_is(
    house: House, participant: TestClient, organiser: TestClient, another: Visit
) -> None:
    close_day(house, another())
    assert erase(organiser) == (409, "")
    assert len(house.room.state.participants) == 1


def test_before_the_day_is_closed_nobody_is(house: House, participant: TestClient, organiser: TestClient) -> None:
    assert erase(organiser, **SURE) == (409, "")
    assert len(house.room.state.participants) == 1


def test_a_page_that_is_open_at_that_moment_is_closed(
    house: House, participant: TestClient, organiser: TestClient, another: Visit
) -> None:
    close_day(house, another())
    with dial(participant, "phone") as page:
        heard(page, "hello")
        erase(organiser, **SURE)
        assert closing_code(page) == 4001
