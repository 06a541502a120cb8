"""Where a stream may come from: only an https address, of a host that was allowed, in its plainest form."""

from __future__ import annotations

import pytest

from app.core.livestream import host_of, livestream


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://player.vimeo.com/video/1", "player.vimeo.com"),
        ("https://Beeld.Example.nl/zaal.m3u8?t=1", "beeld.example.nl"),
        ("https://beeld.example.nl:8443/zaal", "beeld.example.nl:8443"),
        ("https://beeld.example.nl:443/zaal", "beeld.example.nl"),
    ],
)
def test_an_address_has_a_host(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    "address",
    [
        "",
        "beeld.example.nl",
        "http://beeld.example.nl/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://localhost/",
        "https://wie@beeld.example.nl/",
        "https://beeld.example.nl:99999/",
        "https://beeld.example.nl; script-src *",
        "https://beeld.example.nl/ x",
        "https://beeld.example.nl,https://elders.example",
        "https://béeld.example.nl/",
        "https://[::1]/",
        "https://beeld.example.nl/" + "a" * 2_000,
    ],
)
def test_what_is_no_plain_address_has_none(address: str) -> None:
    assert host_of(address) == ""
    assert livestream(address, ("", "beeld.example.nl")) is None


def test_only_a_host_that_was_allowed_may_stream() -> None:
    assert livestream("https://elders.example/zaal.m3u8", ("beeld.example.nl",)) is None
    assert livestream("https://beeld.example.nl.elders.example/zaal", ("beeld.example.nl",)) is None
    assert livestream("", ("beeld.example.nl",)) is None


@pytest.mark.parametrize(
    ("address", "is_playlist"),
    [
        ("https://beeld.example.nl/zaal.m3u8?sleutel=1", True),
        ("https://beeld.example.nl/ZAAL.M3U8", True),
        ("https://beeld.example.nl/speler?bron=zaal.m3u8", False),
    ],
)
def test_a_playlist_is_known_by_its_path(address: str, is_playlist: bool) -> None:
    stream = livestream(address, ("beeld.example.nl",))
    assert stream is not None
    assert stream.is_playlist is is_playlist
