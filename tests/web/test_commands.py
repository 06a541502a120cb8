"""Commands as form posts: with JSON for a script, as a whole page for a browser without one."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.errors import DiskBroken
from app.reader import Reader
from app.words import UNSURE
from tests.core.day import PLAN
from tests.web.house import JSON, KEYS, OWN, House

VOTE = {"question": "nodig", "round": "1", "base": "0", "option": "1", "op": "op-stem-0001"}


def open_question(house: House, chair: TestClient) -> None:
    """To the question block; there are few people, so it is asked on name."""
    chair.post("/opdracht/go_to_block", data={"step": "0", "block": "stemming"}, headers=JSON)
    step = str(house.room.state.step)
    answer = chair.post("/opdracht/advance", data={"step": step, "anonymity": "named"}, headers=JSON)
    assert "ack" in answer.json(), answer.text


@pytest.fixture
def voter(house: House, participant: TestClient) -> TestClient:
    """A device that is both participant and chair, with the first question open."""
    participant.post(f"/regie/{KEYS.chair}", headers=OWN)
    described = {"role": "raadslid", "organisation": "gemeente Dongen"}
    participant.post("/opdracht/describe_self", data=described, headers=JSON)
    open_question(house, participant)
    return participant


def votes(house: House) -> int:
    found = house.room.state.round_of("nodig")
    assert found
    return len(found.ballots)


def test_a_script_hears_that_a_vote_was_kept(house: House, voter: TestClient) -> None:
    answer = voter.post("/opdracht/cast_answer", data=VOTE, headers=JSON)
    assert answer.status_code == 200
    assert answer.json()["ack"] == "op-stem-0001"
    assert votes(house) == 1


def test_the_same_vote_twice_is_one_vote_acknowledged_twice(house: House, voter: TestClient) -> None:
    first, second = (voter.post("/opdracht/cast_answer", data=VOTE, headers=JSON).json() for _ in range(2))
    assert first == second
    assert votes(house) == 1


def test_without_a_script_the_page_comes_back(house: House, voter: TestClient) -> None:
    answer = voter.post("/opdracht/cast_answer", data=VOTE, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/dag")
    assert votes(house) == 1


def test_without_a_script_a_refusal_is_the_page_with_the_reason(voter: TestClient) -> None:
    answer = voter.post("/opdracht/cast_answer", data=VOTE | {"option": "9"}, headers=OWN)
    assert answer.status_code == 409
    assert "<title>phone</title>" in answer.text
    assert "‘9’" in answer.text


def test_a_late_vote_is_refused_with_the_reason(house: House, voter: TestClient) -> None:
    step = str(house.room.state.step)
    voter.post("/opdracht/close_question", data={"step": step, "question": "nodig"}, headers=JSON)
    answer = voter.post("/opdracht/cast_answer", data=VOTE, headers=JSON)
    assert answer.status_code == 409
    assert answer.json()["reason"] == "question_closed"


@pytest.mark.parametrize("wrong", [{"op": "te kort"}, {"round": "x"}, {"base": "1e3"}, {"op": "<script>"}])
def test_what_no_page_of_ours_sends_is_not_read(voter: TestClient, wrong: dict[str, str]) -> None:
    answer = voter.post("/opdracht/cast_answer", data=VOTE | wrong, headers=JSON)
    assert (answer.status_code, answer.json()["reason"]) == (400, "bad_frame")


def test_an_unknown_command_is_not_read(voter: TestClient) -> None:
    assert voter.post("/opdracht/wis_alles", headers=JSON).status_code == 400


def test_a_store_that_fails_is_said_and_nothing_is_kept(house: House, voter: TestClient) -> None:
    house.store.fail_next()
    answer = voter.post("/opdracht/cast_answer", data=VOTE, headers=JSON)
    assert (answer.status_code, answer.json()["reason"]) == (503, "not_saved")
    assert votes(house) == 0


def test_a_disk_that_breaks_gives_a_script_no_answer_and_a_person_the_truth(house: House, voter: TestClient) -> None:
    house.store.fail_next(DiskBroken("fsync"))
    answer = voter.post("/opdracht/cast_answer", data=VOTE, headers=JSON)
    assert (answer.status_code, answer.headers["content-type"]) == (503, "text/plain; charset=utf-8")
    house.store.fail_next(DiskBroken("fsync"))
    answer = voter.post("/opdracht/cast_answer", data=VOTE, headers=OWN)
    assert answer.status_code == 503
    assert UNSURE in answer.text


def test_a_badge_that_is_gone_is_sent_to_the_door(visitor: TestClient) -> None:
    assert visitor.post("/opdracht/cast_answer", data=VOTE, headers=OWN).headers["location"] == "/?bericht=badge"
    assert visitor.post("/opdracht/cast_answer", data=VOTE, headers=JSON).json()["reason"] == "unknown_participant"


def test_the_chair_comes_back_to_the_chair_page(chair: TestClient) -> None:
    answer = chair.post("/opdracht/advance", data={"step": "0"}, headers=OWN)
    assert answer.headers["location"] == "/regie"


def test_a_stale_press_shows_the_chair_page_with_the_reason(chair: TestClient) -> None:
    chair.post("/opdracht/advance", data={"step": "0"}, headers=OWN)
    answer = chair.post("/opdracht/advance", data={"step": "0"}, headers=OWN)
    assert answer.status_code == 409
    assert "<title>chair</title>" in answer.text


def test_making_the_report_starts_it_once_per_press(house: House, chair: TestClient) -> None:
    assert chair.post("/verslag/maken", headers=JSON).json()["percent"] == 40
    assert chair.post("/verslag/maken", headers=OWN).headers["location"] == "/verslag"
    assert house.reports.started == 2
    assert chair.get("/verslag/stand").json()["sentence"] == "Bezig"


def test_a_page_that_breaks_is_a_dutch_page(house: House, chair: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house.reports, "made", lambda: 1 / 0)
    answer = chair.get("/verslag")
    assert answer.status_code == 500
    assert "ligt niet aan jou" in answer.text


def test_a_sentence_alone_is_read_for_the_chair(house: House, chair: TestClient) -> None:
    chair.post("/opdracht/record_outcome", data={"what": "We leren van elkaar"}, headers=JSON)
    (outcome,) = house.room.state.outcomes.values()
    assert "gelezen" in house.room.state.text(outcome.wording)


def test_tomorrow_is_the_day_after_the_one_of_now(tmp_path: Path) -> None:
    *first, last = PLAN.blocks
    plan = replace(PLAN, date="2020-10-29", days=("2020-10-29", "2020-10-30"), blocks=(*first, replace(last, day=1)))
    house = House(tmp_path, plan)
    house.web = replace(house.web, read_on=partial(Reader, plan))
    with house.visitor() as chair:
        chair.post(f"/regie/{KEYS.chair}", headers=OWN)
        for block in (first[0].id, last.id):
            chair.post("/opdracht/go_to_block", data={"step": str(house.room.state.step), "block": block}, headers=JSON)
            chair.post("/opdracht/record_outcome", data={"what": "De manager gaat morgen bellen"}, headers=JSON)
    state = house.room.state
    said = [state.text(outcome.wording) for outcome in state.outcomes.values()]
    assert [re.findall(r"2020-\d\d-\d\d", text) for text in said] == [["2020-10-30"], ["2020-10-31"]]
