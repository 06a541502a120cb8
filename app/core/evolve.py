"""`evolve(state, fact)`: what a fact makes of the state. The same facts always give the same state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from app.core import (
    behind,
    blocks,
    breakouts,
    calls,
    events,
    links,
    outcomes,
    people,
    pitches,
    proposals,
    queries,
    rapporteurs,
    retention,
    revisions,
    rounds,
    texts,
)
from app.core.events import Event
from app.core.plan import Plan
from app.core.query import QUERIES
from app.core.records import Ballot, DetailsErased, Participant, QuestionKey, Record, RoundErased, Text
from app.core.state import State

KEYS: dict[str, Callable[[State, QuestionKey], State]] = {QUERIES: queries.apply_queries_key}
BALLOTS: dict[str, Callable[[State, Ballot], State]] = {QUERIES: queries.apply_queries_ballot}
"""What is no round of a question of the programme."""

EVOLVERS: dict[type, Callable[[State, Any], State]] = {
    events.PlanRevised: revisions.evolve_revised,
    events.ParticipantJoined: people.evolve_joined,
    events.SeatMoved: people.evolve_moved,
    events.BlockStarted: blocks.evolve_block,
    events.StageReached: blocks.evolve_stage,
    events.TimeAdded: blocks.evolve_time,
    events.OnlineFollowed: behind.evolve_followed,
    events.ScreenDarkened: blocks.evolve_darkened,
    events.DayClosed: blocks.evolve_day_closed,
    events.DayReopened: blocks.evolve_day_reopened,
    events.QuestionOpened: rounds.evolve_opened,
    events.QuestionOpenedOnline: rounds.evolve_opened_online,
    events.QuestionClosing: rounds.evolve_closing,
    events.QuestionClosed: rounds.evolve_closed,
    events.QuestionReopened: rounds.evolve_reopened,
    events.QuestionSealed: rounds.evolve_sealed,
    events.ResultRevealed: rounds.evolve_revealed,
    events.TextHidden: texts.evolve_hidden,
    events.TextShown: texts.evolve_shown,
    events.TextApproved: texts.evolve_approved,
    events.TextMerged: texts.evolve_merged,
    events.PitchLineWritten: pitches.evolve_line,
    events.OutcomeRecorded: outcomes.evolve_recorded,
    events.OutcomeReworded: outcomes.evolve_reworded,
    events.OutcomeWithdrawn: outcomes.evolve_outcome_withdrawn,
    events.OutcomeClaimed: outcomes.evolve_claimed,
    events.ClaimRejected: outcomes.evolve_rejected,
    events.OutcomeAssigned: outcomes.evolve_assigned,
    events.OutcomeReplied: outcomes.evolve_replied,
    events.OutcomeAccepted: proposals.evolve_accepted,
    events.OutcomeReturned: proposals.evolve_returned,
    events.BreakoutChosen: breakouts.evolve_placed,
    events.PersonMoved: breakouts.evolve_placed,
    events.BreakoutFinished: breakouts.evolve_finished,
    events.NoteAdded: rapporteurs.evolve_note_added,
    events.NoteReworded: rapporteurs.evolve_note_reworded,
    events.NoteRemoved: rapporteurs.evolve_note_removed,
    events.QueryAsked: queries.evolve_asked,
    events.QueryWithdrawn: queries.evolve_withdrawn,
    events.QuerySettled: queries.evolve_settled,
    events.QueryHidden: queries.evolve_query_hidden,
    events.QueriesSealed: queries.evolve_queries_sealed,
    events.ChairCalled: calls.evolve_called,
    events.CallDismissed: calls.evolve_dismissed,
    events.LinkRevoked: links.evolve_revoked_link,
    events.PeopleErased: retention.evolve_erased,
    Participant: people.apply_participant,
    QuestionKey: lambda state, key: KEYS.get(key.question, rounds.apply_key)(state, key),
    Ballot: lambda state, ballot: BALLOTS.get(ballot.question, rounds.apply_ballot)(state, ballot),
    RoundErased: lambda state, _: state,
    DetailsErased: lambda state, _: state,
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
