"""Leads a played day: before each step of the chair everybody who answers has heard back.

Nothing here waits for planned minutes, and nothing that is counted depends on timing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from app.core.plan import BlockKind, Plan, Seat
from app.rehearse.agreed import Agreed
from app.rehearse.chair import Chair
from app.rehearse.connection import Connection
from app.rehearse.editing import Editing
from app.rehearse.habits import Asked, Habits
from app.rehearse.ledger import Ledger
from app.rehearse.links import Links
from app.rehearse.moderating import Moderating
from app.rehearse.parting import Parted, Parting
from app.rehearse.person import Person
from app.rehearse.phrases import Sentence
from app.rehearse.speech import SPEECHES
from app.rehearse.visit import Visit
from app.rehearse.wondering import Wondered, Wondering

AT_ONCE = 25
MOST_STEPS = 500
LONGEST_DELAY = 3
"""Seconds that the stream runs behind at most; a played day waits for them at every question."""
SLOW_NEEDS = 3
"""Seconds of stream delay that slow people online need to be in time."""

Progress = Callable[[int, int, str], None]


class DayEmpty(Exception):
    """There is nobody to play the day with."""


class DayEndless(Exception):
    """The day did not end within `MOST_STEPS` presses of the button."""


@dataclass(slots=True)
class Played:
    """What came of it. `missed` frames had to be asked for; `strange` are refusals nobody expected; `trouble` is what
    the server said last about itself."""

    ledger: Ledger
    people: int = 0
    late: int = 0
    steps: int = 0
    missed: int = 0
    strange: list[str] = field(default_factory=list)
    trouble: str = ""
    agreed: dict[str, Agreed] = field(default_factory=dict)
    wondered: Wondered = field(default_factory=Wondered)
    parted: Parted = field(default_factory=Parted)
    everybody: list[Person] = field(default_factory=list)


class Day:
    def __init__(self, plan: Plan, links: Links, hall: int, stream: int, seed: int, on_progress: Progress) -> None:
        self._plan = plan
        self._links = links
        self._speech = SPEECHES[plan.language]
        self._habits = Habits(seed, self._speech)
        self._on_progress = on_progress
        self._chair = Chair(links.base, links.chair)
        self._screen = Connection(Visit(links.base), "screen", links.screen.rstrip("/").rsplit("/", 1)[-1])
        seats = [Seat.HALL] * hall + [Seat.STREAM] * stream
        if not seats:
            raise DayEmpty
        self._people = [Person(n, seat, links.door, self._habits) for n, seat in enumerate(seats)]
        self._scouts = [people[0] for people in self._by_seat() if people]
        self._latest = [person for person in self._people[-1:] if _has_breakouts(plan) and person not in self._scouts]
        self._here: list[Person] = []
        self._moved: list[Person] = []
        self._seen: dict[Asked, None] = {}
        self._slow_done: set[Asked] = set()
        self._written: set[str] = set()
        self._played = Played(Ledger(plan))
        self._is_recorded = False
        self._again = _asked_twice(plan)
        self._wondering = Wondering(self._habits, self._chair)
        self._editing = Editing(plan, self._chair)
        self._moderating = Moderating(plan, self._chair)
        self._parting = Parting(plan, links.base, links.breakouts, self._habits, self._chair)

    async def play(self) -> Played:
        """The whole day, from the first visitor to the last press of the button."""
        await self._chair.join()
        await self._screen.open()
        if self._plan.delay > LONGEST_DELAY and not await self._chair.set_delay(LONGEST_DELAY):
            self._played.strange.append("set_delay")
        await self._arrive(self._due(0))
        try:
            await self._run()
            self._played.strange += [] if self._screen.is_open else ["beamer"]
        finally:
            await _spread(person.close() for person in self._here)
            await self._chair.close()
            await self._screen.close()
        return self._told()

    async def _run(self) -> None:
        for step in range(MOST_STEPS):
            self._on_progress(step, max(steps_of(self._plan), step + 1), self._where())
            if not await self._chair.advance():
                self._played.steps = step
                return
            await self._everybody_back()
            await self._take_part()
            await self._chores()
            await self._wondering.play(self._block(), self._here)
            await self._parting.play(self._block(), self._here, self._one_late)
            if await self._editing.play(self._block()):
                await self._everybody_back()
                await self._take_part()
            if self._again and await self._chair.ask_again(self._again):
                self._again = ""
                await self._everybody_back()
                await self._take_part()
        raise DayEndless

    async def _take_part(self) -> None:
        hall, stream = await self._on_pages()
        if not (hall or stream):
            await self._move_seats()
        for asked in {**dict.fromkeys(hall), **dict.fromkeys(stream)}:
            if asked not in self._seen:
                self._seen[asked] = None
                await self._ask(asked, [person for person in self._here if not self._is_slow(person, asked)])
                late = self._due(len(self._questions))
                await self._arrive(late)
                self._played.late += len(late)
                await self._ask(asked, [person for person in late if not self._is_slow(person, asked)])
                await self._moderating.play(asked.key)
            elif asked not in hall and asked not in self._slow_done:
                self._slow_done.add(asked)
                await self._ask(asked, [person for person in self._here if self._is_slow(person, asked)])

    async def _move_seats(self) -> None:
        """Half-way the day, while nothing can be answered."""
        if len(self._questions) * 2 < len(self._plan.questions):
            return
        staying = (*self._moved, *self._scouts)
        movers = [who for who in self._here if who not in staying and self._habits.is_moving(who.number)]
        for person in movers:
            await person.move(Seat.STREAM if person.seat is Seat.HALL else Seat.HALL)
        self._moved += movers

    async def _ask(self, asked: Asked, people: list[Person]) -> None:
        await asyncio.gather(*(person.take_part(asked) for person in people if person.is_here))

    async def _on_pages(self) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
        """What the hall and the stream can answer now, as one person of each sees it."""
        found: dict[Seat, tuple[Asked, ...]] = {}
        for scout in self._scouts:
            await scout.look_again()
            found[scout.seat] = scout.asked()
        return found.get(Seat.HALL, ()), found.get(Seat.STREAM, ())

    @property
    def _questions(self) -> set[str]:
        """Questions that were asked up to now."""
        return {asked.key.question for asked in self._seen}

    async def _everybody_back(self) -> None:
        await _spread(person.come_back() for person in self._here if not person.is_here)

    async def _arrive(self, people: list[Person]) -> None:
        await _spread(person.join() for person in people)
        self._here += people

    async def _one_late(self) -> list[Person]:
        """Somebody who comes in while breakouts are under way: who was kept for it, or who would have come later."""
        late = [person for person in (*self._latest, *self._people) if person not in self._here][:1]
        await self._arrive(late)
        self._played.late += len(late)
        return late

    async def _chores(self) -> None:
        """What a chair does beside the button: key sentences, outcomes, claims."""
        pitch = self._chair.pitch()
        if pitch and pitch not in self._written:
            self._written.add(pitch)
            lines = self._speech.key_sentences
            if len(self._written) % 4:
                await self._chair.write_line(pitch, lines[len(self._written) % len(lines)])
        if not self._is_recorded and self._is_time_for_outcomes():
            self._is_recorded = True
            for number, sentence in enumerate(self._speech.sentences):
                await self._record(number, sentence)

    async def _record(self, number: int, sentence: Sentence) -> None:
        outcome = await self._chair.record(sentence)
        self._played.agreed[outcome] = sentence.agreed
        if not (outcome and sentence.has_owner_here):
            return
        owner = self._people[int(self._habits.draw("owner", number) * len(self._people))]
        owner = owner if owner in self._here and owner.is_here else self._scouts[0]
        reply, text = sentence.reply
        role = next(iter(self._plan.roles), self._speech.role)
        organisation = next(iter(self._plan.organisations), self._speech.organisation)
        if not await owner.claim(outcome, role, organisation):
            self._played.strange.append(f"claim {outcome}")
        elif not await self._chair.accept_claim(outcome, is_spokesperson=sentence.needs_spokesperson):
            self._played.strange.append(f"accept {outcome}")
        elif not await owner.reply(outcome, reply, text):
            self._played.strange.append(f"reply {outcome}")

    def _block(self) -> str:
        """The block of now: the only one that the chair cannot jump to."""
        elsewhere = self._chair.elsewhere()
        return next((block.id for block in self._plan.blocks if block.id not in elsewhere), "")

    def _is_time_for_outcomes(self) -> bool:
        """In the block before the wrap-up, so that the wrap-up has something to walk through."""
        blocks = self._plan.blocks
        end = next((n for n, block in enumerate(blocks) if block.kind is BlockKind.WRAPUP), len(blocks))
        held = [block.id for block in blocks[:end] if not block.is_skipped] or [blocks[0].id]
        return self._chair.elsewhere() == {block.id for block in blocks} - {held[-1]}

    def _is_slow(self, person: Person, asked: Asked) -> bool:
        is_waited_for = self._plan.delay >= SLOW_NEEDS and not asked.place
        return is_waited_for and self._habits.intent(person.number, person.seat, asked).is_slow

    def _due(self, questions: int) -> list[Person]:
        """Who comes in now. One of each seat is always there from the start, to look around."""
        total = len(self._plan.questions)
        return [
            person
            for person in self._people
            if (0 if person in self._scouts else self._habits.arrives_during(person.number, total)) == questions
            and person not in (*self._here, *self._latest)
        ]

    def _by_seat(self) -> Iterable[list[Person]]:
        for seat in Seat:
            yield [person for person in self._people if person.seat is seat]

    def _where(self) -> str:
        asked, people = len(self._questions), len(self._here)
        if asked:
            return f"{asked} van {len(self._plan.questions)} vragen"
        return "1 mens binnen" if people == 1 else f"{people} mensen binnen"

    def _told(self) -> Played:
        played = self._played
        played.people = len(self._here)
        for person in self._here:
            played.ledger.write_all(person.log)
            played.missed += person.missed
            played.strange += [heard.reason for heard in person.refused]
        played.missed += self._chair.missed
        played.wondered = self._wondering.told
        played.strange += played.wondered.strange + self._editing.strange + self._moderating.strange
        played.parted, played.everybody = self._parting.told, self._here
        played.strange += played.parted.strange
        played.trouble = self._chair.line.trouble
        return played


def _asked_twice(plan: Plan) -> str:
    """The question that gets a second round: the first that is chosen from, empty when there is none."""
    asked = (question.id for block in plan.blocks for question in block.questions if question.form.options)
    return next(asked, "")


def _has_breakouts(plan: Plan) -> bool:
    return any(block.breakouts for block in plan.blocks)


def steps_of(plan: Plan) -> int:
    """About how often the button is pressed; only for the progress bar."""
    return (
        sum(1 + len(block.pitches) + 3 * len(block.questions) for block in plan.blocks)
        + len(SPEECHES[plan.language].sentences)
        + 1
    )


async def _spread(deeds: Iterable[Awaitable[None]]) -> None:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(deed: Awaitable[None]) -> None:
        async with gate:
            await deed

    await asyncio.gather(*(one(deed) for deed in deeds))
