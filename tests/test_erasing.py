"""After people are forgotten, who they were is in no file: database, its log, copies, what was put aside, report."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from app import erasing
from app.application import REPORT_FOLDER
from app.core import commands as c
from app.core.events import SessionOpened
from app.core.plan import Seat
from app.core.report_views import report_view
from app.core.roles import Actor, Role
from app.core.state import State
from app.errors import ErasedInPart, StoreFailed
from app.live.room import Room
from app.opening import FILE, LOCK, InUse, NotASession, Opened, open_session, reopen_alone, reopen_session
from app.plan_file import load
from app.render import Renderer
from app.report.documents import HTML, report_page
from app.report.summary import summarise
from app.store.sqlite import SqliteStore

SAMPLE = Path(__file__).parents[1] / "sessions" / "heisessie-2020.md"
CANARIES = ("KANARIEROL", "KANARIEHUIS")
MONTH = 31 * 24 * 3600.0
CROWD, FEW = 400, 8
NOTHING = erasing.Looked((), ())
TURNS = 10_000
"""Of the loop: far more than anything here takes."""


async def held(data: Path, people: int = FEW) -> Opened:
    """A day full of people who said who they are and changed their mind, left without being closed."""
    opened = await open_session(SAMPLE.read_text("utf-8"), load(SAMPLE), data)
    room = Room(opened.store, opened.state, lambda change: None)
    room.start()
    for number in range(people):
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
    await opened.close()
    (opened.folder / "beschadigd-20201017-120000").mkdir()
    (opened.folder / "beschadigd-20201017-120000" / FILE).write_bytes((opened.folder / FILE).read_bytes())
    return opened


def traces(folder: Path) -> int:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.read_bytes().count(canary.encode()) for path in files for canary in CANARIES)


def a_month_later(monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.time() + MONTH
    monkeypatch.setattr("app.erasing.time.time", lambda: later)


async def interrupt(session: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day is erased, but this does not succeed after the commit."""
    forget = erasing._forget

    async def forget_and_fail(*given: Any) -> None:
        await forget(*given)
        once.setattr(what, fails)

    def fails(*given: object) -> None:
        raise StoreFailed("told to fail")

    with monkeypatch.context() as once:
        once.setattr(erasing, "_forget", forget_and_fail)
        with pytest.raises(ErasedInPart):
            await erasing.erase(session)


async def left_with_a_text_that_nobody_reads(file: Path) -> None:
    """As a stricter reader of later would find it: the programme itself was not kept yet."""
    store = await SqliteStore.open(file)
    await store.append([SessionOpened(1.0, "gisteren", "## 9:00 Inloop\nmaar dit leest niemand meer")], [])
    await store.close()


def two_days(data: Path) -> tuple[Path, Path]:
    """The folder with both, and the day that a server has open."""
    for name in ("vandaag", "gisteren"):
        (data / name).mkdir()
        (data / name / FILE).touch()
    return data, data / "vandaag"


async def state_of(session: Path) -> State:
    again = await reopen_session(session)
    await again.close()
    return again.state


async def test_of_who_took_part_nothing_is_left_in_any_file(tmp_path: Path) -> None:
    opened = await held(tmp_path, CROWD)
    assert traces(opened.folder) > 2 * CROWD
    assert await erasing.erase(opened.folder) == erasing.Erased(CROWD, has_swept=True)
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
    assert await erasing.erase_expired(tmp_path) == NOTHING
    assert traces(opened.folder) > 2 * FEW


async def test_the_others_in_the_folder_are_looked_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = await held(tmp_path)
    a_month_later(monkeypatch)
    looked = await erasing.erase_expired(tmp_path)
    (line,) = looked.erased
    assert f"{FEW} deelnemers" in line
    assert looked.failed == ()
    assert traces(opened.folder) == 0
    assert await erasing.erase_expired(tmp_path) == NOTHING


async def test_a_day_that_a_server_has_open_is_left_to_that_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await held(tmp_path)
    serving = await reopen_alone(opened.folder)
    with pytest.raises(InUse):
        await erasing.erase(opened.folder)
    a_month_later(monkeypatch)
    assert await erasing.erase_expired(tmp_path) == NOTHING
    await serving.close()


async def test_a_day_in_which_was_erased_can_be_opened_right_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await held(tmp_path)
    await erasing.erase(opened.folder)
    await (await reopen_alone(opened.folder)).close()
    a_month_later(monkeypatch)
    await erasing.erase_expired(tmp_path)
    await (await reopen_alone(opened.folder)).close()


@pytest.mark.parametrize(
    "interrupted", ["app.erasing.forget_aside", "app.store.sqlite.copy_rows", "app.store.sqlite.SqliteStore.checkpoint"]
)
async def test_what_was_interrupted_is_finished_the_next_time(
    interrupted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await held(tmp_path)
    await interrupt(opened.folder, interrupted, monkeypatch)
    assert traces(opened.folder) > 0, "of what was interrupted something stays"
    assert await erasing.erase(opened.folder) == erasing.Erased(0, has_swept=True)
    assert traces(opened.folder) == 0
    assert await erasing.erase(opened.folder) == erasing.Erased(0, has_swept=False)


async def test_at_night_too_what_was_interrupted_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = await held(tmp_path)
    await interrupt(opened.folder, "app.store.sqlite.copy_rows", monkeypatch)
    looked = await erasing.erase_expired(tmp_path)
    assert [str(opened.folder) in line for line in looked.erased] == [True]
    assert traces(opened.folder) == 0
    assert await erasing.erase_expired(tmp_path) == NOTHING


async def test_half_a_copy_of_a_server_that_was_cut_off_goes_too(tmp_path: Path) -> None:
    opened = await held(tmp_path)
    opened.copy.rename(opened.copy.with_name("sessie.kopie.part"))
    await erasing.erase(opened.folder)
    assert traces(opened.folder) == 0


async def test_only_the_day_itself_can_be_erased_and_not_its_copy_alone(tmp_path: Path) -> None:
    opened = await held(tmp_path)
    for work in (erasing.look, erasing.erase):
        with pytest.raises(NotASession):
            await work(opened.copy)
    assert traces(opened.folder) > 2 * FEW


@pytest.mark.parametrize("damage", [b"geen dag" * 512, None])
async def test_a_day_that_cannot_be_read_is_named_and_the_others_are_erased(
    damage: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await held(tmp_path)
    broken = tmp_path / "a-gisteren"
    broken.mkdir()
    if damage:
        (broken / FILE).write_bytes(damage)
    else:
        await left_with_a_text_that_nobody_reads(broken / FILE)
    a_month_later(monkeypatch)
    looked = await erasing.erase_expired(tmp_path)
    assert [str(broken) in line and "niet te lezen" in line for line in looked.failed] == [True]
    assert len(looked.erased) == 1
    assert traces(opened.folder) == 0


async def test_a_folder_that_cannot_be_locked_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await held(tmp_path)
    (tmp_path / "a-gisteren" / LOCK).mkdir(parents=True)
    (tmp_path / "a-gisteren" / FILE).write_bytes((opened.folder / FILE).read_bytes())
    a_month_later(monkeypatch)
    looked = await erasing.erase_expired(tmp_path)
    assert (len(looked.erased), len(looked.failed)) == (1, 1)
    assert traces(opened.folder) == 0


@pytest.mark.parametrize(
    ("code", "logged"),
    [
        ("print('gisteren: gewist')", [("people_forgotten", 1)]),
        ("raise SystemExit(1)", [("erasing_failed", None)]),
        ("pass", []),
    ],
)
async def test_the_server_logs_what_came_of_it(
    code: str, logged: list[tuple[str, int | None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "erasing_command", lambda data: (sys.executable, "-c", code))
    with capture_logs() as lines:
        await erasing.look_at_others(*two_days(tmp_path))
    assert [(line["event"], line.get("days")) for line in lines] == logged


async def test_a_look_that_cannot_start_is_logged_and_the_next_one_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "erasing_command", lambda data: (str(tmp_path / "bestaat-niet"),))
    monkeypatch.setattr(erasing, "FIRST_LOOK", 0.0)
    monkeypatch.setattr(erasing, "NEXT_LOOK", 0.0)
    with capture_logs() as lines:
        looking = asyncio.create_task(erasing.look_after(*two_days(tmp_path)))
        for _ in range(TURNS):
            await asyncio.sleep(0)
            if len(lines) > 1:
                break
        looking.cancel()
    assert [line["event"] for line in lines[:2]] == ["erasing_failed", "erasing_failed"]


def test_only_other_days_are_a_reason_to_look(tmp_path: Path) -> None:
    data, own = two_days(tmp_path)
    assert erasing.has_others(data, own)
    (data / "gisteren" / FILE).unlink()
    assert not erasing.has_others(data, own)
