"""What every store promises; app.store.Store in tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.core.events import TimeAdded
from app.core.plan import Seat
from app.core.records import DetailsErased, Participant, QuestionKey, Record, RoundErased, Text
from app.errors import StoreFailed
from app.store import Store, Stored
from app.store.backup import is_whole
from app.store.chain import chained
from app.store.memory import MemoryStore
from app.store.sqlite import SqliteStore

from .samples import ASKED, JOINED, MORNING, OPENED, added, ballot

KEY = QuestionKey("tempo", 1, "sleutel")
NOTHING = Stored((), ())


async def test_a_new_store_is_empty(store: Store) -> None:
    assert await store.load() == NOTHING
    assert store.digest == ""
    assert await store.secrets() == {}


async def test_events_come_back_in_the_order_of_all_appends(store: Store) -> None:
    await store.append([OPENED, JOINED], [])
    await store.append([ASKED], [])
    assert (await store.load()).events == (OPENED, JOINED, ASKED)


async def test_rows_of_every_kind_come_back(store: Store) -> None:
    rows: list[Record] = [
        Participant("p1", Seat.STREAM, "beleidsadviseur", "gemeente", is_simulated=True),
        Text("t1", "zout", "Regels die “elkaar” tegenspreken \\ \" ' \u2028 \0 \ufeff ☕ 🙂"),
        KEY,
        ballot("v1", 2, 4),
    ]
    await store.append([], rows)
    assert set((await store.load()).records) == set(rows)


async def test_an_append_of_nothing_changes_nothing(store: Store) -> None:
    await store.append(MORNING, [])
    digest = store.digest
    await store.append([], [])
    assert (store.digest, (await store.load()).events) == (digest, MORNING)


async def test_the_later_row_replaces_the_earlier_one(store: Store) -> None:
    await store.append([], [Participant("p1", Seat.HALL), Text("t1", "zout", "eerst"), ballot("v1", 1)])
    later: list[Record] = [Participant("p1", Seat.STREAM), Text("t1", "zout", ""), ballot("v1", 3, version=2)]
    await store.append([], later)
    assert set((await store.load()).records) == set(later)


async def test_within_one_append_the_last_of_a_voter_counts(store: Store) -> None:
    await store.append([], [ballot("v1", 1), ballot("v2", 2), ballot("v1", 3, version=2)])
    assert set((await store.load()).records) == {ballot("v2", 2), ballot("v1", 3, version=2)}


async def test_a_voter_has_one_ballot_in_each_round_of_each_question(store: Store) -> None:
    apart = [ballot("v1"), ballot("v1", round=2), ballot("v1", question="doel"), ballot("v2")]
    await store.append([], apart)
    await store.append([], apart)
    records = (await store.load()).records
    assert len(records) == len(apart)
    assert set(records) == set(apart)


async def test_erasing_a_round_takes_its_ballots_and_its_key_and_nothing_else(store: Store) -> None:
    others: list[Record] = [
        ballot("v1", round=2),
        ballot("v1", question="doel"),
        QuestionKey("tempo", 2, "k"),
        Text("t1", "zout", "blijft"),
    ]
    await store.append([], [KEY, ballot("v1"), ballot("v2"), *others])
    await store.append([added(30)], [RoundErased("tempo", 1)])
    await store.checkpoint()
    assert set((await store.load()).records) == set(others)


async def test_forgetting_people_takes_their_details_and_nothing_else(store: Store) -> None:
    stays: list[Record] = [Text("t1", "zout", "tekst"), KEY, ballot("v1", 2)]
    await store.append(MORNING, [Participant("p1", Seat.HALL, "manager"), *stays])
    digest = store.digest
    await store.append([], [DetailsErased(), Participant("p2", Seat.STREAM)])
    assert set((await store.load()).records) == {*stays, Participant("p2", Seat.STREAM)}
    assert (store.digest, (await store.load()).events) == (digest, MORNING)


async def test_records_take_effect_in_their_order(store: Store) -> None:
    await store.append([], [ballot("v1"), KEY, RoundErased("tempo", 1), ballot("v2")])
    assert (await store.load()).records == (ballot("v2"),)


async def test_the_digest_is_the_hash_of_the_last_event(store: Store) -> None:
    await store.append(MORNING[:1], [])
    await store.append(MORNING[1:], [ballot("v1")])
    assert store.digest == chained("", 0, MORNING)[-1].hash


async def test_rows_leave_the_digest_alone(store: Store) -> None:
    await store.append(MORNING, [])
    digest = store.digest
    await store.append([], [Text("t1", "zout", "iets"), ballot("v1")])
    assert store.digest == digest


async def test_secrets_are_kept_by_name_and_never_read_back_as_rows(store: Store) -> None:
    await store.keep_secrets({"join": "12345678", "chair": "aé\"'"})
    await store.keep_secrets({"join": "87654321"})
    assert await store.secrets() == {"join": "87654321", "chair": "aé\"'"}
    assert await store.load() == NOTHING


async def test_of_an_append_that_fails_nothing_is_kept(store: Store, path: Path) -> None:
    await store.append(MORNING, [KEY, ballot("v1", 1)])
    before = (store.digest, await store.load())
    with failing(store, path), pytest.raises(StoreFailed):
        await store.append([added(30)], [ballot("v1", 2, version=2), RoundErased("tempo", 1), Text("t1", "z", "weg")])
    assert (store.digest, await store.load()) == before


async def test_after_a_failure_the_next_append_is_kept(store: Store, path: Path) -> None:
    with failing(store, path), pytest.raises(StoreFailed):
        await store.append([OPENED], [ballot("v1"), Text("t1", "z", "weg")])
    await store.append([OPENED, added(30)], [ballot("v2")])
    assert await store.load() == Stored((OPENED, added(30)), (ballot("v2"),))


@pytest.mark.parametrize("half", ["\ud83d", "goed \udc00"])
async def test_half_a_character_is_refused_and_nothing_is_kept(store: Store, half: str) -> None:
    with pytest.raises(StoreFailed):
        await store.append([OPENED], [ballot("v1"), Text("t1", "zout", half)])
    assert await store.load() == NOTHING


@pytest.mark.parametrize("at", [float("inf"), float("nan")])
async def test_an_event_that_could_not_be_read_back_is_not_written(store: Store, at: float) -> None:
    with pytest.raises(StoreFailed):
        await store.append([OPENED, TimeAdded(at, 30)], [ballot("v1")])
    assert await store.load() == NOTHING


async def test_a_backup_leaves_the_day_as_it_was(store: Store, path: Path) -> None:
    await store.append(MORNING, [KEY, ballot("v1", 1), Text("t1", "zout", "tekst")])
    before = (store.digest, await store.load(), await store.secrets())
    copy = path.with_name("copy")
    await store.backup(copy)
    assert (store.digest, await store.load(), await store.secrets()) == before
    assert is_whole(copy) is isinstance(store, SqliteStore)


@contextmanager
def failing(store: Store, path: Path) -> Iterator[None]:
    """A file fails at the first text, so that all that stands before it was already carried out."""
    if isinstance(store, MemoryStore):
        store.fail_next()
        yield
    else:
        alter(path, "CREATE TRIGGER full BEFORE INSERT ON texts BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        yield
        alter(path, "DROP TRIGGER full")


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
