"""kill -9 while people vote: nothing acknowledged is lost, nothing counts twice, and it is back soon."""

from __future__ import annotations

import asyncio
import random
import time
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import WebSocketException

from app.core.own import own_view
from app.core.plan import Seat
from app.core.state import State
from app.opening import reopen_session
from app.rehearse.chair import Chair
from app.rehearse.connection import Connection, Disconnected, Heard, Unanswered, new_op
from app.rehearse.visit import Visit
from tests.load.coming import join
from tests.load.nursery import Nursery
from tests.load.serving import Serving
from tests.scorecard import Row, Tell

pytestmark = pytest.mark.alone

PLAN = """---
titel: Stroomuitval
datum: 2020-09-17
---
## 13:00 Inloop
soort: ontvangst
## 13:10 Stemming
soort: vraag
### Wat nu?
- A
- B
- C
- D
"""
PHONES = 10
KILLS = 100
BACK_WITHIN = 15.0
"""Seconds. The promise is two on a quiet machine; the measured figure is printed."""
WHOLE_EVERY = 10
"""So many kills to one start that is timed, with all that it imports."""


class Phone:
    """Votes as fast as it hears back. `sure` is the last acknowledged option, `doubt` the one under way."""

    def __init__(self, number: int, base: str) -> None:
        self.visit = Visit(base)
        self.random = random.Random(number)
        self.version = 0
        self.sure: int | None = None
        self.doubt: tuple[str, int, int] | None = None
        self.acknowledged = 0

    async def join(self, link: str) -> None:
        self.visit = await join(self.visit.base, link)

    @property
    def participant(self) -> str:
        return self.visit.cookies["heisessie"].rsplit(".", 2)[0]

    async def vote(self, line: Connection, question: str) -> Heard:
        op, option, base = self.doubt or (new_op(), self.random.randrange(4), self.version)
        self.doubt = (op, option, base)
        fields = {"question": [question], "round": ["1"], "base": [str(base)], "option": [str(option)]}
        heard = await line.command("cast_answer", fields, op)
        if heard.is_done:
            self.version += self.sure != option or self.version == 0
            self.sure = option
            self.acknowledged += 1
        self.doubt = None
        return heard

    async def vote_until_cut_off(self, question: str, first: asyncio.Event) -> None:
        line = Connection(self.visit, "phone")
        try:
            await line.open()
            while True:
                heard = await self.vote(line, question)
                assert heard.is_done, heard
                first.set()
        except (Disconnected, Unanswered, OSError, TimeoutError, WebSocketException):
            return
        finally:
            await line.close()


async def test_a_hundred_kills_lose_nothing_and_double_nothing(
    serving: Serving, nursery: Nursery, figure: Tell
) -> None:
    chance = random.Random(20)
    phones = [Phone(number, serving.base) for number in range(PHONES)]
    for phone in phones:
        await phone.join(serving.links["phone"])
    chair = Chair(serving.base, urlsplit(serving.links["chair"]).path)
    await chair.join()
    for _ in range(3):
        await chair.advance()
    await chair.close()

    back: list[float] = []
    began = time.monotonic()
    for kill in range(KILLS):
        first = asyncio.Event()
        voting = [asyncio.create_task(phone.vote_until_cut_off("wat-nu", first)) for phone in phones]
        await asyncio.wait_for(first.wait(), BACK_WITHIN)
        if kill % WHOLE_EVERY == 1:
            back.append(time.monotonic() - began)
        await asyncio.sleep(chance.uniform(0.0, 0.06))
        await serving.kill()
        await asyncio.gather(*voting)
        await check_nothing_lost(serving, phones, kill)
        began = time.monotonic()
        await (serving.start_from(nursery) if kill % WHOLE_EVERY else serving.start())
    acknowledged = sum(phone.acknowledged for phone in phones)
    assert acknowledged > KILLS
    back.sort()
    halfway = back[len(back) // 2]
    figure(Row.KILLED, 0, KILLS, f"{acknowledged} bevestigd")
    figure(Row.FIRST_ANSWER, halfway, len(back), f"de helft van {len(back)} hele starts; langste {back[-1]:.2f} s")


async def check_nothing_lost(serving: Serving, phones: list[Phone], kill: int) -> None:
    opened = await reopen_session(serving.session)
    await opened.close()
    state: State = opened.state
    round_ = state.round_of("wat-nu")
    assert round_ is not None
    answered = 0
    for phone in phones:
        own = own_view(state, Seat.HALL, phone.participant)
        kept = own.marks[0].item if own.marks else None
        allowed = {phone.sure} | ({phone.doubt[1]} if phone.doubt else set())
        assert kept in allowed, f"kill {kill}: {kept} kept, {allowed} expected"
        answered += kept is not None
    assert sum(round_.voters.values()) == answered
    assert sum(round_.tally.values()) == answered
