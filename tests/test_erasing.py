"""After people are forgotten, who they were is in no file: database, its log, copies, what was put aside, report."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import erasing
from app.__main__ import main
from app.application import REPORT_FOLDER
from app.core import commands as c
from app.core.plan import Seat
from app.core.report_views import report_view
from app.core.roles import Actor, Role
from app.core.state import State
from app.live.room import Room
from app.opening import FILE, InUse, Opened, open_session, reopen_session
from app.plan_file import load
from app.render import Renderer
from app.report.documents import HTML, report_page
from app.report.summary import summarise
from app.store.sqlite import SqliteStore

SAMPLE = Path(__file__).parents[1] / "sessions" / "heisessie-2020.md"
CANARIES = ("KANARIEROL", "KANARIEHUIS")
MONTH = 31 * 24 * 3600.0
CROWD = 400


@pytest.fixture(autouse=True)
def _unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process plays them all."""
    monkeypatch.setattr("app.opening._lock", lambda folder: None)


async def held(data: Path) -> Opened:
    """A day full of people who said who they are and changed their mind, left without being closed."""
    opened = await open_session(SAMPLE.read_text("utf-8"), load(SAMPLE), data)
    room = Room(opened.store, opened.state, lambda change: None)
    room.start()
    for number in range(CROWD):
        person = Actor(Role.PARTICIPANT, f"p{number:03d}")
        role, house = (f"{canary}-{number}" for canary in CANARIES)
        join = c.Join(participant=person.id, seat=Seat.HALL, role=role, organisation=house)
        await room.submit(join, Actor(Role.NOBODY))
        await room.submit(c.DescribeSelf(role=f"{role}-later", organisation=house), person)
    await room.stop()
    await opened.store.backup(opened.copy)
    (opened.folder / REPORT_FOLDER).mkdir()
    view = report_view(room.state, opened.store.digest)
    (opened.folder / REPORT_FOLDER / HTML).write_text(report_page(view, summarise(view), Renderer()), "utf-8")
    (opened.folder / "beschadigd-20201017-120000").mkdir()
    (opened.folder / "beschadigd-20201017-120000" / FILE).write_bytes((opened.folder / FILE).read_bytes())
    await opened.store.close()
    return opened


def traces(folder: Path) -> int:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.read_bytes().count(canary.encode()) for path in files for canary in CANARIES)


async def state_of(session: Path) -> State:
    again = await reopen_session(session)
    await again.store.close()
    return again.state


async def test_of_who_took_part_nothing_is_left_in_any_file(tmp_path: Path) -> None:
    opened = await held(tmp_path)
    assert traces(opened.folder) > 2 * CROWD
    before = time.monotonic()
    assert await erasing.erase(opened.folder) == CROWD
    assert time.monotonic() - before < 5
    assert traces(opened.folder) == 0
    assert not list(opened.folder.glob("beschadigd-*"))
    state = await state_of(opened.folder)
    assert (len(state.participants), state.present) == (0, (CROWD, 0))


async def test_the_journal_stays_whole_and_so_does_its_copy(tmp_path: Path) -> None:
    opened = await held(tmp_path)
    await erasing.erase(opened.folder)
    copy = await SqliteStore.open(opened.copy)
    store = await SqliteStore.open(opened.folder / FILE)
    assert (await store.load()).events == (await copy.load()).events
    assert store.digest == copy.digest
    await copy.close()
    await store.close()


async def test_a_day_of_which_the_time_has_not_come_is_left_alone(tmp_path: Path) -> None:
    opened = await held(tmp_path)
    assert await erasing.erase_expired(tmp_path) == []
    assert traces(opened.folder) > 2 * CROWD


async def test_the_others_in_the_folder_are_looked_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = await held(tmp_path)
    later = time.time() + MONTH
    monkeypatch.setattr("app.erasing.time.time", lambda: later)
    (line,) = await erasing.erase_expired(tmp_path)
    assert f"{CROWD} deelnemers" in line
    assert traces(opened.folder) == 0
    assert await erasing.erase_expired(tmp_path) == []


async def test_a_day_that_a_server_has_open_is_left_to_that_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(folder: Path) -> None:
        raise InUse(str(folder))

    opened = await held(tmp_path)
    monkeypatch.setattr("app.opening._lock", taken)
    with pytest.raises(InUse):
        await erasing.erase(opened.folder)
    later = time.time() + MONTH
    monkeypatch.setattr("app.erasing.time.time", lambda: later)
    assert await erasing.erase_expired(tmp_path) == []


async def test_a_day_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "stuk").mkdir()
    (tmp_path / "stuk" / FILE).write_bytes(b"geen dag" * 512)
    (line,) = await erasing.erase_expired(tmp_path)
    assert "niet te lezen" in line


def test_only_other_days_are_a_reason_to_look(tmp_path: Path) -> None:
    own = tmp_path / "vandaag"
    own.mkdir()
    (own / FILE).touch()
    assert not erasing.has_others(tmp_path, own)
    (tmp_path / "gisteren").mkdir()
    (tmp_path / "gisteren" / FILE).touch()
    assert erasing.has_others(tmp_path, own)


def test_without_being_sure_the_command_only_says_what_would_go(tmp_path: Path) -> None:
    opened = asyncio.run(held(tmp_path))
    folder = str(opened.folder)
    said = CliRunner().invoke(main, ["erase", folder]).output
    assert f"{CROWD} deelnemers" in said
    assert f"./heisessie erase {folder} --sure" in said
    assert traces(opened.folder) > 2 * CROWD
    assert f"{CROWD} deelnemers" in CliRunner().invoke(main, ["erase", folder, "--sure"]).output
    assert traces(opened.folder) == 0
    assert "niets te wissen" in CliRunner().invoke(main, ["erase", folder, "--sure"]).output


def test_the_command_wants_to_know_which_day() -> None:
    assert CliRunner().invoke(main, ["erase"]).exit_code == 2
