"""Questions of the audience without a script, and who deals with them from which page."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from app.core.commands import Fate
from app.core.query import Query
from app.core.roles import Role
from app.web.links import LINKS
from tests.web.conftest import Visit
from tests.web.house import HOST, JSON, KEYS, OWN, House


def start(house: House, client: TestClient) -> None:
    """The chair brings the day to its pitch round, where people may ask."""
    client.post(f"/regie/{KEYS.chair}", headers=OWN)
    for form in ({}, {"anonymity": "confidential"}):
        step = str(house.room.state.step)
        assert client.post("/opdracht/advance", data={"step": step, **form}, headers=JSON).status_code == 200


def asked(house: House) -> list[Query]:
    return list(house.room.state.queries.rows.values())


def test_asking_and_supporting_go_back_to_the_tab(house: House, participant: TestClient, another: Visit) -> None:
    start(house, another())
    answer = participant.post("/opdracht/ask_query", data={"text": "Wie bepaalt dat?"}, headers=OWN)
    assert answer.headers["location"] == "/dag#queries"
    (query,) = asked(house)
    other = another()
    other.post("/meedoen", data={"code": KEYS.code}, headers=OWN)
    headers = OWN | {"Referer": f"{HOST}/vragen?pagina=1"}
    answer = other.post("/opdracht/support_query", data={"support": query.id}, headers=headers)
    assert answer.headers["location"] == "/vragen"
    assert house.room.state.queries.count(query.id) == 2


def test_a_helper_who_also_takes_part_deals_with_questions(
    house: House, participant: TestClient, another: Visit
) -> None:
    start(house, another())
    participant.post("/opdracht/ask_query", data={"text": "Wie bepaalt dat?"}, headers=OWN)
    (query,) = asked(house)
    fields = {"query": query.id, "fate": "answered"}
    assert participant.post("/opdracht/settle_query", data=fields, headers=JSON).status_code == 403
    participant.post(f"/hulp/{KEYS.token(Role.HELPER)}", headers=OWN)
    headers = OWN | {"Referer": f"{HOST}/hulp"}
    answer = participant.post("/opdracht/settle_query", data=fields, headers=headers)
    assert answer.headers["location"] == "/hulp"
    assert asked(house)[0].fate is Fate.ANSWERED


def test_a_helper_sees_why_something_was_refused_on_the_own_page(visitor: TestClient) -> None:
    visitor.post(f"/hulp/{KEYS.token(Role.HELPER)}", headers=OWN)
    headers = OWN | {"Referer": f"{HOST}/hulp"}
    answer = visitor.post("/opdracht/hide_query", data={"query": "niets", "is_hidden": "1"}, headers=headers)
    assert answer.status_code == 409
    assert "<title>helper</title>" in answer.text


def test_the_page_of_all_questions_has_no_strange_number(participant: TestClient) -> None:
    for number in ("0", "-1", "9999", "x", "²"):
        assert participant.get("/vragen", params={"pagina": number}).status_code == 200


def test_every_link_leads_to_its_page(visitor: TestClient) -> None:
    for role, linked in LINKS.items():
        answer = visitor.post(KEYS.path(role), headers=OWN)
        assert (answer.status_code, answer.headers["location"]) == (303, linked.page)
        assert visitor.get(linked.page).status_code == 200
        assert re.search("HttpOnly", answer.headers["set-cookie"])
