"""Questions of a played audience: some ask, many have the same question, the chair deals with a few.

What each of them heard is kept here, text by text, and held against the data of the day.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from app.rehearse.chair import Chair
from app.rehearse.differing import differing
from app.rehearse.habits import DOUBLE_TAPS, Habits
from app.rehearse.person import Person
from app.results import ASKED

PAGE = "/vragen"
MOST_ASKERS = 6
"""People who ask in one block, about; they fit on one page."""
HAS_IT_TOO = 0.35
ROW = re.compile(r'<li class="query[^"]*"><p[^>]*>(.*?)</p>.*?name="(?:support|retract)" value="([^"]+)"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one question, and how many people have it."""

    fate: str
    people: int


@dataclass(slots=True)
class Wondered:
    """`having` are the people per text, `into` the text that stays for one that was merged."""

    having: dict[str, set[int]] = field(default_factory=dict)
    fates: dict[str, str] = field(default_factory=dict)
    into: dict[str, str] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)

    def expected(self) -> dict[str, Became]:
        had = {text: set(people) for text, people in self.having.items()}
        for merged, stays in self.into.items():
            had[stays] |= had[merged]
            had[merged] = set()
        return {text: Became(self.fates.get(text, "new"), len(people)) for text, people in had.items()}


class Wondering:
    """`told` is what the people and the chair heard back."""

    def __init__(self, habits: Habits, chair: Chair) -> None:
        self.told = Wondered()
        self._habits = habits
        self._chair = chair
        self._done: set[str] = set()

    async def play(self, block: str, people: Sequence[Person]) -> None:
        """Once a block, when the pages say that there is something to ask."""
        here = [person for person in people if person.is_here]
        if block in self._done or not here or not _can_ask(here[0]):
            return
        self._done.add(block)
        chance = min(0.2, MOST_ASKERS / len(here))
        askers = [person for person in here if self._draw("asks", person, block) < chance]
        await asyncio.gather(*(self._ask(person, block) for person in askers))
        await asyncio.gather(*(self._support(person, block) for person in here))
        await self._settle(here[0], block)
        await asyncio.gather(*(self._withdraw(person, block) for person in askers[-1:]))

    async def _ask(self, person: Person, block: str) -> None:
        text = self._text(person, block)
        taps = 2 if self._draw("asks twice", person, block) < DOUBLE_TAPS else 1
        heard = await person.line.command("ask_query", {"text": [text]}, times=taps)
        if heard.is_done:
            self.told.having.setdefault(text, set()).add(person.number)
        else:
            self.told.strange.append(heard.reason)

    async def _support(self, person: Person, block: str) -> None:
        for text, id_ in await self._read(person, block):
            if person.number not in self.told.having[text] and self._draw("has", person, text) < HAS_IT_TOO:
                await self._say(person, "support", id_, text)
                if self._draw("regrets", person, text) < DOUBLE_TAPS:
                    await self._say(person, "retract", id_, text)

    async def _say(self, person: Person, deed: str, id_: str, text: str) -> None:
        taps = 2 if self._draw("taps twice", person, text) < DOUBLE_TAPS else 1
        heard = await person.line.command("support_query", {deed: [id_]}, times=taps)
        if not heard.is_done:
            self.told.strange.append(heard.reason)
        elif deed == "support":
            self.told.having[text].add(person.number)
        else:
            self.told.having[text].discard(person.number)

    async def _settle(self, person: Person, block: str) -> None:
        """One answered in the hall, one in writing, one not dealt with; the fifth joins the fourth."""
        rows = sorted(await self._read(person, block))
        in_writing, declined = self._habits.speech.settled
        steps: list[tuple[int, str, Mapping[str, list[str]]]] = [
            (0, "live", {}), (0, "answered", {}),
            (1, "written", {"note": [in_writing]}),
            (2, "declined", {"note": [declined]}),
        ]  # fmt: skip
        if len(rows) > 4:
            steps.append((4, "merged", {"into": [rows[3][1]]}))
            self.told.into[rows[4][0]] = rows[3][0]
        for at, fate, more in steps:
            if at < len(rows):
                await self._become(rows[at], fate, more)

    async def _become(self, row: tuple[str, str], fate: str, more: Mapping[str, list[str]]) -> None:
        heard = await self._chair.line.command("settle_query", {"query": [row[1]], "fate": [fate], **more})
        if heard.is_done:
            self.told.fates[row[0]] = fate
        else:
            self.told.strange.append(heard.reason)

    async def _withdraw(self, person: Person, block: str) -> None:
        """Takes back a question with which nothing was done yet; then its words are gone."""
        own = self._text(person, block)
        ids = dict(await self._read(person, block))
        if own not in ids or own in self.told.fates or own in self.told.into.values():
            return
        if (await person.line.command("withdraw_query", {"query": [ids[own]]})).is_done:
            del self.told.having[own]

    def _text(self, person: Person, block: str) -> str:
        speech = self._habits.speech
        return speech.sample(person.number, speech.asked.format(number=person.number + 1, place=block))

    async def _read(self, person: Person, block: str) -> list[tuple[str, str]]:
        """Text and id of the questions of this block that somebody can still have."""
        page = await person.read(PAGE)
        rows = [(unescape(text), id_) for text, id_ in ROW.findall(page)]
        ending = self._habits.speech.asked.partition("{number}")[2].format(place=block)
        return [(text, id_) for text, id_ in rows if text.endswith(f"{ending})")]

    def _draw(self, habit: str, person: Person, about: str) -> float:
        return self._habits.draw(habit, person.number, about)


def read_asked(folder: Path) -> dict[str, Became]:
    rows = json.loads((folder / ASKED).read_text("utf-8"))
    return {str(row["text"]): Became(str(row["fate"]), int(row["people"])) for row in rows}


def unequal(expected: Mapping[str, Became], there: Mapping[str, Became]) -> tuple[str, ...]:
    """Where the two differ, in words; empty when every question is there as it should be."""
    return tuple(_told(*pair) for pair in differing(expected, there))


def _told(text: str, expected: Became | None, there: Became | None) -> str:
    if expected is None or there is None:
        return f"‘{text}’: {'niemand vroeg dit' if there else 'gevraagd, niet in het verslag'}"
    return f"‘{text}’: verwacht {expected.people}, {expected.fate}; in het verslag {there.people}, {there.fate}"


def _can_ask(person: Person) -> bool:
    region = person.line.regions.get("queries")
    return region is not None and 'class="queries asking"' in region.html
