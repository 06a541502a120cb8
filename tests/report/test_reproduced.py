"""The documents of a day come out the same again from what was kept of it: the journal, or its copy alone."""

from __future__ import annotations

import random
from pathlib import Path

from app.core import commands as c
from app.core.decide import decide
from app.core.decision import Moment
from app.core.events import Event
from app.core.evolve import evolve_all
from app.core.plan import Seat
from app.core.records import Record
from app.core.refusals import Refused
from app.core.report_views import report_view
from app.core.roles import Actor, Role
from app.core.state import State
from app.opening import Opened, open_session, reopen_session
from app.plan_file import read_plan
from app.render import Renderer
from app.report.documents import report_page
from app.report.newsletter import letters
from app.report.summary import summarise
from tests.core.day import CHAIR, NOBODY, Day
from tests.core.test_replay import random_command
from tests.scorecard import Row, Tell

PROGRAMME = """---
titel: Heisessie sociaal domein
datum: 2020-09-17
---
## 13:30-14:20 Pitchronde
soort: pitchronde
tijd per pitch: 4 minuten
- Dongen
- Goirle
## 14:30 Stemming
soort: vraag
### Nodig
soort: meerkeuze
- Leermodules
- Cases
- Inzichten
### Loslaten
soort: open
## 20:00 Afspraken
soort: wrap-up
"""
DAYS = 20
DEEDS = 200
PEOPLE = [Actor(Role.PARTICIPANT, f"p{number:03d}") for number in range(13)]
MOST_PRESSES = 100


async def test_twenty_days_give_the_same_documents_from_what_was_kept(
    renderer: Renderer, tmp_path: Path, figure: Tell
) -> None:
    differ, sealed = 0, 0
    for seed in range(DAYS):
        opened = await open_session(PROGRAMME, read_plan(PROGRAMME, "dag"), tmp_path / str(seed))
        state = await played(opened, random.Random(seed))
        sealed += sum(round_.box is not None for rounds in state.rounds.values() for round_ in rounds)
        shown = documents(state, opened.store.digest, renderer)
        await opened.store.backup(tmp_path / "copies" / f"{seed}.db")
        await opened.close()
        for kept in (opened.folder, tmp_path / "copies" / f"{seed}.db"):
            again = await reopen_session(kept)
            differ += documents(again.state, again.store.digest, renderer) != shown
            await again.close()
    assert differ == 0
    assert sealed > DAYS, "days on which nobody asks anything prove little"
    figure(Row.REPORTS, differ, DAYS, f"verslag en nieuwsbrief, uit het journaal en uit de kopie; {sealed} uitslagen")


async def played(opened: Opened, chance: random.Random) -> State:
    """Whatever people do in any order, and then on to the end; every decision is kept before the next."""
    day = Kept(opened, chance)
    for number, person in enumerate(PEOPLE):
        await day.attempt(c.Join(participant=person.id, seat=list(Seat)[number % 2]), NOBODY)
    for _ in range(DEEDS):
        command, actor = random_command(day, chance, PEOPLE)
        await day.attempt(command, actor or CHAIR)
    for _ in range(MOST_PRESSES):
        if day.state.is_over:
            return day.state
        await day.attempt(c.Advance(step=day.state.step, despite_incomplete=True), CHAIR)
    raise AssertionError("the day does not end")


class Kept(Day):
    """A day whose facts go into a store; `attempt` leaves what is refused undone."""

    def __init__(self, opened: Opened, chance: random.Random) -> None:
        super().__init__(opened.state.plan)
        self.state = opened.state
        self._store = opened.store
        self._chance = chance

    async def attempt(self, command: c.Command, actor: Actor) -> None:
        self.now += self._chance.random()
        try:
            facts = decide(self.state, command, actor, Moment(self.now, self.fresh))
        except Refused:
            return
        events = [fact for fact in facts if isinstance(fact, Event)]
        records: list[Record] = [fact for fact in facts if not isinstance(fact, Event)]
        await self._store.append(events, records)
        self.state = evolve_all(self.state, facts)
        self.state.keep()


def documents(state: State, digest: str, renderer: Renderer) -> dict[str, str]:
    view = report_view(state, digest)
    summary = summarise(view)
    return {"verslag.html": report_page(view, summary, renderer), **letters(view, summary, renderer)}
