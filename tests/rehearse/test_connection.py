"""A page without a screen keeps to the rules of the protocol."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app.rehearse.connection import Connection, Disconnected
from app.rehearse.visit import Visit


@pytest.fixture
def line() -> Connection:
    return Connection(Visit("http://127.0.0.1:1"), "phone")


async def test_a_door_that_shuts_halfway_is_a_line_that_fell_away() -> None:
    """A server that stops while people come back: they try again, and nobody sees a traceback."""
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        with pytest.raises(Disconnected):
            await Connection(Visit(f"http://127.0.0.1:{port}"), "phone").open()


def shown(line: Connection, *frames: dict[str, Any]) -> str:
    for frame in frames:
        line.show({"region": "own", "key": "vraag:1"} | frame)
    return line.regions["own"].html


def test_a_frame_that_is_older_than_what_is_shown_is_ignored(line: Connection) -> None:
    assert shown(line, {"rev": 5, "html": "nieuw", "mine": True}, {"rev": 4, "html": "oud", "mine": True}) == "nieuw"


def test_a_broadcast_does_not_replace_the_own_region_of_the_same_round(line: Connection) -> None:
    assert shown(line, {"rev": 5, "html": "mijn stem", "mine": True}, {"rev": 6, "html": "leeg"}) == "mijn stem"


def test_a_broadcast_about_another_round_replaces_the_own_region(line: Connection) -> None:
    mine, other = {"rev": 5, "html": "mijn stem", "mine": True}, {"rev": 6, "html": "leeg", "key": "b:1"}
    assert shown(line, mine, other) == "leeg"


def test_a_personal_frame_replaces_the_own_region_always(line: Connection) -> None:
    assert shown(line, {"rev": 5, "html": "leeg"}, {"rev": 5, "html": "mijn stem", "mine": True}) == "mijn stem"


def test_forms_are_found_by_their_command(line: Connection) -> None:
    shown(line, {"rev": 1, "html": '<form data-command="advance"><input type="hidden" name="step" value="4"></form>'})
    assert [form.value("step") for form in line.forms("advance")] == ["4"]
    assert list(line.forms("go_back")) == []
