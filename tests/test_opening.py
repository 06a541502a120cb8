"""A session is begun once, goes on after a restart, and can be read from its data alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from app.__main__ import cli
from app.core import commands as c
from app.core.events import PlanRevised, SessionOpened
from app.core.plan import Seat
from app.core.roles import Actor, Role
from app.errors import PlanProblems
from app.live.room import Room
from app.opening import (
    FILE,
    LOCK,
    InUse,
    NoFolder,
    NotASession,
    as_links,
    open_session,
    reopen_alone,
    reopen_session,
    replayed,
)
from app.plan_file import load, read_plan, write_plan
from app.store import Stored
from app.store.sqlite import SqliteStore

SAMPLE = Path(__file__).parents[1] / "sessions" / "heisessie-2020.md"
SOURCE = SAMPLE.read_text("utf-8")
PLAN = load(SAMPLE)
CHANGED = SOURCE.replace("Inloop en meedoen", "Ontvangst")
CHAIR = Actor(Role.CHAIR)


async def test_a_new_day_gets_a_code_of_eight_digits_and_links_that_cannot_be_guessed(tmp_path: Path) -> None:
    opened = await open_session(SOURCE, PLAN, tmp_path)
    links = as_links(opened.keys, "http://dag.example")
    assert (len(opened.keys.code), opened.keys.code.isdecimal()) == (8, True)
    assert not opened.is_reopened
    tokens = {links["phone"], links["chair"], links["screen"]}
    assert len(tokens) == 3
    assert all(len(link.rsplit("/", 1)[1]) >= 22 for link in tokens)
    await opened.close()


async def test_after_a_restart_everything_is_as_it_was(tmp_path: Path) -> None:
    opened = await open_session(SOURCE, PLAN, tmp_path)
    room = Room(opened.store, opened.state, lambda change: None)
    room.start()
    people = [Actor(Role.PARTICIPANT, f"p{n:03d}") for n in range(12)]
    for n, person in enumerate(people):
        join = c.Join(participant=person.id, seat=Seat.STREAM if n % 2 else Seat.HALL, role="manager")
        await room.submit(join, Actor(Role.NOBODY))
    for _ in range(5):
        await room.submit(c.Advance(step=room.state.step), CHAIR)
    await room.submit(c.CastAnswer("op-000001", "pitchronde-neem-mee", 1, 0, {"option": ("0", "3")}), people[0])
    await room.submit(c.WritePitchLine(pitch="gemeente-goirle", line="Buren doen mee"), CHAIR)
    await room.stop()
    await opened.close()

    again = await open_session(SOURCE, PLAN, tmp_path)
    assert again.is_reopened
    assert again.keys == opened.keys
    assert again.state == room.state
    await again.close()


async def test_a_programme_that_was_changed_later_is_noticed_and_not_taken_over(tmp_path: Path) -> None:
    await (await open_session(SOURCE, PLAN, tmp_path)).close()
    again = await open_session(CHANGED, read_plan(CHANGED), tmp_path)
    assert again.revision is not None
    assert {difference.name for difference in again.revision.asked} == {"Inloop en meedoen", "Ontvangst"}
    assert again.state.plan == PLAN
    await again.close()


async def test_the_same_programme_in_other_words_is_not_a_change(tmp_path: Path) -> None:
    await (await open_session(SOURCE, PLAN, tmp_path)).close()
    again = await open_session(write_plan(PLAN), read_plan(write_plan(PLAN)), tmp_path)
    assert again.revision is not None
    assert again.revision.asked == ()
    await again.close()


@pytest.mark.parametrize("is_update", [False, True])
async def test_what_the_chair_changed_is_no_change_of_the_file_and_stays(is_update: bool, tmp_path: Path) -> None:
    opened = await open_session(SOURCE, PLAN, tmp_path)
    room = Room(opened.store, opened.state, lambda change: None)
    room.start()
    await room.submit(c.Advance(step=room.state.step), CHAIR)
    await room.submit(c.AddBlock(step=room.state.step, title="Korte wandeling", minutes=10), CHAIR)
    await room.stop()
    await opened.close()
    again = await open_session(SOURCE, PLAN, tmp_path, is_update=is_update)
    assert again.revision is not None
    assert again.revision.asked == ()
    assert again.state.plan == room.state.plan
    assert "Korte wandeling" in [block.title for block in again.state.plan.blocks]
    await again.close()


async def test_with_update_the_day_goes_on_with_what_had_not_started(tmp_path: Path) -> None:
    opened = await open_session(SOURCE, PLAN, tmp_path)
    room = Room(opened.store, opened.state, lambda change: None)
    room.start()
    await room.submit(c.Advance(step=0), CHAIR)
    await room.stop()
    await opened.close()

    changed = CHANGED.replace("15:10 Pauze", "15:15 Pauze")
    updated = await open_session(changed, read_plan(changed), tmp_path, is_update=True)
    assert [block.title for block in updated.state.plan.blocks] == [block.title for block in PLAN.blocks]
    assert next(block.start for block in updated.state.plan.blocks if block.title == "Pauze") == 15 * 60 + 15
    await updated.close()
    for again in (await reopen_session(opened.folder), await open_session(changed, read_plan(changed), tmp_path)):
        assert again.state == updated.state
        await again.close()


async def test_an_old_day_opens_also_when_todays_reader_refuses_its_programme(tmp_path: Path) -> None:
    """As a stricter reader of later would: the text is there for people, the programme stands beside it."""
    store = await SqliteStore.open(tmp_path / FILE)
    refused = "## 9:00 Inloop\nmaar dit leest niemand meer"
    with pytest.raises(PlanProblems):
        read_plan(refused)
    later = replace(PLAN, place="Goirle")
    await store.append([SessionOpened(1.0, PLAN.id, refused, False, PLAN), PlanRevised(2.0, refused, later)], [])
    await store.close()
    opened = await reopen_session(tmp_path)
    assert opened.state.plan == later
    assert opened.state.plan.questions == PLAN.questions
    await opened.close()


async def test_a_day_of_before_the_programme_was_kept_is_read_from_its_text(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / FILE)
    await store.append([SessionOpened(1.0, PLAN.id, SOURCE)], [])
    await store.close()
    opened = await reopen_session(tmp_path)
    assert opened.state.plan == PLAN
    await opened.close()


async def test_two_servers_cannot_open_the_same_day(tmp_path: Path) -> None:
    opened = await open_session(SOURCE, PLAN, tmp_path)
    with pytest.raises(InUse):
        await open_session(SOURCE, PLAN, tmp_path)
    await opened.close()


async def test_the_data_alone_are_enough_and_other_folders_are_refused(tmp_path: Path) -> None:
    opened = await open_session(SOURCE, PLAN, tmp_path)
    await opened.close()
    for path in (opened.folder, opened.folder / FILE):
        again = await reopen_session(path)
        assert again.state == opened.state
        await again.close()
    with pytest.raises(NotASession):
        await reopen_session(tmp_path)


async def test_a_day_that_was_closed_can_be_opened_again(tmp_path: Path) -> None:
    await (await open_session(SOURCE, PLAN, tmp_path)).close()
    alone = await reopen_alone(tmp_path / PLAN.id)
    with pytest.raises(InUse):
        await reopen_alone(tmp_path / PLAN.id)
    reading = await reopen_session(tmp_path / PLAN.id)
    await reading.close()
    with pytest.raises(InUse):
        await open_session(SOURCE, PLAN, tmp_path)
    await alone.close()
    await (await open_session(SOURCE, PLAN, tmp_path)).close()


@pytest.mark.parametrize("in_the_way", ["data", f"data/{PLAN.id}"])
async def test_a_folder_in_which_nothing_can_be_kept_is_named(in_the_way: str, tmp_path: Path) -> None:
    (tmp_path / in_the_way).parent.mkdir(exist_ok=True)
    (tmp_path / in_the_way).touch()
    with pytest.raises(NoFolder, match=f"In de map {tmp_path}/data/{PLAN.id} kan niets bewaard worden"):
        await open_session(SOURCE, PLAN, tmp_path / "data")


async def test_a_lock_that_cannot_be_made_is_not_taken_for_another_server(tmp_path: Path) -> None:
    (tmp_path / PLAN.id / LOCK).mkdir(parents=True)
    with pytest.raises(NoFolder):
        await open_session(SOURCE, PLAN, tmp_path)


async def test_a_file_in_which_nothing_happened_is_no_day(tmp_path: Path) -> None:
    await (await SqliteStore.open(tmp_path / FILE)).close()
    with pytest.raises(NotASession):
        await reopen_session(tmp_path)
    with pytest.raises(NotASession):
        replayed(Stored((), ()))


def test_a_folder_that_cannot_be_written_is_a_sentence_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = asyncio.run(open_session(SOURCE, PLAN, tmp_path))
    asyncio.run(opened.close())
    (opened.folder / LOCK).unlink()
    (opened.folder / LOCK).mkdir()
    (tmp_path / "blad").touch()
    for command, told in (
        (["report", str(opened.folder), "--out", str(tmp_path / "blad")], "andere map met --out"),
        (["gallery", "--out", str(tmp_path / "blad" / "beeld")], "andere map met --out"),
        (["erase", str(opened.folder), "--sure"], "kan niets bewaard worden"),
    ):
        monkeypatch.setattr("sys.argv", ["heisessie", *command])
        with pytest.raises(SystemExit) as ended:
            cli()
        assert told in str(ended.value.code)
