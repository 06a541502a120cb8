"""The figure of the report means something only when a report was made while people voted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence

import pytest

from app.bench import printing
from app.bench.swarm import SwarmFailed
from app.rehearse.visit import Reply, Visit


class Server(Visit):
    """Answers every press with `status`, and says how far the report is: `said`, one after the other."""

    def __init__(self, *said: dict[str, object], status: int = 303) -> None:
        super().__init__("http://127.0.0.1:1")
        self.pressed = 0
        self._said = list(said)
        self._status = status

    async def get(self, path: str) -> Reply:
        await asyncio.sleep(0)
        said = self._said.pop(0) if len(self._said) > 1 else self._said[0]
        return Reply(200, {}, json.dumps(said).encode())

    async def post(self, path: str, fields: Mapping[str, Sequence[str]], *, is_following: bool = True) -> Reply:
        self.pressed += 1
        return Reply(self._status, {}, b"De deur is dicht")


WAITS = {"percent": 0, "error": ""}
MOVES = {"percent": 20, "error": ""}
FAILS = {"percent": 0, "error": "Er is niets gemaakt"}


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "LOOKS_EVERY", 0)


async def test_it_is_not_over_before_a_report_was_under_way() -> None:
    server = Server(WAITS, WAITS, WAITS, MOVES)
    async with printing.reports(server):
        pass
    assert server.pressed == 4


@pytest.mark.parametrize(
    ("server", "said"),
    [
        (Server(WAITS, status=403), "403 De deur is dicht"),
        (Server(WAITS, FAILS), "Er is niets gemaakt"),
    ],
)
async def test_without_a_report_there_is_no_figure(server: Server, said: str) -> None:
    with pytest.raises(SwarmFailed, match=said):
        async with printing.reports(server):
            pass


async def test_a_report_that_fails_beside_the_voters_is_not_forgotten() -> None:
    async def votes() -> None:
        async with printing.reports(Server(MOVES, FAILS, MOVES)):
            for _ in range(20):
                await asyncio.sleep(0)

    with pytest.raises(SwarmFailed):
        await votes()
