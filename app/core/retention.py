"""How long we know who took part, and what is left when that is forgotten.

Roles, organisations and devices go: together with everything that still waits for a seal, since an open ballot is
somebody's. What stays is the record: results, texts, outcomes, and by whom an outcome was confirmed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from app.core.agenda import ZONE
from app.core.book import Book
from app.core.breakouts import crowds
from app.core.days import dates
from app.core.decision import Facts, Moment
from app.core.erasure import ErasePeople, PeopleErased
from app.core.gathering import has_authors
from app.core.people import described_as
from app.core.queries import sealing_queries
from app.core.records import DetailsErased
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from app.core.rounds import sealing
from app.core.state import Outcome, Round, State


def erase_date(state: State, now: float = 0) -> date:
    """The first day on which nobody is known any more: counted from the last day of the programme, or from the day
    on which the last person came in when that was later. `now` is for a day to which nobody came yet."""
    came = datetime.fromtimestamp(state.joined_at or now, ZONE).date()
    planned = dates(state.plan)[-1]
    last = max(came, date.fromisoformat(planned)) if planned else came
    return last + timedelta(days=state.plan.keep_days)


def erases_at(state: State) -> float:
    """When people are to be forgotten; 0 when there is nobody to forget."""
    if not has_people(state):
        return 0
    return datetime.combine(erase_date(state), time(), ZONE).timestamp()


def has_people(state: State) -> bool:
    """Did anybody come in since the last time that everybody was forgotten?"""
    return state.joined_at > state.erased_at


def is_expired(state: State, now: float) -> bool:
    return has_people(state) and now >= erases_at(state)


def decide_erase(state: State, command: ErasePeople, actor: Actor, moment: Moment) -> Facts:
    if not state.is_over:
        raise Refused(Reason.DAY_NOT_CLOSED)
    if not command.is_sure:
        raise Refused(Reason.NOT_SURE)
    return erasing(state, moment) if has_people(state) else []


def erasing(state: State, moment: Moment) -> Facts:
    """Forget everybody; does not ask whether it is time."""
    sealed = [fact for rounds in state.rounds.values() for fact in sealing(state, rounds[-1], moment)]
    labels = {id_: json.dumps(described_as(state, id_), ensure_ascii=False) for id_ in sorted(set(_signers(state)))}
    texts = {id_: moment.text(label) for id_, label in labels.items()}
    signed = tuple((id_, ref) for id_, (ref, _) in texts.items())
    return [
        *sealed,
        *sealing_queries(state, moment),
        PeopleErased(moment.now, signed, tuple(_crowds(state))),
        DetailsErased(),
        *(text for _, text in texts.values()),
    ]


def _crowds(state: State) -> Iterator[tuple[str, int, int]]:
    """How many were in each breakout that was held."""
    for block in state.plan.blocks:
        if block.breakouts and block.id in state.began:
            yield from ((id_, *people) for id_, people in crowds(state, block).items())


def _signers(state: State) -> Iterator[str]:
    """Who is in the record by what they did themselves."""
    for outcome in state.outcomes.values():
        if outcome.confirmed and not outcome.is_withdrawn:
            yield outcome.confirmed.participant
    for rounds in state.rounds.values():
        for round_ in rounds:
            question = state.plan.questions.get(round_.question)
            if question and has_authors(question, round_):
                yield from _authors(round_)


def _authors(round_: Round) -> Iterator[str]:
    if round_.box:
        yield from round_.box.authors.values()
    else:
        yield from (ballot.voter for ballot in round_.ballots.values() if any(mark.text for mark in ballot.marks))


# -- evolve ------------------------------------------------------------------------------------


def evolve_erased(state: State, event: PeopleErased) -> State:
    books: tuple[Book[Any, Any], ...] = (state.participants, state.roles, state.breakouts.placed)
    for book in books:
        for key in tuple(book):
            book.remove(key)
    outcomes = {id_: _without_people(outcome) for id_, outcome in state.outcomes.items()}
    signatures = {**state.signatures, **dict(event.signed)}
    counted = {id_: (hall, stream) for id_, hall, stream in event.crowds}
    breakouts = replace(state.breakouts, crowds={**state.breakouts.crowds, **counted})
    return replace(state, outcomes=outcomes, signatures=signatures, breakouts=breakouts, erased_at=event.at)


def _without_people(outcome: Outcome) -> Outcome:
    """Who only offered, or was asked and never answered, is not in the record."""
    return replace(outcome, claims=(), assigned=outcome.assigned if outcome.confirmed else "")
