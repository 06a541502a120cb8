"""A line of the log says what happened and where, and never to whom, from where or what was said."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from starlette.testclient import TestClient

from app import logbook
from app.core.plan import Plan
from tests.core.day import PLAN
from tests.web.house import KEYS, OWN, House

CANARY = "KANARIE"
ADDRESS = "192.0.2.77"
SECRETS = (CANARY, ADDRESS, KEYS.code, KEYS.join, KEYS.chair, KEYS.screen, KEYS.signing)
LINE = re.compile(r"timestamp=\S+Z level=\w+ event=\w+.*")
MANUAL = (Path(__file__).parents[1] / "docs" / "beheer.md").read_text("utf-8")
EVENT = re.compile(r"log\.(?:info|warning|error)\(\s*\"(\w+)\"")


@pytest.fixture(autouse=True)
def _written(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """After `capsys`, so that it is read along."""
    handlers, level = logging.root.handlers[:], logging.root.level
    logbook.configure()
    yield
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def broken(plan: Plan) -> str:
    raise RuntimeError(f"{CANARY} in de melding")


def test_beside_a_terminal_the_lines_go_to_a_file_and_to_nobody_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logbook.configure(tmp_path / "logboek.txt")
    structlog.get_logger().info("people_forgotten")
    logging.getLogger("uvicorn").warning("iets")
    lines = (tmp_path / "logboek.txt").read_text("utf-8").splitlines()
    assert [bool(LINE.fullmatch(line)) for line in lines] == [True, True]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("is_terminal", [True, False])
def test_only_who_looks_at_a_terminal_has_the_lines_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool
) -> None:
    """A service keeps its error output, so there the lines stay on it."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal, raising=False)
    assert logbook.aside(tmp_path) == (tmp_path / "logboek.txt" if is_terminal else None)


def play(house: House) -> None:
    """A small day on which everything that can go wrong does."""
    with TestClient(house.app, OWN["Origin"], client=(ADDRESS, 50_000), raise_server_exceptions=False) as client:
        join = {"code": KEYS.code, "role": CANARY, "organisation": CANARY}
        client.post("/meedoen", data=join | {"code": CANARY}, headers=OWN)
        house.store.fail_next()
        client.post("/meedoen", data=join, headers=OWN)
        client.post("/meedoen", data=join, headers=OWN)
        (person,) = house.room.state.participants
        client.post(f"/regie/{KEYS.chair}", headers=OWN)
        house.store.fail_next()
        client.post("/opdracht/ask_query", data={"text": CANARY}, headers=OWN)
        client.post("/opdracht/record_outcome", data={"kind": "conclusion", "what": CANARY}, headers=OWN)
        object.__setattr__(house.web, "write_plan", broken)
        assert client.get("/programma.md").status_code == 500
        client.get(f"/m/{KEYS.join}{CANARY}")
    assert person


def test_of_a_day_full_of_trouble_the_log_tells_no_tales(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(House(tmp_path, PLAN))
    lines = capsys.readouterr().err.splitlines()
    assert {re.findall(r"event=(\w+)", line)[0] for line in lines} >= {"commit_failed", "request_failed"}
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert [secret for secret in SECRETS if secret in "\n".join(lines)] == []


def test_a_fault_is_told_by_its_kind_and_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(House(tmp_path, PLAN))
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "request_failed" in line]
    assert "page=/programma.md" in line
    assert "fault=RuntimeError" in line
    assert "app/web/programme.py:" in line
    assert "tests/test_logbook.py:" in line


def test_a_library_is_quoted_without_what_it_filled_in(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("%s - kon niet", f"{ADDRESS} {CANARY}")
    said = capsys.readouterr().err
    assert "of=uvicorn.error" in said
    assert "fault=ValueError" in said
    assert [secret for secret in (CANARY, ADDRESS) if secret in said] == []


@pytest.mark.parametrize("said", [KeyError("iets"), "", "\n", None, 7])
def test_whatever_a_library_says_is_one_line_and_stops_nobody(said: object) -> None:
    record = logging.LogRecord("elders", logging.WARNING, "elders.py", 1, said, ("erbij",), None)
    assert LINE.fullmatch(logbook.OneLine().format(record))


def test_every_line_is_in_the_manual() -> None:
    app = Path(logbook.__file__).parent
    events = {name for path in app.rglob("*.py") for name in EVENT.findall(path.read_text("utf-8"))} | {"library"}
    assert [name for name in sorted(events) if f"| `{name}` |" not in MANUAL] == []
