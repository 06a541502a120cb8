"""Whatever happens on a day, the state is what the journal and the open ballots say it is."""

from __future__ import annotations

import random

import pytest

from app.core import commands as c
from app.core.plan import Seat
from app.core.refusals import Refused
from app.core.roles import Actor
from app.core.state import State
from app.core.wording import OutcomeKind
from tests.core.day import AGREEMENT, NOBODY, Day


def random_command(day: Day, rng: random.Random, people: list[Actor]) -> tuple[c.Command, Actor | None]:
    person = rng.choice(people)
    question = rng.choice(["nodig", "loslaten", "neem-mee"])
    number = rng.choice([1, 1, 1, 2])
    fields = {"option": (str(rng.randrange(3)),), "text": (rng.choice(["Tijd", "Ruimte", "Durf", "Geld"]),)}
    step = day.state.step
    outcome = f"o{rng.randrange(1, 4)}"
    asked = [*day.state.queries.rows, "onbekend"]
    query = rng.choice(asked)
    return rng.choice(
        [
            *[(c.CastAnswer(f"op{rng.randrange(9999):08d}", question, number, rng.randrange(3), fields), person)] * 12,
            *[(c.Advance(step=step, despite_incomplete=True), None)] * 3,
            (c.GoBack(step=step), None),
            (c.OpenNextRound(step=step, question=question), None),
            (c.ReopenQuestion(step=step, question=question), None),
            (c.RevealResult(step=step, question=question), None),
            (c.MoveSeat(seat=rng.choice(list(Seat))), person),
            (c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=AGREEMENT), None),
            (c.ClaimOutcome(outcome=outcome, role="manager", organisation="gemeente Goirle"), person),
            (c.AssignOutcome(outcome=outcome, participant=person.id, is_spokesperson=True), None),
            (c.ReplyToOutcome(outcome=outcome), person),
            *[(c.AskQuery(f"op{rng.randrange(9999):08d}", rng.choice(["Wie?", "Wanneer?", "Hoe?"])), person)] * 4,
            *[(c.SupportQuery(f"op{rng.randrange(9999):08d}", query, rng.random() < 0.7), person)] * 6,
            (c.WithdrawQuery(query=query), person),
            *[(c.SettleQuery("", query, rng.choice(list(c.Fate)), "Later", rng.choice(asked)), None)] * 2,
            (c.HideQuery(query=query, is_hidden=rng.random() < 0.5), None),
            (c.WritePitchLine(pitch="dongen", line=rng.choice(["Dichtbij", "Op maat"])), None),
            (c.AddTime(seconds=30), None),
            (c.ReopenDay(step=step), None),
        ]
    )


@pytest.mark.parametrize("seed", range(20))
def test_live_state_is_the_replayed_journal_with_the_open_ballots(seed: int) -> None:
    rng, day = random.Random(seed), Day()
    people = day.join(7, 6)
    done = 0
    for _ in range(300):
        command, actor = random_command(day, rng, people)
        day.now += rng.random()
        try:
            done += bool(day.do(command, actor) if actor else day.do(command))
        except Refused:
            continue
    assert done > 30
    assert day.replayed() == day.state


def test_a_batch_that_was_not_committed_leaves_no_trace() -> None:
    from app.core.decide import decide
    from app.core.decision import Moment
    from app.core.evolve import evolve_all

    day = Day()
    people = day.join(7, 6)
    day.advance(6)
    day.vote(people[0], 1)
    before: State = day.state
    state = before
    commands: list[tuple[c.Command, Actor]] = [
        (day.ballot(people[0], 2), people[0]),
        (day.ballot(people[1], 0), people[1]),
    ]
    commands += [(c.Join(participant="new", seat=Seat.HALL), NOBODY)]
    for command, actor in commands:
        state = evolve_all(state, decide(state, command, actor, Moment(day.now, day.fresh)))
    before.undo()
    assert before == day.replayed()
