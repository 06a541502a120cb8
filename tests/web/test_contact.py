"""security.txt: who finds a weak spot knows whom to tell, and the file is never out of date."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient

from app.web.contact import HOLDS_FOR, PATH
from tests.web.house import House

SAFE = "https://heide.test"


def fields(client: TestClient) -> dict[str, str]:
    answer = client.get(PATH)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    return dict(line.split(": ", 1) for line in answer.text.splitlines())


def test_it_says_whom_to_tell_and_in_which_languages(visitor: TestClient) -> None:
    said = fields(visitor)
    assert (said["Contact"], said["Preferred-Languages"]) == ("mailto:veiligheid@heide.test", "nl, en")


def test_it_is_never_stale_however_long_the_server_runs(house: House, visitor: TestClient) -> None:
    for now in (1_000.0, 1_800_000_000.0, 1_900_000_000.0):
        house.now = now
        expires = datetime.strptime(fields(visitor)["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        assert expires == datetime.fromtimestamp(now, UTC) + HOLDS_FOR


def test_it_names_its_own_address_only_over_https(tmp_path: Path, visitor: TestClient) -> None:
    assert "Canonical" not in fields(visitor)
    with House(tmp_path, address=SAFE).visitor(SAFE) as safe:
        assert fields(safe)["Canonical"] == SAFE + PATH


def test_without_a_contact_there_is_no_such_file(tmp_path: Path) -> None:
    with House(tmp_path, contact="").visitor() as visitor:
        assert visitor.get(PATH).status_code == 404
