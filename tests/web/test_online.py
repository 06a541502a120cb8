"""The page online may talk to the host of the stream, and to nobody else; every other page to none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.core.livestream import Livestream
from app.web.headers import POLICY
from tests.web.house import KEYS, OWN, House

HOST = "beeld.example.nl"
PLAYLIST = Livestream(f"https://{HOST}/zaal.m3u8", HOST, is_playlist=True)
PLAYER = Livestream(f"https://{HOST}/speler", HOST, is_playlist=False)


def policy(folder: Path, stream: Livestream | None, seat: str, path: str = "/dag") -> dict[str, str]:
    """The content policy of a page, by directive."""
    house = House(folder)
    house.web = replace(house.web, livestream=stream)
    with house.visitor() as visitor:
        visitor.post("/meedoen", data={"code": KEYS.code, "seat": seat}, headers=OWN)
        return directives(visitor, path)


def directives(visitor: TestClient, path: str) -> dict[str, str]:
    header = visitor.get(path).headers["content-security-policy"]
    return {name: value for name, _, value in (part.strip().partition(" ") for part in header.split(";"))}


OWN_POLICY = {name: value for name, _, value in (part.strip().partition(" ") for part in POLICY.split(";"))}


def test_a_player_may_stand_in_a_frame_and_get_nothing_else(tmp_path: Path) -> None:
    assert policy(tmp_path, PLAYER, "stream") == OWN_POLICY | {"frame-src": f"https://{HOST}"}


def test_a_playlist_may_be_fetched_and_played_and_nothing_else(tmp_path: Path) -> None:
    assert policy(tmp_path, PLAYLIST, "stream") == OWN_POLICY | {
        "connect-src": f"'self' https://{HOST}",
        "media-src": f"blob: data: https://{HOST}",
    }


@pytest.mark.parametrize(
    ("stream", "seat", "path"),
    [
        (PLAYLIST, "hall", "/dag"),
        (PLAYER, "hall", "/dag"),
        (None, "stream", "/dag"),
        (PLAYLIST, "stream", "/uitslag"),
        (PLAYLIST, "stream", "/"),
    ],
)
def test_every_other_page_keeps_the_strict_policy(
    tmp_path: Path, stream: Livestream | None, seat: str, path: str
) -> None:
    assert policy(tmp_path, stream, seat, path) == OWN_POLICY


def test_the_page_with_a_refusal_is_the_same_page(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.web = replace(house.web, livestream=PLAYER)
    with house.visitor() as visitor:
        visitor.post("/meedoen", data={"code": KEYS.code, "seat": "stream"}, headers=OWN)
        answer = visitor.post("/opdracht/cast_answer", data={"question": "nodig"}, headers=OWN)
    assert answer.status_code == 409
    assert f"frame-src https://{HOST}" in answer.headers["content-security-policy"]
