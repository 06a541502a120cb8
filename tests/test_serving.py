"""Starting the server, and stopping it."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import click
import pytest

from app import serving
from app.__main__ import cli
from app.config import Settings
from app.core.plan import Plan
from app.errors import NotListening
from app.opening import open_session
from app.plan_file import load, read_plan
from app.serving import Start, serve_day
from app.web.server import listen

SAMPLE = Path(__file__).parents[1] / "sessions" / "heisessie-2020.md"
HAS_V6 = socket.has_ipv6 and Path("/proc/net/if_inet6").exists()
ON_V6 = pytest.mark.skipif(not HAS_V6, reason="this machine has no IPv6")


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done to a whole process is not done to the one that tests."""
    monkeypatch.setattr(serving, "_make_room", lambda: None)
    monkeypatch.setattr("app.logbook.configure", lambda path=None: None)


def start(crowd: tuple[int, int] = (0, 0), links_file: Path | None = None) -> Start:
    return Start(SAMPLE, crowd, is_rehearsal=False, links_file=links_file)


def settings(data: Path, host: str = "127.0.0.1") -> Settings:
    return Settings(host=host, port=0, data=data)


async def is_free(data: Path) -> bool:
    """Nobody holds the day any more."""
    await (await open_session(SAMPLE.read_text("utf-8"), load(SAMPLE), data)).close()
    return True


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (OSError(errno.EADDRINUSE, "in use"), "Poort 0 is al in gebruik. Kies een andere met --port."),
        (PermissionError(errno.EACCES, "not allowed"), "Poort 0 mag je hier niet gebruiken."),
        (OSError(errno.EADDRNOTAVAIL, "not here"), "Het adres 127.0.0.1 is niet van deze machine."),
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "Het adres 127.0.0.1 is niet van deze machine."),
    ],
)
async def test_why_it_cannot_listen_is_told_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError, said: str
) -> None:
    def fails(host: str, port: int) -> socket.socket:
        raise problem

    monkeypatch.setattr(serving, "listen", fails)
    with pytest.raises(NotListening, match=said):
        await serve_day(settings(tmp_path), start())
    assert await is_free(tmp_path)


async def test_a_file_that_is_saved_while_it_is_read_is_kept_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "dag.md"
    file.write_text(SAMPLE.read_text("utf-8"), "utf-8")
    kept: list[tuple[str, Plan]] = []

    async def opened(source: str, plan: Plan, *_: object, **__: object) -> None:
        kept.append((source, plan))
        raise NotListening("enough")

    def read(source: str, **hosts: Any) -> Plan:
        file.write_text("later", "utf-8")
        return read_plan(source, **hosts)

    monkeypatch.setattr(serving, "open_session", opened)
    monkeypatch.setattr(serving, "read_plan", read)
    with pytest.raises(NotListening):
        await serve_day(settings(tmp_path), Start(file, (0, 0), is_rehearsal=False, links_file=None))
    assert kept == [(SAMPLE.read_text("utf-8"), load(SAMPLE))]


async def test_the_port_of_another_server_is_taken(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as other:
        asked = Settings(host="127.0.0.1", port=other.getsockname()[1], data=tmp_path)
        with pytest.raises(NotListening, match="al in gebruik"):
            await serve_day(asked, start())
    assert await is_free(tmp_path)


async def test_links_that_cannot_be_kept_are_told(tmp_path: Path) -> None:
    with pytest.raises(click.FileError, match="De links kunnen niet in"):
        await serve_day(settings(tmp_path / "data"), start(links_file=tmp_path / "weg" / "links.json"))
    assert await is_free(tmp_path / "data")


@pytest.mark.parametrize(
    ("host", "base"),
    [
        ("0.0.0.0", "http://127.0.0.1:"),
        ("127.0.0.2", "http://127.0.0.2:"),
        pytest.param("::", "http://[::1]:", marks=ON_V6),
        pytest.param("::1", "http://[::1]:", marks=ON_V6),
    ],
)
async def test_the_simulated_people_go_where_the_server_listens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, base: str
) -> None:
    called: list[tuple[str, ...]] = []

    async def call(*command: str, **_: Any) -> None:
        called.append(command)
        raise RuntimeError("far enough")

    monkeypatch.setattr(asyncio, "create_subprocess_exec", call)
    with pytest.raises(RuntimeError, match="far enough"):
        await serve_day(settings(tmp_path, host), start(crowd=(2, 1)))
    (command,) = called
    assert command[command.index("crowd") + 1].startswith(base)


def test_after_ctrl_c_the_terminal_says_that_the_day_is_kept_and_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(serving: Coroutine[None, None, None]) -> None:
        serving.close()
        raise KeyboardInterrupt

    monkeypatch.setattr("uvloop.run", stopped)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("sys.argv", ["heisessie", "run", "onze dag.md", "--with", "6+2"])
    monkeypatch.setattr("app.__main__.PROGRAMME.exists", False)
    with pytest.raises(SystemExit) as ended:
        cli()
    assert ended.value.code == 130
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Gestopt. Alles is bewaard. Ga verder met: ./heisessie run 'onze dag.md' --with 6+2"
    ]
