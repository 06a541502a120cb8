"""Who takes part: joining, moving between hall and stream, saying for whom one is there."""

from __future__ import annotations

import json
from dataclasses import replace

from app.core import events as e
from app.core.book import add
from app.core.commands import DescribeSelf, Join, MoveSeat
from app.core.decision import Facts, Moment
from app.core.expected import count_role
from app.core.records import Participant
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from app.core.state import State
from app.core.typed import one_line

NAME_LENGTH = 80


def decide_join(state: State, command: Join, actor: Actor, moment: Moment) -> Facts:
    if command.participant in state.participants:
        return []
    if state.is_over:
        raise Refused(Reason.DAY_CLOSED)
    person = Participant(
        command.participant, command.seat, *_described(command.role, command.organisation), command.is_simulated
    )
    return [e.ParticipantJoined(moment.now, person.id, person.seat, person.is_simulated), person]


def decide_move(state: State, command: MoveSeat, actor: Actor, moment: Moment) -> Facts:
    person = known(state, actor)
    if person.seat is command.seat:
        return []
    if any(rounds[-1].is_taking for rounds in state.rounds.values()):
        raise Refused(Reason.SEAT_LOCKED)
    return [e.SeatMoved(moment.now, person.id, command.seat), replace(person, seat=command.seat)]


def decide_describe(state: State, command: DescribeSelf, actor: Actor, moment: Moment) -> Facts:
    return [described(state, known(state, actor), command.role, command.organisation)]


def known(state: State, actor: Actor) -> Participant:
    person = state.participants.get(actor.id)
    if person is None:
        raise Refused(Reason.UNKNOWN_PARTICIPANT)
    return person


def described_as(state: State, participant: str) -> tuple[str, str]:
    """Role and organisation; after everybody was forgotten only of who is in the record by name, else empty."""
    person = state.participants.get(participant)
    if person:
        return person.role, person.organisation
    label = state.text(state.signatures.get(participant))
    role, organisation = json.loads(label) if label else ("", "")
    return role, organisation


def described(state: State, person: Participant, role: str, organisation: str) -> Participant:
    role, organisation = _described(role, organisation)
    if not role:
        raise Refused(Reason.ROLE_NEEDED)
    return replace(person, role=role, organisation=organisation)


def evolve_joined(state: State, event: e.ParticipantJoined) -> State:
    if event.participant not in state.participants:
        state.participants.put(
            event.participant, Participant(event.participant, event.seat, "", "", event.is_simulated)
        )
        add(state.crowd, event.seat, 1)
        if event.is_simulated:
            add(state.crowd, "simulated", 1)
    return replace(state, joined_at=event.at)


def evolve_moved(state: State, event: e.SeatMoved) -> State:
    person = state.participants[event.participant]
    _put(state, replace(person, seat=event.seat))
    add(state.crowd, person.seat, -1)
    add(state.crowd, event.seat, 1)
    return state


def apply_participant(state: State, person: Participant) -> State:
    """Details beside the journal; the seat is the journal's."""
    if person.id in state.participants:
        _put(state, replace(person, seat=state.participants[person.id].seat))
    return state


def _put(state: State, person: Participant) -> None:
    count_role(state, state.participants[person.id], -1)
    count_role(state, person, 1)
    state.participants.put(person.id, person)


def _described(role: str, organisation: str) -> tuple[str, str]:
    return one_line(role, NAME_LENGTH), one_line(organisation, NAME_LENGTH)
