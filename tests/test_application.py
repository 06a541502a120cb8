"""The day is closed in order, and closed whatever befalls a part of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.types import Message

from app.application import build
from app.live.keeper import Keeper
from app.opening import open_session
from app.plan_file import load

SAMPLE = Path(__file__).parents[1] / "sessions" / "heisessie-2020.md"


async def test_a_part_that_cannot_stop_does_not_keep_the_day_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(keeper: Keeper) -> None:
        raise RuntimeError("told to fail")

    opened = await open_session(SAMPLE.read_text("utf-8"), load(SAMPLE), tmp_path)
    monkeypatch.setattr(Keeper, "stop", fails)
    said: list[str] = []
    coming: asyncio.Queue[Message] = asyncio.Queue()
    for kind in ("lifespan.startup", "lifespan.shutdown"):
        coming.put_nowait({"type": kind})

    async def tell(message: Message) -> None:
        said.append(message["type"])

    with pytest.raises(RuntimeError, match="told to fail"):
        await build(opened, "http://127.0.0.1:8420")({"type": "lifespan"}, coming.get, tell)
    assert said == ["lifespan.startup.complete", "lifespan.shutdown.failed"]
    again = await open_session(SAMPLE.read_text("utf-8"), load(SAMPLE), tmp_path)
    assert again.is_reopened
    await again.close()
