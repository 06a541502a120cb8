"""Settings: what wins, and that nonsense is refused before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.config import DEFAULT_PORT, EXPECTED, STREAM_HOSTS, Settings, read_settings
from app.errors import BadSettings


def test_without_anything_given_the_defaults_hold() -> None:
    settings = read_settings({}, {})
    assert (settings.port, settings.data, settings.address) == (DEFAULT_PORT, Path("data"), "")


def test_the_command_line_wins_over_the_environment() -> None:
    environ = {"HEISESSIE_PORT": "9000", "HEISESSIE_HOST": "127.0.0.1", "HOME": "/nowhere"}
    settings = read_settings(environ, {"port": 9001, "host": None})
    assert (settings.port, settings.host) == (9001, "127.0.0.1")


@pytest.mark.parametrize("given", ["", " ", "127.0.0.1,"])
def test_what_is_left_empty_is_no_proxy(given: str) -> None:
    """A compose file hands over every variable that it names, also the ones that nobody filled in."""
    assert read_settings({"HEISESSIE_PROXIES": given}, {}).proxies == (("127.0.0.1",) if given.strip() else ())


def test_a_server_behind_a_proxy_knows_its_address_and_whom_to_believe() -> None:
    environ = {"HEISESSIE_ADDRESS": "https://dag.example.nl/", "HEISESSIE_PROXIES": "127.0.0.1, ::1"}
    settings = read_settings(environ, {})
    assert settings.address == "https://dag.example.nl"
    assert settings.proxies == ("127.0.0.1", "::1")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "achtduizend"),
        ("port", "65536"),
        ("port", "-1"),
        ("host", ""),
        ("host", "een adres"),
        ("host", "http://127.0.0.1"),
        ("address", "dag.example.nl"),
        ("address", "ftp://dag.example.nl"),
        ("address", "https://dag.example.nl/pad"),
        ("address", "https://wie@dag.example.nl"),
        ("address", "https://"),
        ("address", "https://dag.example.nl:99999"),
        ("proxies", "overal"),
        ("stream_hosts", "https://beeld.example.nl"),
        ("stream_hosts", "beeld.example.nl; script-src *"),
        ("stream_hosts", "*.example.nl"),
        ("stream_hosts", "localhost"),
        ("contact", "de beheerder"),
        ("contact", "http://dag.example.nl/melden"),
        ("contact", "mailto:"),
        ("contact", "https://dag.example.nl\nExpires: nooit"),
        ("contact", "a@dag.example.nl\nExpires: nooit"),
    ],
)
def test_nonsense_is_refused_with_the_value_and_what_would_do(name: str, value: str) -> None:
    with pytest.raises(BadSettings) as refused:
        read_settings({f"HEISESSIE_{name.upper()}": value}, {})
    assert refused.value.sentences == (f"‘{value}’ kan niet: {EXPECTED[name]}.",)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("veilig@example.nl", "mailto:veilig@example.nl"),
        ("mailto:veilig@example.nl", "mailto:veilig@example.nl"),
        ("https://example.nl/melden", "https://example.nl/melden"),
    ],
)
def test_a_contact_is_an_address_to_mail_or_a_page(given: str, kept: str) -> None:
    assert read_settings({"HEISESSIE_CONTACT": given}, {}).contact == kept


def test_hosts_that_may_stream_come_on_top_of_the_known_ones() -> None:
    assert read_settings({}, {}).stream_hosts == STREAM_HOSTS
    assert read_settings({"HEISESSIE_STREAM_HOSTS": ""}, {}).stream_hosts == STREAM_HOSTS
    added = read_settings({"HEISESSIE_STREAM_HOSTS": "Beeld.example.nl, beeld.example.nl:8443"}, {}).stream_hosts
    assert added == (*STREAM_HOSTS, "beeld.example.nl", "beeld.example.nl:8443")


@pytest.mark.parametrize("host", ["0.0.0.0", "::1", "localhost", "dag.example.nl"])
def test_a_host_is_an_address_or_a_name(host: str) -> None:
    assert read_settings({}, {"host": host}).host == host


def test_the_data_folder_may_not_be_a_file(tmp_path: Path) -> None:
    taken = tmp_path / "data"
    taken.write_text("")
    with pytest.raises(BadSettings):
        read_settings({}, {"data": taken})


def test_a_misspelt_setting_is_named_and_every_problem_comes_at_once() -> None:
    with pytest.raises(BadSettings) as refused:
        read_settings({"HEISESSIE_PROT": "1", "HEISESSIE_PORT": "x"}, {})
    assert len(refused.value.sentences) == 2
    (unknown,) = (sentence for sentence in refused.value.sentences if "HEISESSIE_PROT" in sentence)
    assert "HEISESSIE_PORT, HEISESSIE_DATA" in unknown


def test_every_setting_has_its_sentence() -> None:
    assert set(EXPECTED) == set(Settings.model_fields)


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1
