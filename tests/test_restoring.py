"""A damaged day says so in plain Dutch, never starts empty, and goes on from its copy when that is asked for."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.core import commands as c
from app.core.plan import Plan
from app.core.roles import Actor, Role
from app.core.state import Round, State
from app.errors import StoreFailed
from app.live.room import Room
from app.opening import FILE, Opened, open_session, reopen_alone, reopen_session
from app.plan_file import load
from app.restoring import BESIDE, COPY, DayDamaged, damage_told, forget_aside, restore, restored_lines

SOURCE = """---
titel: Stroomuitval
datum: 2020-09-17
---
## 13:00 Stemming
soort: vraag
### Wat nu?
- Doorgaan
- Stoppen
### Wat daarna?
- Rusten
- Feesten
## 14:00 Samen eten
soort: diner
"""
CHAIR, NOBODY = Actor(Role.CHAIR), Actor(Role.NOBODY)
PEOPLE = [Actor(Role.PARTICIPANT, f"p{n:03d}") for n in range(8)]
NOON = 1_600_344_000.0
"""UTC, on the day of this programme."""

RUN = ("run", "dag.md", "--port", "8420")


@dataclass
class Left:
    """A day that was cut off: the first question sealed, the second open, its copy a few deeds old."""

    plan: Plan
    data: Path
    keys: object
    last: State

    @property
    def file(self) -> Path:
        return self.data / self.plan.id / FILE

    async def open(self, *, is_restore: bool = False) -> Opened:
        return await open_session(SOURCE, self.plan, self.data, is_restore=is_restore)


@pytest.fixture
async def left(tmp_path: Path) -> Left:
    programme = tmp_path / "dag.md"
    write(programme, SOURCE.encode())
    plan = load(programme)
    opened = await open_session(SOURCE, plan, tmp_path / "data")
    room = Room(opened.store, opened.state, lambda change: None)
    room.start()
    for person in PEOPLE:
        await room.submit(c.Join(participant=person.id), NOBODY)
    await ask_and_answer(room, "wat-nu")
    await room.submit(c.RevealResult(step=room.state.step, question="wat-nu"), CHAIR)
    await ask_and_answer(room, "wat-daarna")
    await opened.store.backup(opened.copy)
    await room.submit(c.Join(participant="p-te-laat"), NOBODY)
    await room.stop()
    await opened.close()
    return Left(plan, tmp_path / "data", opened.keys, room.state)


async def ask_and_answer(room: Room, question: str) -> None:
    while room.state.round_of(question) is None:
        await room.submit(c.Advance(step=room.state.step), CHAIR)
    for number, person in enumerate(PEOPLE):
        await room.submit(c.CastAnswer(f"op-{question}", question, 1, 0, {"option": (str(number % 2),)}), person)
    if question == "wat-nu":
        await room.submit(c.CloseQuestion(step=room.state.step, question=question), CHAIR)


def round_of(state: State, question: str) -> Round:
    found = state.round_of(question)
    assert found is not None
    return found


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        assert connection.execute(statement).rowcount > 0


def forged(file: Path) -> None:
    change(file, "UPDATE events SET body = replace(body, 'p003', 'p009') WHERE position = 5")


def rotten(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[1024:] = b"\xa5" * (len(content) - 1024)
    write(file, bytes(content))


def cut_off(file: Path) -> None:
    """What is left is a whole day, only an earlier one: the chain itself cannot tell."""
    change(file, "DELETE FROM events WHERE position > 4")


def emptied(file: Path) -> None:
    write(file, b"")


def gone(file: Path) -> None:
    file.unlink()


DAMAGES = [forged, rotten, cut_off, emptied, gone]


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_day_does_not_start_and_says_what_to_type(left: Left, damage: Callable[[Path], None]) -> None:
    damage(left.file)
    with pytest.raises(DayDamaged) as found:
        await left.open()
    text = damage_told(found.value, RUN)
    assert "zijn beschadigd" in text
    assert str(left.file) in text
    assert "./heisessie run dag.md --port 8420 --restore" in text
    assert not list(left.file.parent.glob("beschadigd-*"))


@pytest.mark.parametrize("damage", DAMAGES)
async def test_the_copy_takes_its_place_when_that_is_asked_for(left: Left, damage: Callable[[Path], None]) -> None:
    damage(left.file)
    opened = await left.open(is_restore=True)
    assert opened.is_reopened
    assert opened.keys == left.keys
    assert round_of(opened.state, "wat-nu").box == round_of(left.last, "wat-nu").box
    assert set(opened.state.participants) == {person.id for person in PEOPLE}
    await opened.close()
    again = await left.open()
    assert (again.state, again.restored) == (opened.state, None)
    await again.close()


async def test_an_open_question_goes_on_without_votes_under_a_new_key(left: Left) -> None:
    forged(left.file)
    opened = await left.open(is_restore=True)
    before, after = round_of(left.last, "wat-daarna"), round_of(opened.state, "wat-daarna")
    assert (len(before.ballots), len(after.ballots)) == (len(PEOPLE), 0)
    assert len(after.key) >= 32
    assert after.key != before.key
    room = Room(opened.store, opened.state, lambda change: None)
    room.start()
    for person in PEOPLE[:6]:
        await room.submit(c.CastAnswer("op-opnieuw", "wat-daarna", 1, 0, {"option": ("1",)}), person)
    await room.submit(c.Advance(step=room.state.step), CHAIR)
    await room.submit(c.Advance(step=room.state.step), CHAIR)
    box = round_of(room.state, "wat-daarna").box
    assert box is not None
    assert sum(box.voters.values()) == 6
    await room.stop()
    await opened.close()


async def test_a_question_gets_its_key_also_when_the_way_back_was_cut_off(left: Left) -> None:
    forged(left.file)
    with pytest.raises(DayDamaged) as found:
        await left.open()
    restore(found.value)
    opened = await left.open()
    assert len(round_of(opened.state, "wat-daarna").key) >= 32
    await opened.close()
    again = await left.open()
    assert again.state == opened.state
    await again.close()


async def test_what_is_damaged_is_put_aside_and_the_organiser_hears_where(left: Left) -> None:
    forged(left.file)
    opened = await left.open(is_restore=True)
    await opened.close()
    assert opened.restored is not None
    assert (opened.restored.aside / FILE).is_file()
    lines = "\n".join(restored_lines(opened.restored, opened.state))
    assert str(opened.restored.aside) in lines
    assert "- Wat daarna?" in lines
    assert "Wat nu?" not in lines


async def test_nothing_that_belonged_to_the_damaged_file_is_read_into_the_copy(left: Left) -> None:
    """A log left behind would be replayed by SQLite into whatever file has its name."""
    emptied(left.file)
    for ending in BESIDE[1:]:
        write(left.file.with_name(FILE + ending), b"\xa5" * 4096)
    opened = await left.open(is_restore=True)
    assert opened.restored is not None
    assert {file.name for file in opened.restored.aside.iterdir()} >= {FILE}
    assert round_of(opened.state, "wat-nu").box is not None
    await opened.close()


async def test_a_whole_day_is_left_alone_whatever_was_asked(left: Left) -> None:
    opened = await left.open(is_restore=True)
    assert (opened.restored, opened.state) == (None, left.last)
    await opened.close()


@pytest.mark.parametrize("copy", [None, b"", b"geen sessie"])
async def test_without_a_whole_copy_nothing_is_touched(left: Left, copy: bytes | None) -> None:
    forged(left.file)
    reserve = left.file.parent / COPY
    reserve.unlink()
    if copy is not None:
        write(reserve, copy)
    before = left.file.read_bytes()
    for is_restore in (False, True):
        with pytest.raises(DayDamaged) as found:
            await left.open(is_restore=is_restore)
        assert "Er is geen reservekopie die heel is" in damage_told(found.value, RUN)
    assert left.file.read_bytes() == before


async def test_the_report_can_be_made_from_the_copy(left: Left) -> None:
    forged(left.file)
    with pytest.raises(DayDamaged) as found:
        await reopen_session(left.file.parent)
    assert damage_told(found.value, ("report", "data/dag")).endswith(str(left.file.parent / COPY))
    opened = await reopen_session(left.file.parent / COPY)
    assert round_of(opened.state, "wat-nu").box is not None
    await opened.close()


async def test_who_wants_to_erase_a_damaged_day_first_puts_it_back(left: Left) -> None:
    forged(left.file)
    with pytest.raises(DayDamaged) as found:
        await reopen_alone(left.file.parent)
    told = damage_told(found.value, ("erase", str(left.file.parent), "--sure"))
    assert f"./heisessie run PROGRAMMA --data {left.data} --restore" in told
    assert str(COPY) not in told
    assert told.endswith(str(left.file.parent)), "throwing the folder away is the other way"
    (left.file.parent / COPY).unlink()
    with pytest.raises(DayDamaged) as found:
        await reopen_alone(left.file.parent)
    assert damage_told(found.value, ("erase", "data/dag")).endswith(str(left.file.parent))


async def test_the_organiser_hears_the_time_of_the_day_wherever_the_server_stands(
    left: Left, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(left.file.parent / COPY, (NOON, NOON))
    forged(left.file)
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        with pytest.raises(DayDamaged) as found:
            await left.open()
        assert "reservekopie van 17-09-2020 14:00:00" in damage_told(found.value, RUN)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_was_put_aside_and_cannot_go_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "beschadigd-20200917-120000").mkdir()
    assert not forget_aside(tmp_path, NOON)
    monkeypatch.setattr("shutil.rmtree", lambda aside, ignore_errors: None)
    with pytest.raises(StoreFailed):
        forget_aside(tmp_path, time.time() + 1)
    monkeypatch.undo()
    assert forget_aside(tmp_path, time.time() + 1)
    assert not list(tmp_path.iterdir())
