"""`evolve(state, fact)`: what a fact makes of the state. The same facts always give the same state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from app.core import blocks, events, outcomes, people, pitches, revisions, rounds
from app.core.events import Event
from app.core.plan import Plan
from app.core.records import Ballot, Participant, QuestionKey, Record, RoundErased, Text
from app.core.state import State

EVOLVERS: dict[type, Callable[[State, Any], State]] = {
    events.PlanRevised: revisions.evolve_revised,
    events.ParticipantJoined: people.evolve_joined,
    events.SeatMoved: people.evolve_moved,
    events.BlockStarted: blocks.evolve_block,
    events.StageReached: blocks.evolve_stage,
    events.TimeAdded: blocks.evolve_time,
    events.ScreenDarkened: blocks.evolve_darkened,
    events.DayClosed: blocks.evolve_day_closed,
    events.DayReopened: blocks.evolve_day_reopened,
    events.QuestionOpened: rounds.evolve_opened,
    events.QuestionClosing: rounds.evolve_closing,
    events.QuestionClosed: rounds.evolve_closed,
    events.QuestionReopened: rounds.evolve_reopened,
    events.QuestionSealed: rounds.evolve_sealed,
    events.ResultRevealed: rounds.evolve_revealed,
    events.TextHidden: rounds.evolve_hidden,
    events.PitchLineWritten: pitches.evolve_line,
    events.OutcomeRecorded: outcomes.evolve_recorded,
    events.OutcomeReworded: outcomes.evolve_reworded,
    events.OutcomeWithdrawn: outcomes.evolve_outcome_withdrawn,
    events.OutcomeClaimed: outcomes.evolve_claimed,
    events.ClaimRejected: outcomes.evolve_rejected,
    events.OutcomeAssigned: outcomes.evolve_assigned,
    events.OutcomeReplied: outcomes.evolve_replied,
    Participant: people.apply_participant,
    QuestionKey: rounds.apply_key,
    Ballot: rounds.apply_ballot,
    RoundErased: lambda state, _: state,
}


def evolve(state: State, fact: Event | Record) -> State:
    """The next state. Books in it are changed in place, under their undo lists."""
    if isinstance(fact, Text):
        state.texts.put(fact.id, fact)
        return state
    return EVOLVERS[type(fact)](state, fact)


def evolve_all(state: State, facts: Iterable[Event | Record]) -> State:
    for fact in facts:
        state = evolve(state, fact)
    return state


def begun(opened: events.SessionOpened, read_plan: Callable[[str], Plan]) -> State:
    """The state before anything happened; `read_plan` is for a day that kept only the programme's text."""
    return State(opened.session, opened.plan or read_plan(opened.source), opened.is_rehearsal)
