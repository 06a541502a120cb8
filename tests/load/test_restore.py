"""The disk damages the day: the server refuses to guess, and with one option goes on from the copy."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.opening import reopen_session
from app.rehearse.chair import Chair
from app.rehearse.visit import Visit
from app.restoring import copy_of
from tests.load.coming import join
from tests.load.serving import PATIENCE, Serving
from tests.load.test_kill import PLAN

PEOPLE = 6
BACK_WITHIN = 30.0


async def test_a_sealed_result_survives_the_loss_of_the_session_file(tmp_path: Path) -> None:
    server = await serving(tmp_path)
    voters = [await join(server.base, server.links["phone"]) for _ in range(PEOPLE)]
    chair = Chair(server.base, urlsplit(server.links["chair"]).path)
    await chair.join()
    for _ in range(3):
        await chair.advance()
    for number, voter in enumerate(voters):
        fields = {"question": ["wat-nu"], "round": ["1"], "base": ["0"], "option": [str(number % 2)]}
        assert (await voter.post("/opdracht/cast_answer", fields, is_following=False)).status == 303
    for _ in ("close the question", "go on, which seals it"):
        assert await chair.advance()
    await asyncio.wait_for(until_copied(copy_of(server.session)), PATIENCE)
    await chair.close()
    await server.kill()
    spoil(server.session)

    began = time.monotonic()
    with pytest.raises(AssertionError, match="zijn beschadigd") as refused:
        await server.start()
    assert "--restore" in str(refused.value)
    again = await serving(tmp_path, "--restore")
    assert time.monotonic() - began < BACK_WITHIN
    assert {(await revisit(again, voter)) for voter in voters} == {200}
    new_chair = Chair(again.base, urlsplit(again.links["chair"]).path)
    await new_chair.join()
    assert await new_chair.advance()
    await new_chair.close()
    await again.stop()
    opened = await reopen_session(again.session)
    await opened.close()
    round_ = opened.state.round_of("wat-nu")
    assert round_ is not None
    assert round_.box is not None
    assert sum(round_.box.voters.values()) == PEOPLE


async def serving(folder: Path, *options: str) -> Serving:
    plan = folder / "plan.md"
    plan.write_text(f"{PLAN}## 14:00 Samen eten\nsoort: diner\n")
    server = Serving(folder, plan, *options)
    await server.start()
    return server


async def revisit(server: Serving, voter: Visit) -> int:
    """The same device at the server that came back: its badge is still good."""
    again = Visit(server.base)
    again.cookies |= voter.cookies
    return (await again.get("/dag")).status


async def until_copied(copy: Path) -> None:
    """The seal is in the copy, which is made right after it."""
    while True:
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            if connection.execute("SELECT 1 FROM events WHERE type = 'QuestionSealed'").fetchone():
                return
        await asyncio.sleep(0.01)


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2 :] = b"\xa5" * (len(content) - len(content) // 2)
    file.write_bytes(content)
    file.with_name(f"{file.name}-wal").write_bytes(b"")
