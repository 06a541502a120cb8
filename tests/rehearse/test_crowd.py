"""The simulated people of `run --with` never outlive the server that called them."""

from __future__ import annotations

import asyncio
import os

import pytest

from app.rehearse.crowd import accompany, numbered


async def test_when_the_server_is_gone_the_people_go_too() -> None:
    left = asyncio.Event()

    async def people() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            left.set()

    ours, servers = os.pipe()
    with os.fdopen(ours) as pipe:
        accompanied = asyncio.create_task(accompany(pipe, people()))
        await asyncio.sleep(0)
        assert not left.is_set()
        os.close(servers)
        await accompanied
    assert left.is_set()


async def test_a_mistake_among_the_people_is_not_kept_quiet() -> None:
    async def people() -> None:
        raise ZeroDivisionError

    ours, servers = os.pipe()
    with os.fdopen(ours) as pipe, pytest.raises(ZeroDivisionError):
        await accompany(pipe, people())
    os.close(servers)


def test_a_larger_crowd_holds_everybody_who_was_there() -> None:
    assert set(numbered(68, 16)) < set(numbered(80, 20))
