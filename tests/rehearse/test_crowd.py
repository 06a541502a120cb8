"""The simulated people of `run --with` never outlive the server that called them."""

from __future__ import annotations

import asyncio
import os

from app.rehearse.crowd import accompany


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
