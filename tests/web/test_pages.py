"""The pages of the live day as they come over the line."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.house import House


def test_the_chairs_page_says_how_late_it_is_each_time_it_is_asked(house: House, chair: TestClient) -> None:
    assert "1000.0" in chair.get("/regie").text
    house.now += 90
    assert "1090.0" in chair.get("/regie").text
