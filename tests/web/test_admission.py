"""When it is full: who comes waits and comes in as soon as there is a place; nobody inside notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.web.admission import ON_THE_WAY, Admission
from tests.web.conftest import Visit
from tests.web.house import KEYS, OWN, House
from tests.web.test_socket import dial, heard

PLACES = 2
JOIN = {"code": KEYS.code, "seat": "hall"}
FULL, IN = 503, 303


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path, admission=Admission(PLACES))


def join(client: TestClient, **more: str) -> int:
    return client.post("/meedoen", data=JOIN | more, headers=OWN).status_code


def test_ten_times_as_many_as_fit_wait_and_those_inside_go_on(visitor: TestClient, another: Visit) -> None:
    insiders = [visitor, another()]
    assert [join(client) for client in insiders] == [IN, IN]
    with dial(insiders[0], "phone") as first, dial(insiders[1], "phone") as second:
        heard(first, "hello")
        heard(second, "hello")
        outside = [another() for _ in range(10 * PLACES)]
        assert {join(client) for client in outside} == {FULL}
        assert not any(client.cookies for client in outside)
        assert [client.get("/dag").status_code for client in insiders] == [200, 200]
        first.send_json({"id": "op-000001", "type": "move_seat", "fields": {"seat": ["stream"]}})
        assert heard(first, "ack")["ack"] == "op-000001"


def test_who_waits_comes_in_when_somebody_leaves(house: House, visitor: TestClient, another: Visit) -> None:
    stays, comes = another(), another()
    assert [join(visitor), join(stays), join(comes)] == [IN, IN, FULL]
    with dial(stays, "phone") as open_page:
        heard(open_page, "hello")
        with dial(visitor, "phone") as leaving:
            heard(leaving, "hello")
            house.now += ON_THE_WAY
            assert join(comes) == FULL
        assert join(comes) == IN


def test_who_comes_back_always_comes_in(house: House, visitor: TestClient, another: Visit) -> None:
    assert join(visitor) == IN
    house.now += ON_THE_WAY
    for client in (another(), another()):
        assert join(client) == IN
    assert join(another()) == FULL
    assert visitor.get("/dag").status_code == 200
    with dial(visitor, "phone") as back:
        heard(back, "hello")
    assert visitor.post("/meedoen", data=JOIN, headers=OWN).headers["location"] == "/dag"


def test_who_leads_the_day_or_shows_it_always_comes_in(visitor: TestClient, another: Visit) -> None:
    for client in (another(), another()):
        join(client)
    assert join(another()) == FULL
    assert visitor.post(f"/regie/{KEYS.chair}", headers=OWN).status_code == 303
    assert visitor.get("/regie").status_code == 200
    assert visitor.get(f"/scherm/{KEYS.screen}").status_code == 200


def test_the_waiting_page_says_when_to_try_again(visitor: TestClient, another: Visit) -> None:
    for client in (another(), another()):
        join(client)
    answer = visitor.post("/meedoen", data=JOIN, headers=OWN)
    assert answer.headers["retry-after"] == "10"
    assert "door/full.html" in answer.text


def test_a_wrong_code_hears_that_and_not_that_it_is_full(visitor: TestClient, another: Visit) -> None:
    for client in (another(), another()):
        join(client)
    assert join(visitor, code="00000000") == 403


def test_played_people_are_the_business_of_who_runs_the_server(visitor: TestClient, another: Visit) -> None:
    for client in (another(), another()):
        join(client)
    assert join(visitor, simulated=KEYS.simulated, number="7") == IN


def test_who_was_let_in_and_never_came_holds_a_place_for_a_moment() -> None:
    admission = Admission(1)
    assert admission.has_place((), 0)
    admission.let_in("p1", 0)
    assert not admission.has_place((), ON_THE_WAY - 1)
    assert admission.has_place((), ON_THE_WAY)


def test_who_is_there_is_counted_once() -> None:
    admission = Admission(2)
    admission.let_in("p1", 0)
    assert admission.has_place({"p1"}, 1)
    admission.let_in("p2", 1)
    assert not admission.has_place({"p1", "p2"}, 1)
