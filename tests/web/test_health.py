"""A proxy or a monitor sees whether the day is well, and nothing else."""

from __future__ import annotations

from collections import namedtuple

import pytest
from starlette.testclient import TestClient

from app.web import health
from tests.web.house import KEYS, OWN, House
from tests.web.test_socket import dial, heard

Usage = namedtuple("Usage", "total used free")


def test_a_day_that_is_well_says_so(participant: TestClient) -> None:
    with dial(participant, "phone") as page:
        heard(page, "hello")
        answer = participant.get("/gezond")
    told = answer.json()
    assert answer.status_code == 200
    assert {name: told[name] for name in ("ok", "store", "room", "disk", "connections")} == {
        "ok": True,
        "store": True,
        "room": True,
        "disk": True,
        "connections": 1,
    }


def test_a_commit_that_failed_shows_until_one_worked(house: House, visitor: TestClient) -> None:
    house.store.fail_next()
    assert visitor.post("/meedoen", data={"code": KEYS.code}, headers=OWN).status_code == 503
    answer = visitor.get("/gezond")
    assert (answer.status_code, answer.json()["store"], answer.json()["room"]) == (503, False, True)
    assert visitor.post("/meedoen", data={"code": KEYS.code}, headers=OWN).status_code == 303
    assert visitor.get("/gezond").status_code == 200


def test_a_room_that_stopped_shows(house: House, visitor: TestClient) -> None:
    for task in house.room._tasks:
        task.get_loop().call_soon_threadsafe(task.cancel)
    answer = visitor.get("/gezond")
    assert (answer.status_code, answer.json()["room"]) == (503, False)


def test_a_disk_that_is_nearly_full_shows(visitor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.health.shutil.disk_usage", lambda path: Usage(10**12, 10**12, health.LEAST_FREE - 1))
    answer = visitor.get("/gezond")
    assert (answer.status_code, answer.json()["disk"], answer.json()["free_mb"]) == (503, False, 199)


def test_nobody_and_no_secret_is_in_it(house: House, participant: TestClient) -> None:
    (person,) = house.room.state.participants
    told = participant.get("/gezond").text
    secrets = (KEYS.code, KEYS.join, KEYS.chair, KEYS.screen, KEYS.signing, person, str(house.folder))
    assert [secret for secret in secrets if secret in told] == []
