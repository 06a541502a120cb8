"""Ids of another session tell nothing here: the answer is that to an id that never was, to the letter."""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.core import commands as c
from app.core.permissions import MAY
from app.core.plan import Block, BlockKind, Breakout, Form, Question
from app.core.roles import Actor, Role
from app.core.state import State
from app.core.wording import OutcomeKind, Wording
from app.live.wire import COMMANDS, to_command
from app.web.ports import PATHS, Keys
from app.web.routes import WAYS
from tests.core.day import CHAIR, PLAN, Day
from tests.web.conftest import Visit
from tests.web.house import JSON, KEYS, OWN, SESSION, WITH_SESSION, House, Reader
from tests.web.test_access import HATS, PAGES, address, wear
from tests.web.test_socket import closing_code, dial

NAMES = (
    "question", "text", "outcome", "participant", "query", "support", "retract", "into", "breakout", "note", "block",
    "pitch", "call", "link",
)  # fmt: skip
"""Every field in which an id is sent."""
WRITES = (
    "ask_query", "add_note", "call_chair", "add_question", "add_block", "record_outcome", "describe_self", "add_time",
)  # fmt: skip
"""Here nothing is asked by an id: what is sent is kept."""
IS_LARGE = "TESTS_TIMES" in os.environ
ELSEWHERE = Keys(
    "87654321", "join-" + "z" * 24, "chair-" + "y" * 24, "screen-" + "x" * 24, "w" * 32, "played-" + "v" * 24
)
TALK = Block(
    "elders",
    BlockKind.PLENARY,
    "Elders",
    600,
    queries=True,
    questions=(Question("waar", "Waar?", Form("open", (), 3, 300)),),
)
THERE = Block("buiten", BlockKind.BREAKOUTS, "Buiten", 660, breakouts=(Breakout("de-schuur", "De schuur"),))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path, WITH_SESSION)


@pytest.fixture
def elsewhere() -> State:
    """Another session, with one of everything that has an id."""
    day = Day(replace(PLAN, id="elders", blocks=(TALK, THERE)))
    day.fresh = lambda: secrets.token_urlsafe(12)
    person = Actor(Role.PARTICIPANT, secrets.token_urlsafe(16))
    day.do(c.Join(participant=person.id), Actor(Role.NOBODY))
    day.join(8)
    while day.state.round_of("waar") is None:
        day.advance()
    day.do(c.AskQuery(text="Van wie is dit?"), person)
    day.write(person, "Van ons", question="waar")
    day.do(c.RecordOutcome(kind=OutcomeKind.CONCLUSION, wording=Wording("Zo doen we het")), CHAIR)
    day.do(c.GoToBlock(step=day.state.step, block="buiten"))
    rapporteur = Actor(Role.RAPPORTEUR, "de-schuur")
    day.do(c.AddNote(text="Gezegd"), rapporteur)
    day.do(c.CallChair(text="Kom je?"), rapporteur)
    return day.state


def ids_of(state: State) -> Iterator[str]:
    yield from (*state.plan.questions, *(block.id for block in state.plan.blocks), "de-schuur", "waar")
    yield from (*state.participants, *state.outcomes, *state.queries.rows, *state.texts, *state.calls)
    yield from (note.id for notes in [state.breakouts.notes] for note in notes.values())
    yield from (id_ for rounds in state.rounds.values() for id_ in (*rounds[-1].texts, rounds[-1].key))


def test_a_command_about_something_elsewhere_is_answered_as_about_nothing(
    house: House, elsewhere: State, another: Visit
) -> None:
    ids, asked, differ = sorted(filter(None, set(ids_of(elsewhere)))), 0, []
    worn = {role: wear(another(), role) for role in HATS}
    never = made_up(random.Random(4))
    share = ids if IS_LARGE else ids[:: max(1, len(ids) // 8)]
    for type_ in (type_ for type_ in COMMANDS if type_ not in WRITES):
        for client in those_who_may(type_, worn):
            nothing = heard(client, type_, next(never))
            for id_ in share:
                asked += 1
                differ += [(type_, id_)] if heard(client, type_, id_) != nothing else []
    print(f"strange ids: {asked} commands with ids of another session, {len(differ)} told anything")
    assert differ == []


def those_who_may(type_: str, worn: dict[Role, TestClient]) -> list[TestClient]:
    may = MAY[type(to_command(type_, {"reply": ["yes"]}, "op-000000", Reader()))]
    clients = [client for role, client in worn.items() if role in may]
    return clients if IS_LARGE else clients[:1]


def heard(client: TestClient, type_: str, id_: str) -> tuple[int, str]:
    """Status and body, without the id itself and the deed."""
    fields = dict.fromkeys(NAMES, id_) | {"step": "999", "reply": "yes"}
    answer = client.post(f"/opdracht/{type_}", data={**fields, "op": "op-00000000"}, headers=JSON)
    return answer.status_code, answer.text.replace(id_, "#")


def made_up(chance: random.Random) -> Iterator[str]:
    while True:
        yield f"nooit-{chance.getrandbits(60):015x}"


def test_an_address_of_elsewhere_does_not_exist(another: Visit) -> None:
    """With every badge of this session; the body is that of an address that nobody ever gave out."""
    asked = 0
    ways = [way for way in WAYS if way.has_token]
    linked = (ELSEWHERE.token(role, SESSION if role is Role.RAPPORTEUR else "") for role in PATHS)
    tokens = [ELSEWHERE.join, ELSEWHERE.screen, *linked]
    for hat in HATS if IS_LARGE else (Role.NOBODY, Role.PARTICIPANT, Role.CHAIR):
        client = wear(another(), hat)
        for way in ways:
            nothing = client.request(way.method, address(way, secrets.token_urlsafe(24)), headers=OWN)
            for token in tokens:
                answer = client.request(way.method, address(way, token), headers=OWN)
                assert (answer.status_code, answer.text) == (404, nothing.text)
                asked += 1
    print(f"strange addresses: {asked} asked for with badges of this session, {asked} times 404 with the same body")


def test_a_document_of_elsewhere_does_not_exist(chair: TestClient) -> None:
    nothing = chair.get("/verslag/nooit.pdf")
    for name in ("elders.pdf", "verslag.docx", "..%2Fverslag.pdf", "sessie.db", "%2Fetc%2Fpasswd", "..%2Fgeheim"):
        answer = chair.get(f"/verslag/{name}")
        assert (answer.status_code, answer.text) == (404, nothing.text)


def test_a_badge_of_elsewhere_is_worth_nothing(tmp_path: Path, another: Visit) -> None:
    folder = tmp_path / "elders"
    folder.mkdir()
    for hat in [hat for hat in HATS if hat in PAGES]:
        with House(folder, WITH_SESSION, keys=ELSEWHERE).visitor() as there:
            wear_there(there, hat)
            assert there.cookies
            client = another()
            client.cookies.update(there.cookies)
        assert client.get("/deel", params={"page": PAGES[hat]}).status_code == 403
        with dial(client, PAGES[hat]) as socket:
            assert closing_code(socket) == 4001


def wear_there(client: TestClient, hat: Role) -> None:
    if hat is Role.PARTICIPANT:
        client.post("/meedoen", data={"code": ELSEWHERE.code}, headers=OWN)
    elif hat is Role.SCREEN:
        client.get(f"/scherm/{ELSEWHERE.screen}")
    else:
        client.post(ELSEWHERE.path(hat, SESSION if hat is Role.RAPPORTEUR else ""), headers=OWN)


def test_the_two_sessions_share_no_key() -> None:
    assert not {KEYS.join, KEYS.chair, KEYS.screen, KEYS.signing} & {ELSEWHERE.join, ELSEWHERE.chair, ELSEWHERE.screen}
