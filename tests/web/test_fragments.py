"""What a page without a socket is told: everything that one with a socket hears."""

from __future__ import annotations

from starlette.testclient import TestClient

from app.live.audience import Kind
from tests.web.house import House


def test_it_is_told_what_is_wrong_until_it_is_over(house: House, participant: TestClient) -> None:
    for text in ("De schijf is bijna vol.", ""):
        house.hub.warn([Kind.HALL], text)
        told = participant.get("/deel?page=phone").json()
        assert told["trouble"] == text
        assert all("region" in frame for frame in told["frames"])
