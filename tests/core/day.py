"""A day in memory for the tests: commands in, facts kept, the state as it is now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from app.core import commands as c
from app.core.decide import decide
from app.core.decision import Moment
from app.core.events import Event
from app.core.evolve import evolve, evolve_all
from app.core.plan import Anonymity, Block, BlockKind, Form, Pitch, Plan, Question, Seat
from app.core.records import Ballot, DetailsErased, Participant, QuestionKey, Record, RoundErased
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.core.rounds import voter_token
from app.core.state import Round, State
from app.core.ticks import due
from app.core.wording import Due, DueKind, OwnerKind, Wording

CHAIR = Actor(Role.CHAIR)
NOBODY = Actor(Role.NOBODY)
CLOCK = Actor(Role.CLOCK)

CHOICE = Question("nodig", "Wat is nu het hardst nodig?", Form("choice", ("Leermodules", "Cases", "Inzichten")))
OPEN = Question("loslaten", "Wat heb jij nodig om los te laten?", Form("open", (), 3, 300))
PITCHES = (Pitch("dongen", "gemeente Dongen"), Pitch("goirle", "gemeente Goirle"))
TAKEAWAY = Question("neem-mee", "Welke pitches neem je mee?", Form("choice", ("gemeente Dongen", "gemeente Goirle"), 2))

PLAN = Plan(
    "dag",
    "Heisessie sociaal domein",
    "2020-09-17",
    (
        Block("inloop", BlockKind.ARRIVAL, "Inloop", 13 * 60),
        Block("pitches", BlockKind.PITCHES, "Pitchronde", 13 * 60 + 30, 50, "", "", PITCHES, 240, (), TAKEAWAY),
        Block("stemming", BlockKind.QUESTION, "Maatpact", 14 * 60, questions=(CHOICE, OPEN)),
        Block("afspraken", BlockKind.WRAPUP, "Afspraken", 20 * 60),
    ),
)

AGREEMENT = Wording(
    "De leermodules van Maatpact bestuderen",
    "alle medewerkers in de Toegang",
    OwnerKind.GROUP,
    Due(DueKind.DATE, "uiterlijk 1 oktober", "2020-10-01"),
)


def plan_with(question: Question) -> Plan:
    """A day of one question."""
    return replace(PLAN, blocks=(Block("vraag", BlockKind.QUESTION, "Vraag", 600, questions=(question,)),))


class Day:
    """`facts` is all that was committed; `clock` moves only when a test moves it."""

    def __init__(self, plan: Plan = PLAN) -> None:
        self.plan = plan
        self.state = State("dag", plan)
        self.facts: list[Event | Record] = []
        self.now = 1_600_000_000.0
        numbers = count(1)
        self.fresh: Callable[[], str] = lambda: f"id{next(numbers):05d}"

    # -- doing ---------------------------------------------------------------------------------

    def do(self, command: c.Command, actor: Actor = CHAIR) -> list[Event | Record]:
        return self.record(decide(self.state, command, actor, Moment(self.now, self.fresh)))

    def record(self, facts: list[Event | Record]) -> list[Event | Record]:
        self.state = evolve_all(self.state, facts)
        self.state.keep()
        self.facts += facts
        return facts

    def refused(self, command: c.Command, actor: Actor = CHAIR) -> Reason:
        before = len(self.facts)
        try:
            self.do(command, actor)
        except Refused as refusal:
            assert len(self.facts) == before
            return refusal.reason
        raise AssertionError(f"{command} was not refused")

    def join(self, hall: int = 0, stream: int = 0) -> list[Actor]:
        start = len(self.state.participants)
        seats = [Seat.HALL] * hall + [Seat.STREAM] * stream
        people = [Actor(Role.PARTICIPANT, f"p{start + i:03d}") for i in range(len(seats))]
        for person, seat in zip(people, seats, strict=True):
            self.do(c.Join(participant=person.id, seat=seat), NOBODY)
        return people

    def describe(self, *people: Actor) -> None:
        """They say who they are, as the door asks where that matters."""
        for person in people:
            self.do(c.DescribeSelf(role="wethouder", organisation="gemeente Goirle"), person)

    def advance(self, times: int = 1, **more: object) -> None:
        for _ in range(times):
            self.do(c.Advance(step=self.state.step, **more))  # type: ignore[arg-type]

    def vote(
        self, person: Actor, *options: int, question: str = "nodig", base: int | None = None, op: str = ""
    ) -> None:
        self.do(self.ballot(person, *options, question=question, base=base, op=op), person)

    def ballot(
        self, person: Actor, *options: int, question: str = "nodig", base: int | None = None, op: str = ""
    ) -> c.CastAnswer:
        round_ = self.round(question)
        seen = self.version(person, question) if base is None else base
        fields = {"option": tuple(str(option) for option in options)}
        return c.CastAnswer(op, question=question, round=round_.number, base=seen, fields=fields)

    def write(self, person: Actor, *texts: str, question: str = "loslaten", op: str = "") -> None:
        round_ = self.round(question)
        self.do(c.CastAnswer(op, question=question, round=round_.number, fields={"text": texts}), person)

    def pass_until(self, until: float) -> None:
        """As the room does: every second, and at the moment that something is due."""
        while self.now < until:
            moment = due(self.state)
            self.now = min([until, self.now + 1, *([moment] if moment > self.now else [])])
            if moment and self.now >= moment:
                self.do(c.Tick(), CLOCK)

    # -- looking -------------------------------------------------------------------------------

    def round(self, question: str) -> Round:
        round_ = self.state.round_of(question)
        assert round_ is not None, f"{question} was never opened"
        return round_

    def one_of(self, seat: Seat) -> Actor:
        return Actor(Role.PARTICIPANT, next(p.id for p in self.state.participants.values() if p.seat is seat))

    def version(self, person: Actor, question: str) -> int:
        held = self.round(question).ballots.get(voter_token(self.round(question), person.id))
        return held.version if held else 0

    def replayed(self) -> State:
        """The state from the journal and the rows that still exist, as after a restart."""
        state = State("dag", self.plan)
        erased = {(f.question, f.round) for f in self.facts if isinstance(f, RoundErased)}
        events = [fact for fact in self.facts if isinstance(fact, Event)]
        kept: dict[object, Record] = {}
        for fact in self.facts:
            if isinstance(fact, (Ballot, QuestionKey)) and (fact.question, fact.round) in erased:
                continue
            if isinstance(fact, DetailsErased):
                kept = {row: record for row, record in kept.items() if not isinstance(record, Participant)}
            elif not isinstance(fact, (Event, RoundErased)):
                kept[_row(fact)] = fact
        for fact in (*events, *kept.values()):
            state = evolve(state, fact)
        state.keep()
        return state


def opened(question: Question = CHOICE, hall: int = 6, stream: int = 5) -> tuple[Day, list[Actor]]:
    """A day of one question, open, with people in it."""
    day = Day(plan_with(question))
    people = day.join(hall, stream)
    if question.anonymity is Anonymity.NAMED:
        day.describe(*people)
    day.advance(2)
    return day, people


def _row(record: Record) -> object:
    assert not isinstance(record, (DetailsErased, RoundErased))
    if isinstance(record, Ballot):
        return record.question, record.round, record.voter
    if isinstance(record, QuestionKey):
        return record.question, record.round
    return type(record).__name__, record.id
