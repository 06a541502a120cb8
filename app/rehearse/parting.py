"""A played audience parts into breakouts: everybody finds the own one, rapporteurs write, the chair takes over.

Where each person is comes from that person's own page, and is held against the data of the day.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.core.breakout_views import OWED
from app.core.breakouts import is_free
from app.core.plan import Block, Breakout, Plan, Seat
from app.core.wording import OutcomeKind
from app.rehearse.chair import Chair
from app.rehearse.connection import Connection
from app.rehearse.differing import differing
from app.rehearse.habits import DOUBLE_TAPS, Habits
from app.rehearse.person import SOON, Person
from app.rehearse.speech import Speech
from app.rehearse.visit import Visit
from app.results import BREAKOUTS

OWN = re.compile(r'data-breakout="([^"]+)"')
Arrive = Callable[[], Awaitable[list[Person]]]
"""Lets somebody in who is late; nobody when all are here."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one breakout came to: people per seat, and what was written in it, each text sorted."""

    hall: int = 0
    stream: int = 0
    notes: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


@dataclass(slots=True)
class Parted:
    """`placed` is where somebody chose to go or was moved to, by block and number; the rest follows from the roles.

    `notes` and `proposals` are per breakout what was acknowledged; `accepted` are ids of outcomes.
    """

    placed: dict[tuple[str, int], str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    proposals: dict[str, list[str]] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    strange: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def expected(self, people: Sequence[Person]) -> dict[str, Held]:
        return {b.id: self._of(block, b, people) for block in self.blocks for b in block.breakouts}

    def home_of(self, block: Block, person: Person) -> str:
        return self.placed.get((block.id, person.number), _by_role(block, person))

    def _of(self, block: Block, breakout: Breakout, people: Sequence[Person]) -> Held:
        seats = [person.seat for person in people if self.home_of(block, person) == breakout.id]
        return Held(
            seats.count(Seat.HALL),
            seats.count(Seat.STREAM),
            tuple(sorted(self.notes.get(breakout.id, ()))),
            tuple(sorted(self.proposals.get(breakout.id, ()))),
        )


class Parting:
    """`links` are the paths of the rapporteurs' pages, by breakout."""

    def __init__(self, plan: Plan, base: str, links: Mapping[str, str], habits: Habits, chair: Chair) -> None:
        self.told = Parted()
        self._plan = plan
        self._base, self._links = base, links
        self._habits = habits
        self._chair = chair

    async def play(self, id_: str, people: Sequence[Person], arrive: Arrive) -> None:
        """Once a block, while its breakouts are under way."""
        block = next((block for block in self._plan.blocks if block.id == id_ and block.breakouts), None)
        if block is None or block in self.told.blocks:
            return
        self.told.blocks.append(block)
        here = [person for person in people if person.is_here]
        await self._part(block, here)
        late = await arrive()
        await self._part(block, late)
        if not is_free(block):
            await self._move(block, [*here, *late])
        for breakout in block.breakouts:
            await self._write(breakout)
        await self._settle(block)

    async def _part(self, block: Block, people: Sequence[Person]) -> None:
        if is_free(block):
            for person in people:
                await self._choose(block, person)
        await asyncio.gather(*(self._land(block, person) for person in people))

    async def _choose(self, block: Block, person: Person) -> None:
        """The breakout that this person likes best of those with a place left."""

        def liked(breakout: Breakout) -> float:
            return self._habits.draw("likes session", person.number, breakout.id)

        for breakout in sorted(block.breakouts, key=liked, reverse=True):
            heard = await person.line.command("choose_breakout", {"breakout": [breakout.id]})
            if heard.is_done:
                self.told.placed[block.id, person.number] = breakout.id
                return
            if heard.reason != "breakout_full":
                self.told.strange.append(heard.reason)

    async def _land(self, block: Block, person: Person) -> None:
        """The own page must show the own breakout, by itself."""
        wanted = self.told.home_of(block, person)
        if not await person.line.wait_until(lambda: _seen_by(person) == wanted, SOON):
            person.missed += 1
            await person.look_again()
        if _seen_by(person) != wanted:
            self.told.strange.append(f"sessie {_seen_by(person) or 'geen'} in plaats van {wanted or 'geen'}")

    async def _move(self, block: Block, people: Sequence[Person]) -> None:
        """The chair puts one person in the last breakout; at most one page may show another one for it."""
        form = next(self._chair.line.forms("move_person"), None)
        whom = tuple(filter(None, form.values_of("participant")))[:1] if form else ()
        if not whom:
            return
        target = block.breakouts[-1].id
        heard = await self._chair.line.command("move_person", {"participant": whom, "breakout": [target]})
        await asyncio.gather(*(person.look_again() for person in people))
        elsewhere = [person for person in people if _seen_by(person) != self.told.home_of(block, person)]
        if not heard.is_done or len(elsewhere) > 1 or any(_seen_by(person) != target for person in elsewhere):
            self.told.strange.append(f"verplaatst: {len(elsewhere)}")
        self.told.placed |= {(block.id, person.number): target for person in elsewhere}

    async def _write(self, breakout: Breakout) -> None:
        """One rapporteur, from the link to the last word."""
        visit, link, speech = Visit(self._base), self._links[breakout.id], self._habits.speech
        await visit.get(link)
        await visit.post(link, {})
        line = Connection(visit, "rapporteur")
        await line.open()
        try:
            for number, heading in enumerate(breakout.headings):
                text = speech.sample(number, speech.noted.format(number=number + 1, place=breakout.title))
                given = {"heading": [heading.value], "text": [text]}
                await self._tell(line, breakout, "add_note", given, text, self.told.notes)
            for number, kind in enumerate(OWED[breakout.harvest]):
                text = speech.sample(number, speech.proposed.format(number=number + 1, place=breakout.title))
                await self._tell(
                    line, breakout, "record_outcome", _worded(kind, text, speech), text, self.told.proposals
                )
            if not (await line.command("finish_breakout", {"is_finished": ["1"]})).is_done:
                self.told.strange.append("finish_breakout")
        finally:
            await line.close()

    async def _tell(
        self,
        line: Connection,
        breakout: Breakout,
        deed: str,
        given: Mapping[str, list[str]],
        text: str,
        kept: dict[str, list[str]],
    ) -> None:
        taps = 2 if self._habits.draw("writes twice", breakout.id, text) < DOUBLE_TAPS else 1
        heard = await line.command(deed, given, times=taps)
        if heard.is_done:
            kept.setdefault(breakout.id, []).append(text)
        else:
            self.told.strange.append(heard.reason)

    async def _settle(self, block: Block) -> None:
        """Of every breakout's proposals the first is taken over; the second goes back."""
        line, expected = self._chair.line, sum(len(OWED[b.harvest]) for b in block.breakouts)
        with suppress(IndexError):
            if not await line.wait_until(lambda: len(self._offered()) >= expected, SOON):
                await self._chair.look_again()
            ids = sorted(self._offered())
            await self._accept(ids[0])
            await line.command("return_outcome", {"outcome": [ids[1]], "text": ["Voorbeeld: wie trekt dit?"]})

    async def _accept(self, outcome: str) -> None:
        line, version = self._chair.line, self._offered()[outcome]
        heard = await line.command("accept_outcome", {"outcome": [outcome], "version": [version]})
        if not heard.is_done:
            self.told.strange.append(heard.reason)
            return
        self.told.accepted.add(outcome)
        if not await line.wait_until(lambda: outcome in self._chair.outcomes(), SOON):
            await self._chair.look_again()

    def _offered(self) -> dict[str, str]:
        """Versions of the proposals that wait, by outcome."""
        return {form.value("outcome"): form.value("version") for form in self._chair.line.forms("accept_outcome")}


def read_breakouts(folder: Path) -> dict[str, Held]:
    rows = json.loads((folder / BREAKOUTS).read_text("utf-8"))
    return {str(id_): _held(row) for id_, row in rows.items()}


def unequal(parted: Parted, people: Sequence[Person], there: Mapping[str, Held]) -> tuple[str, ...]:
    """Where the two differ, in words; empty when every breakout is there as it was."""
    found = [said for pair in differing(parted.expected(people), there) for said in _told(*pair)]
    accepted = {id_ for held in there.values() for id_ in held.accepted}
    if accepted != parted.accepted:
        found.append(f"overgenomen: verwacht {sorted(parted.accepted)}, in het verslag {sorted(accepted)}")
    return tuple(found)


def _held(row: Mapping[str, Any]) -> Held:
    notes, proposals, accepted = (tuple(row[name]) for name in ("notes", "proposals", "accepted"))
    return Held(int(row["hall"]), int(row["stream"]), notes, proposals, accepted)


def _told(name: str, expected: Held | None, there: Held | None) -> Iterator[str]:
    if expected is None or there is None:
        yield f"{name}: {'niet gehouden, wel in het verslag' if there else 'gehouden, niet in het verslag'}"
        return
    if (expected.hall, expected.stream) != (there.hall, there.stream):
        yield (
            f"{name}: verwacht {expected.hall} zaal en {expected.stream} online, "
            f"in het verslag {there.hall} en {there.stream}"
        )
    for what, ours, theirs in (
        ("notities", expected.notes, there.notes),
        ("voorstellen", expected.proposals, there.proposals),
    ):
        if ours != theirs:
            yield f"{name}: {len(ours)} {what}, in het verslag {len(theirs)} of andere"


def _seen_by(person: Person) -> str:
    region = person.line.regions.get("own")
    found = OWN.search(region.html) if region else None
    return found[1] if found else ""


def _by_role(block: Block, person: Person) -> str:
    role = person.role.casefold()
    return next((b.id for b in block.breakouts if role in (name.casefold() for name in b.roles)), "")


def _worded(kind: OutcomeKind, what: str, speech: Speech) -> dict[str, list[str]]:
    who = {"owner": [speech.owner], "due": [speech.due]} if kind.is_owned else {}
    return {"kind": [kind.value], "what": [what], **who}
