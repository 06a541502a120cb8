"""The settings of one server: read once at the start, from the command line and the environment, then frozen.

What is given on the command line wins; then `HEISESSIE_PORT` and its like; then the default. Anything that
cannot be right is refused here, all of it at once, before a socket or a file is opened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator

from app.errors import BadSettings

PREFIX = "HEISESSIE_"
DEFAULT_PORT = 8420
DEFAULT_PEOPLE, MOST_PEOPLE = 5_000, 100_000
"""The first is what a machine with two cores was measured with (`docs/bench`)."""
STREAM_HOSTS = ("player.vimeo.com", "www.youtube-nocookie.com", "channel.royalcast.com")
"""Well-known players, in the form that keeps least about who watches. Who runs the server adds their own."""
STREAM_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:[1-9][0-9]{0,4})?")
HOST_NAME = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
MAIL = re.compile(r"[^\s@:/?&]+@[^\s@:/?&]+\.[^\s@:/?&]+")
CONTACT = re.compile(rf"mailto:{MAIL.pattern}|https://[^\s@/]+\.[^\s@/]+(/\S*)?")
EXPECTED = {
    "host": "--host is een IP-adres of de naam van deze machine, bijvoorbeeld 0.0.0.0",
    "port": "--port is een getal van 0 tot en met 65535, bijvoorbeeld 8420",
    "data": "--data is een map. Die hoeft nog niet te bestaan",
    "address": "HEISESSIE_ADDRESS begint met https:// of http:// en heeft geen pad, bijvoorbeeld https://dag.example.nl",
    "contact": "HEISESSIE_CONTACT is een e-mailadres of een pagina die begint met https://",
    "stream_hosts": "HEISESSIE_STREAM_HOSTS zijn namen met een punt en komma’s ertussen, bijvoorbeeld beeld.example.nl",
    "people": "--people is een getal van 1 tot en met 100000: hoeveel mensen tegelijk mogen meedoen",
    "proxies": "HEISESSIE_PROXIES zijn IP-adressen met komma’s ertussen, bijvoorbeeld 127.0.0.1",
}


def _plain_host(host: str) -> str:
    if not HOST_NAME.fullmatch(host):
        ip_address(host)
    return host


def _directory(path: Path) -> Path:
    if path.exists() and not path.is_dir():
        raise ValueError("not a directory")
    return path


def _origin(address: str) -> str:
    """`scheme://host[:port]`, or empty: then the server makes links of the address it is reached at."""
    parts = urlsplit(address)
    is_whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    if address and (not is_whole or parts.path.strip("/") or parts.query or parts.fragment or parts.username):
        raise ValueError("not an origin")
    return address.rstrip("/")


def _contact(given: str) -> str:
    """As a URI: `mailto:` before an address without it; empty when there is none."""
    contact = f"mailto:{given}" if MAIL.fullmatch(given) else given
    if contact and not CONTACT.fullmatch(contact):
        raise ValueError("not a contact")
    return contact


class Settings(BaseModel):
    """`port` 0 takes any free port. `address` is what people type when a proxy stands before the server;
    `contact` is for who finds a weak spot; `proxies` are the ones whose word about the visitor's address is believed;
    `stream_hosts` are the only ones that a livestream may come from; `people` is how many may take part at a time.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: Annotated[str, AfterValidator(_plain_host)] = "0.0.0.0"
    port: Annotated[int, Field(ge=0, le=65535)] = DEFAULT_PORT
    data: Annotated[Path, AfterValidator(_directory)] = Path("data")
    address: Annotated[str, AfterValidator(_origin)] = ""
    contact: Annotated[str, AfterValidator(_contact)] = ""
    proxies: tuple[str, ...] = ()
    stream_hosts: tuple[str, ...] = STREAM_HOSTS
    people: Annotated[int, Field(ge=1, le=MOST_PEOPLE)] = DEFAULT_PEOPLE

    @field_validator("stream_hosts", mode="before")
    @classmethod
    def _added(cls, given: str) -> tuple[str, ...]:
        added = [host.strip().lower() for host in given.split(",") if host.strip()]
        if not all(STREAM_HOST.fullmatch(host) for host in added):
            raise ValueError("not a host")
        return tuple(dict.fromkeys((*STREAM_HOSTS, *added)))

    @field_validator("proxies", mode="before")
    @classmethod
    def _listed(cls, proxies: str) -> tuple[str, ...]:
        return tuple(str(ip_address(proxy.strip())) for proxy in proxies.split(",") if proxy.strip())


def read_settings(environ: Mapping[str, str], given: Mapping[str, object]) -> Settings:
    """`given` is the command line; a value `None` was not given. Raises `BadSettings` with every sentence."""
    named = {name.removeprefix(PREFIX).lower(): value for name, value in environ.items() if name.startswith(PREFIX)}
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings.model_validate({**named, **chosen})
    except ValidationError as error:
        raise BadSettings([_sentence(str(wrong["loc"][0]), wrong["input"]) for wrong in error.errors()]) from None


def _sentence(name: str, value: object) -> str:
    if name not in EXPECTED:
        return f"De instelling {_variable(name)} ken ik niet. Kies uit: {', '.join(map(_variable, EXPECTED))}."
    return f"‘{value}’ kan niet: {EXPECTED[name]}."


def _variable(name: str) -> str:
    return f"{PREFIX}{name.upper()}"
