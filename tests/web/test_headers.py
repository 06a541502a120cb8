"""What every answer carries, what may be kept, and how cookies are named on http and https."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.web.headers import ALWAYS, DOWNLOAD_POLICY
from tests.web.house import KEYS, OWN, House

SAFE = "https://heide.test"


@pytest.mark.parametrize("path", ["/", "/gezond", "/niets", "/dag", "/regie", "/static/live.js", "/verslag"])
def test_every_answer_carries_the_headers(path: str, visitor: TestClient) -> None:
    headers = visitor.get(path).headers
    wanted = {name: value for name, value in ALWAYS.items() if name != "cache-control"}
    assert {name: headers.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("path", ["/", "/dag", "/deel?page=phone", "/qr.svg"])
def test_what_is_personal_is_not_kept(path: str, participant: TestClient) -> None:
    assert participant.get(path).headers["cache-control"] == "no-store"


def test_files_and_the_heath_may_be_kept(visitor: TestClient) -> None:
    assert "max-age=3600" in visitor.get("/static/live.js").headers["cache-control"]
    assert "immutable" in visitor.get("/static/live.js?v=1").headers["cache-control"]
    assert "immutable" in visitor.get("/heide/avond/390x230/68-16-60-9.svg").headers["cache-control"]


def test_a_file_that_is_known_is_not_sent_again(visitor: TestClient) -> None:
    first = visitor.get("/static/live.js")
    again = visitor.get("/static/live.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["content-encoding"] == "gzip"


def test_a_file_outside_the_folder_does_not_exist(visitor: TestClient) -> None:
    assert visitor.get("/static/..%2f..%2fetc/passwd").status_code == 404


def test_a_document_is_a_download_in_a_sandbox(chair: TestClient) -> None:
    answer = chair.get("/verslag/verslag.pdf")
    assert answer.headers["content-security-policy"] == DOWNLOAD_POLICY
    assert answer.headers["content-disposition"].startswith("attachment")
    assert chair.get("/verslag/sessie.db").status_code == 404


def test_on_plain_http_the_cookie_has_a_plain_name(participant: TestClient) -> None:
    assert set(participant.cookies) == {"heisessie"}
    assert "strict-transport-security" not in participant.get("/").headers


def test_over_https_the_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    house = House(tmp_path, address=SAFE)
    with house.visitor(SAFE) as visitor:
        answer = visitor.post("/meedoen", data={"code": KEYS.code}, headers={"Origin": SAFE})
        cookie = answer.headers["set-cookie"].lower()
        assert cookie.startswith("__host-heisessie=")
        assert all(part in cookie for part in ("secure", "httponly", "samesite=lax", "path=/"))
        assert "domain" not in cookie
        assert "max-age=63072000" in answer.headers["strict-transport-security"]
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert visitor.get("/dag").status_code == 200


def test_behind_a_proxy_that_speaks_http_it_is_still_https(tmp_path: Path) -> None:
    house = House(tmp_path, address=SAFE)
    with house.visitor("http://heide.test") as visitor:
        answer = visitor.post("/meedoen", data={"code": KEYS.code}, headers={"Origin": SAFE})
        assert answer.headers["set-cookie"].lower().startswith("__host-heisessie=")
        assert "strict-transport-security" in answer.headers


def test_a_cookie_of_one_kind_is_not_a_cookie_of_another(participant: TestClient) -> None:
    participant.cookies.set("heisessie-regie", participant.cookies["heisessie"])
    assert participant.get("/regie").status_code == 403


def test_a_new_chair_token_ends_the_old_cookie(house: House, chair: TestClient) -> None:
    house.room.state = replace(house.room.state, turns={"chair": 1})
    assert chair.get("/regie").status_code == 410


def test_a_post_without_an_own_origin_is_refused(house: House, visitor: TestClient) -> None:
    foreign = [{}, {"Origin": "null"}, {"Origin": "https://elders.test"}, {"Origin": "http://heide.test:81"}]
    foreign += [{"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elders.test", "Sec-Fetch-Site": "same-origin"}]
    for headers in foreign:
        assert visitor.post("/meedoen", data={"code": KEYS.code}, headers=headers).status_code == 403
    assert not len(house.room.state.participants)


@pytest.mark.parametrize(
    "headers", [OWN, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}]
)
def test_a_post_of_our_own_page_is_heard(visitor: TestClient, headers: dict[str, str]) -> None:
    assert visitor.post("/meedoen", data={"code": KEYS.code}, headers=headers).status_code == 303


def test_a_form_that_is_too_large_is_refused(visitor: TestClient) -> None:
    assert visitor.post("/meedoen", data={"code": "1" * 70_000}, headers=OWN).status_code == 413


def test_only_plain_forms_are_read(visitor: TestClient) -> None:
    assert visitor.post("/meedoen", json={"code": KEYS.code}, headers=OWN).status_code == 415
