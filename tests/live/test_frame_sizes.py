"""A frame goes to every phone at once, so it is under 2 kB: the whole sample day, measured step by step.

Larger may be what seldom goes out or only to one person, and the reason stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.core import commands as c
from app.core.plan import Question
from app.core.progress import Move
from app.core.queries import takes_queries
from app.core.roles import Actor
from app.core.stages import next_move, stage_now
from app.core.wording import OutcomeKind, OwnerKind, Wording
from app.live.audience import PHONES
from app.live.board import REGIONS
from app.live.hub import Hub
from app.plan_file import load
from app.render import Door, Renderer
from tests.core.day import Day

SAMPLE = Path(__file__).parents[2] / "sessions" / "heisessie-2020.md"
DOOR = Door("192.168.1.20:8420", "48291307", "http://192.168.1.20:8420/m/" + "j" * 22)
SENTENCE = "We kijken elke maand samen met de buurt en de huisarts wie vastloopt, en maken daar één plan voor. "
TEXT = (SENTENCE * 4)[:290]
CASES = Wording(
    "Alle gemeenten leveren nog dit jaar een case aan en delen wat zij leerden", "alle gemeenten",
    OwnerKind.EVERY_ORGANISATION,
)  # fmt: skip
KB = 1_024
MOST = {
    "stage": KB, "ground": KB // 2 + 200, "result": 2 * KB, "queries": 2 * KB, "own": 2_700,
    "agenda": 2_850, "outcomes": KB,
}  # fmt: skip
"""Bytes. A result has four options by seat, or as many texts as fit. `own` goes to one person, and is 2,652 with two
texts of 290 letters and room for a third. The programme is 2,813: eleven parts with their notes and a form to
change seats; it comes when the day has moved on."""
MOST_TEXTS = 2_000
MOST_PITCHES = 4_500
"""Twelve pitches to take along, all twelve taken: 4,416. Each stands in it three times, since taking one is one press
without a script too. It comes once a pitch."""
AN_AGREEMENT = 1_000
"""With a form to say that it is mine. The list comes when the chair records something."""

Sizes = dict[tuple[str, str], int]


def test_what_everybody_gets_while_people_answer_is_small() -> None:
    assert too_large("stage", "ground", "result") == {}


def test_texts_are_shown_as_far_as_they_fit() -> None:
    texts = tuple(question.id for question in load(SAMPLE).questions.values() if question.form.length)
    shown = {where: n for where, n in sizes().items() if where[0] == "result" and where[1].startswith(texts)}
    assert max(shown.values()) > 1_000
    assert {where: n for where, n in shown.items() if n > MOST_TEXTS} == {}


def test_what_is_mine_and_what_seldom_changes_is_bounded() -> None:
    assert too_large("own", "agenda", "outcomes") == {}


def test_questions_of_the_audience_are_shown_as_far_as_they_fit() -> None:
    day = Day(load(SAMPLE))
    people = day.join(70, 17)
    while not takes_queries(day.state, day.state.current):
        day.advance(1)
    for number, person in enumerate(people):
        day.do(c.AskQuery("", f"{number}. {TEXT[: 40 + 3 * number][:270]}?"), person)
    measured_now = dict(measured(day, Renderer(), people))
    assert 1_000 < measured_now["queries"] < MOST["queries"]


def too_large(*regions: str) -> Sizes:
    return {where: size for where, size in sizes().items() if where[0] in regions and size > most(*where)}


def most(region: str, moment: str) -> int:
    if region == "own" and moment.startswith("pitchronde"):
        return MOST_PITCHES
    return MOST[region] + (AN_AGREEMENT * int(moment.rsplit(" ", 1)[1]) if region == "outcomes" else 0)


@cache
def sizes() -> Sizes:
    """(region, moment) -> bytes of the largest frame. A moment ends in how many outcomes there are."""
    found: Sizes = {}
    day = Day(load(SAMPLE))
    people = day.join(70, 17)
    renderer = Renderer()
    for moment in walk(day, people):
        for region, size in measured(day, renderer, people):
            where = region, f"{moment} {len(day.state.outcomes)}"
            found[where] = max(size, found.get(where, 0))
    assert {region for region, _ in found} == {*REGIONS["phone"], "own"}
    return found


def measured(day: Day, renderer: Renderer, people: list[Actor]) -> Iterator[tuple[str, int]]:
    links = {"phone": DOOR.link, "online": DOOR.link, "screen": ""}
    hub = Hub(day.state, 1_000_000, renderer, door=DOOR, links=links)
    for audience in PHONES:
        for person in (people[0], people[40], people[-1]):
            for text in hub.frames(audience, person.id):
                yield json.loads(text)["region"], len(text.encode())


def walk(day: Day, people: list[Actor]) -> Iterator[str]:
    """Everybody answers everything at length; an agreement is recorded at the end of every block."""
    while (move := next_move(day.state)) is not Move.NOTHING:
        question = asked(day)
        if question and is_taking(day, question):
            answer(day, people, question)
            yield f"{question.id} answered"
        if move is Move.START_BLOCK:
            day.do(c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=CASES))
        if move is Move.CLOSE_DAY:
            day.do(c.AssignOutcome(outcome="o1", participant=people[0].id, is_spokesperson=True))
            yield "assigned"
        day.advance(despite_incomplete=True)
        now = asked(day)
        yield f"{now.id if now else day.state.block} {next_move(day.state)}"


def asked(day: Day) -> Question | None:
    block = day.state.current
    return stage_now(day.state).question or (block.takeaway if block else None)


def is_taking(day: Day, question: Question) -> bool:
    round_ = day.state.round_of(question)
    return round_ is not None and round_.is_taking


def answer(day: Day, people: list[Actor], question: Question) -> None:
    for number, person in enumerate(people):
        if question.form.points:
            fields = {f"value-{item}": (str(number % question.form.points + 1),) for item in range(question.form.most)}
            day.do(c.CastAnswer("", question.id, 1, day.version(person, question.id), fields), person)
        elif not question.form.length:
            options, most_ = len(question.form.options), question.form.most
            day.vote(person, *sorted((number + n) % options for n in range(most_)), question=question.id)
        elif number % 2 == 0:
            texts = (f"{number} {TEXT}", f"{TEXT} {number}")
            day.write(person, *(text[-question.form.length :] for text in texts), question=question.id)
