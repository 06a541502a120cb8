"""Coming in: by code, link or QR code, on any device, and never by trying codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.core.plan import Dimension, Seat
from app.web.door import digits
from tests.core.day import CHOICE, PLAN, plan_with
from tests.web.conftest import Visit, beside
from tests.web.house import JSON, KEYS, OWN, House, asking_roles


def joined(house: House) -> list[Seat]:
    return [person.seat for person in house.room.state.participants.values()]


def test_with_the_code_somebody_is_in_and_gets_a_badge(house: House, visitor: TestClient) -> None:
    answer = visitor.post("/meedoen", data={"code": KEYS.code, "seat": "stream"}, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/dag")
    assert joined(house) == [Seat.STREAM]
    assert visitor.get("/dag").status_code == 200


def test_nobody_comes_in_when_the_day_is_over(house: House, visitor: TestClient) -> None:
    house.room.state = replace(house.room.state, closed_at=1.0)
    answer = visitor.post("/meedoen", data={"code": KEYS.code, "seat": "hall"}, headers=OWN)
    assert (answer.status_code, joined(house)) == (409, [])


@pytest.mark.parametrize(
    "typed", ["1234 5678", "1234-5678", "1234.5678", " 12 34 56 78 ", "1234+5678", "１２３４５６７８"]
)
def test_the_code_may_be_typed_in_many_ways(visitor: TestClient, typed: str) -> None:
    assert digits(typed) == KEYS.code
    assert visitor.post("/meedoen", data={"code": typed, "seat": "hall"}, headers=OWN).status_code == 303


@pytest.mark.parametrize("site", ["http://heide.test", "HTTPS://Heide.Test", "heide.test", "Kom hier: heide.test"])
@pytest.mark.parametrize("end", ["", "/online", "/", "?van=mail"])
def test_a_whole_link_may_be_put_where_the_code_is_asked(visitor: TestClient, site: str, end: str) -> None:
    link = f" {site}/m/{KEYS.join}{end} "
    assert visitor.post("/meedoen", data={"code": link, "seat": "hall"}, headers=OWN).status_code == 303


def test_a_wrong_link_where_the_code_is_asked_says_so(house: House, visitor: TestClient) -> None:
    answer = visitor.post("/meedoen", data={"code": "http://heide.test/m/" + "x" * 32}, headers=OWN)
    assert answer.status_code == 403
    assert "link" in answer.text
    assert not joined(house)


def test_the_page_behind_the_qr_code_lets_in_with_one_press(visitor: TestClient) -> None:
    """As a camera does it: the address, the form on it, and the press."""
    assert visitor.get(f"/m/{KEYS.join}").status_code == 200
    form = {"token": KEYS.join, "seat": "hall"}
    assert visitor.post("/meedoen", data=form, headers=OWN).headers["location"] == "/dag"


def test_a_wrong_code_is_quoted_and_lets_nobody_in(house: House, visitor: TestClient) -> None:
    answer = visitor.post("/meedoen", data={"code": "87654321"}, headers=OWN)
    assert answer.status_code == 403
    assert "‘87654321’" in answer.text
    assert not joined(house)
    assert "set-cookie" not in answer.headers


def test_the_link_knows_the_code_and_the_online_link_the_seat(house: House, visitor: TestClient) -> None:
    assert visitor.get(f"/m/{KEYS.join}/online").status_code == 200
    assert visitor.post("/meedoen", data={"token": KEYS.join, "seat": "stream"}, headers=OWN).status_code == 303
    assert joined(house) == [Seat.STREAM]


def test_a_wrong_link_asks_for_the_code(visitor: TestClient) -> None:
    answer = visitor.get("/m/iets-anders")
    assert answer.status_code == 404
    assert "code" in answer.text


def test_a_device_that_is_in_already_stays_the_same_person(house: House, participant: TestClient) -> None:
    assert participant.get("/").headers["location"] == "/dag"
    participant.post("/meedoen", data={"code": KEYS.code}, headers=OWN)
    assert len(joined(house)) == 1


def test_a_badge_that_the_room_does_not_know_is_sent_to_the_door(visitor: TestClient) -> None:
    visitor.cookies.set("heisessie", "verzonnen.AAAA.BBBB")
    answer = visitor.get("/dag")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?bericht=badge")
    assert "apparaat" in visitor.get(answer.headers["location"]).text


def test_thirty_wrong_codes_close_the_keypad_but_not_the_link(house: House, visitor: TestClient) -> None:
    for guess in range(30):
        house.now += 0.1
        assert visitor.post("/meedoen", data={"code": f"{guess:08}"}, headers=OWN).status_code == 403
    assert visitor.post("/meedoen", data={"code": KEYS.code}, headers=OWN).status_code == 429
    assert visitor.post("/meedoen", data={"token": KEYS.join}, headers=OWN).status_code == 303


def test_a_minute_later_the_keypad_works_again(house: House, visitor: TestClient) -> None:
    for guess in range(31):
        house.now += 0.1
        visitor.post("/meedoen", data={"code": f"{guess:08}"}, headers=OWN)
    house.now += 61
    assert visitor.post("/meedoen", data={"code": KEYS.code}, headers=OWN).status_code == 303


def test_a_whole_hall_behind_one_address_comes_in(house: House, visitor: TestClient, another: Visit) -> None:
    for _ in range(500):
        assert another().post("/meedoen", data={"code": KEYS.code}, headers=OWN).status_code == 303
    assert len(joined(house)) == 500


def test_eighty_seven_phones_behind_one_address_all_vote(tmp_path: Path) -> None:
    house = House(tmp_path, plan_with(CHOICE))
    with house.visitor() as first:
        phones = [first, *(beside(first) for _ in range(86))]
        for phone in phones:
            assert phone.post("/meedoen", data={"code": KEYS.code}, headers=OWN).status_code == 303
        chair = beside(first)
        chair.post(f"/regie/{KEYS.chair}", headers=OWN)
        for step in ("0", "1"):
            assert chair.post("/opdracht/advance", data={"step": step}, headers=JSON).json()["ack"]
        given = {"question": CHOICE.id, "round": "1", "option": "1"}
        heard = [phone.post("/opdracht/cast_answer", data=given, headers=JSON).json() for phone in phones]
    counted = dict(house.room.state.rounds[CHOICE.id][0].tally)
    print(f"one address: {len(phones)} phones, {sum('ack' in answer for answer in heard)} votes taken")
    assert counted == {("hall", 1, 1): 87}
    assert all("ack" in answer for answer in heard)


def test_a_role_is_asked_where_the_plan_needs_it(tmp_path: Path) -> None:
    house = House(tmp_path, asking_roles())
    given = {"code": KEYS.code, "role": "raadslid", "organisation": "gemeente Dongen"}
    with house.visitor() as visitor:
        assert visitor.post("/meedoen", data={"code": KEYS.code}, headers=OWN).status_code == 422
        assert visitor.post("/meedoen", data=given, headers=OWN).status_code == 303
    (person,) = house.room.state.participants.values()
    assert (person.role, person.organisation) == ("raadslid", "gemeente Dongen")


def test_without_roles_in_the_programme_nobody_stays_at_the_door_for_want_of_one(tmp_path: Path) -> None:
    block = PLAN.blocks[2]
    split = replace(block.questions[0], dimension=Dimension.ORGANISATION)
    blocks = (*PLAN.blocks[:2], replace(block, questions=(split,)), *PLAN.blocks[3:])
    house = House(tmp_path, replace(PLAN, blocks=blocks, roles=()))
    given = {"code": KEYS.code, "organisation": "gemeente Dongen"}
    with house.visitor() as visitor:
        assert visitor.post("/meedoen", data=given, headers=OWN).status_code == 303
    (person,) = house.room.state.participants.values()
    assert (person.role, person.organisation) == ("", "gemeente Dongen")


@pytest.mark.parametrize(("simulated", "is_simulated"), [(KEYS.simulated, True), ("1", False), ("", False)])
def test_only_this_server_can_mark_somebody_as_played(
    house: House, visitor: TestClient, simulated: str, is_simulated: bool
) -> None:
    visitor.post("/meedoen", data={"code": KEYS.code, "simulated": simulated}, headers=OWN)
    (person,) = house.room.state.participants.values()
    assert person.is_simulated is is_simulated


def test_a_played_person_who_comes_back_after_a_restart_is_the_same_one(house: House, another: Visit) -> None:
    played = {"code": KEYS.code, "simulated": KEYS.simulated}
    for number in ("0", "1", "0", "1"):
        assert another().post("/meedoen", data=played | {"number": number}, headers=OWN).status_code == 303
    assert len(joined(house)) == 2


def test_a_number_makes_nobody_else_somebody_who_was_there(house: House, another: Visit) -> None:
    for _ in range(2):
        another().post("/meedoen", data={"code": KEYS.code, "number": "0"}, headers=OWN)
    assert len(joined(house)) == 2


def test_a_store_that_fails_lets_nobody_in_and_says_so(house: House, visitor: TestClient) -> None:
    house.store.fail_next()
    answer = visitor.post("/meedoen", data={"code": KEYS.code}, headers=OWN)
    assert answer.status_code == 503
    assert not joined(house)
