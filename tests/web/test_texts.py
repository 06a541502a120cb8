"""Older texts than the page of the day shows: who may see them, and where a form on them goes back to."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from app.web.texts import again
from tests.web.house import HOST, OWN


def test_the_chair_can_read_back(chair: TestClient) -> None:
    assert chair.get("/teksten", params={"pagina": "2"}).status_code == 200


def test_a_participant_cannot(participant: TestClient) -> None:
    assert participant.get("/teksten").status_code == 403


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        (f"{HOST}/teksten?pagina=3", "/teksten?pagina=3"),
        (f"{HOST}/teksten", "/teksten?pagina=1"),
        (f"{HOST}/teksten?pagina=//elders", "/teksten?pagina=1"),
    ],
)
def test_a_form_goes_back_to_the_same_part(referer: str, page: str) -> None:
    assert again(referer) == page


def test_what_is_done_on_an_older_part_leads_back_to_it(chair: TestClient) -> None:
    headers = OWN | {"Referer": f"{HOST}/teksten?pagina=2"}
    answer = chair.post("/opdracht/record_outcome", data={"what": "De lijst delen"}, headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, "/teksten?pagina=2")
