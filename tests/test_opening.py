"""A session is begun once, goes on after a restart, and can be read from its data alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core import commands as c
from app.core.plan import Seat
from app.core.roles import Actor, Role
from app.live.room import Room
from app.opening import FILE, InUse, NotASession, as_links, open_session, reopen_session
from app.plan_file import load

SAMPLE = Path(__file__).parents[1] / "sessions" / "heisessie-2020.md"
SOURCE = SAMPLE.read_text("utf-8")
PLAN = load(SAMPLE)
CHAIR = Actor(Role.CHAIR)


async def test_a_new_day_gets_a_code_of_eight_digits_and_links_that_cannot_be_guessed(tmp_path: Path) -> None:
    opened = await open_session(SOURCE, PLAN, tmp_path)
    links = as_links(opened.keys, "http://dag.example")
    assert (len(opened.keys.code), opened.keys.code.isdecimal()) == (8, True)
    assert not opened.has_begun
    tokens = {links["phone"], links["chair"], links["screen"]}
    assert len(tokens) == 3
    assert all(len(link.rsplit("/", 1)[1]) >= 22 for link in tokens)
    await opened.store.close()


async def test_after_a_restart_everything_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.opening._lock", lambda folder: None)
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
    await opened.store.close()

    again = await open_session(SOURCE, PLAN, tmp_path)
    assert again.has_begun
    assert again.keys == opened.keys
    assert again.state == room.state
    await again.store.close()


async def test_a_programme_that_was_changed_later_is_noticed_and_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.opening._lock", lambda folder: None)
    await (await open_session(SOURCE, PLAN, tmp_path)).store.close()
    again = await open_session(SOURCE.replace("Inloop en meedoen", "Ontvangst"), PLAN, tmp_path)
    assert again.is_changed
    assert again.state.plan == PLAN
    await again.store.close()


async def test_two_servers_cannot_open_the_same_day(tmp_path: Path) -> None:
    opened = await open_session(SOURCE, PLAN, tmp_path)
    with pytest.raises(InUse):
        await open_session(SOURCE, PLAN, tmp_path)
    await opened.store.close()


async def test_the_data_alone_are_enough_and_other_folders_are_refused(tmp_path: Path) -> None:
    opened = await open_session(SOURCE, PLAN, tmp_path)
    await opened.store.close()
    for path in (opened.folder, opened.folder / FILE):
        again = await reopen_session(path)
        assert again.state == opened.state
        await again.store.close()
    with pytest.raises(NotASession):
        await reopen_session(tmp_path)
