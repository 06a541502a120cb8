"""Builds what each audience sees of sessions that run at the same time, from the state."""

from __future__ import annotations

from dataclasses import replace

from app.core.breakout_view import (
    BoxView,
    BreakoutsView,
    BreakoutView,
    ChairBreakouts,
    Fill,
    HarvestView,
    NoteView,
    PlacedView,
    RapporteurView,
)
from app.core.breakouts import breakout_of, crowds, home, is_free, number_of
from app.core.calls import called_at
from app.core.outcomes import flags_of
from app.core.plan import Block, Breakout, Harvest
from app.core.proposal_views import of_breakout
from app.core.roles import Actor, Role
from app.core.stages import stage_now
from app.core.state import Outcome, State
from app.core.wording import OutcomeKind

OWED = {
    Harvest.AGREEMENT: (OutcomeKind.CONCLUSION, OutcomeKind.AGREEMENT),
    Harvest.STEPS: (OutcomeKind.AGREEMENT,) * 3,
    Harvest.EXCHANGE: (),
}
BEST_FIRST = (Fill.DONE, Fill.INCOMPLETE, Fill.EMPTY)
MOST_PEOPLE = 200


def breakouts_view(state: State) -> BreakoutsView | None:
    """What is on stage; None when no sessions are on."""
    block, stage = state.current, stage_now(state)
    if block is None or not block.breakouts or state.is_over or stage.is_night:
        return None
    sessions = session_views(state, block)
    focus = next((session for session in sessions if session.breakout.id == stage.breakout), None)
    return BreakoutsView(sessions, is_free(block), _plenary(harvest_view(state, focus)) if focus else None)


def _plenary(harvest: HarvestView) -> HarvestView:
    """What went back to the session is the session's, not the hall's."""
    return replace(harvest, proposals=tuple(p for p in harvest.proposals if not p.reason))


def ends_at(state: State, block: Block) -> float:
    """When the sessions of this block are over; 0 while they have not begun, or without an end."""
    began = state.began.get(block.id, 0)
    if not began or not block.minutes:
        return 0
    return began + block.minutes * 60 + (state.extra_seconds if is_under_way(state, block) else 0)


def is_under_way(state: State, block: Block) -> bool:
    """Are people in these sessions now? Then nothing else of the block is on the screen."""
    stage = stage_now(state)
    return block is state.current and not (state.is_over or stage.is_night or stage.breakout or stage.question)


def chair_breakouts(state: State) -> ChairBreakouts:
    begun = (block for block in state.plan.blocks if block.breakouts and block.id in state.began)
    harvests = tuple(view for block in begun for view in harvest_views(state, block))
    return ChairBreakouts(harvests, tuple(_people(state, state.current)) if state.current else ())


def rapporteur_view(state: State, id_: str) -> RapporteurView:
    found = home(state.plan, id_)
    if found is None:
        return RapporteurView(state.plan.title, None, None, is_over=state.is_over, is_rehearsal=state.is_rehearsal)
    block, breakout = found
    session = next(view for view in session_views(state, block) if view.breakout is breakout)
    return RapporteurView(
        state.plan.title,
        block,
        harvest_view(state, session),
        is_under_way(state, block),
        block.id in state.began,
        ends_at(state, block),
        state.is_over,
        state.is_rehearsal,
        called_at(state, Actor(Role.RAPPORTEUR, id_)),
    )


def harvest_views(state: State, block: Block) -> tuple[HarvestView, ...]:
    return tuple(harvest_view(state, session) for session in session_views(state, block))


def session_views(state: State, block: Block) -> tuple[BreakoutView, ...]:
    people = crowds(state, block)
    return tuple(
        BreakoutView(breakout, number, *people[breakout.id], _left(breakout, sum(people[breakout.id])))
        for number, breakout in enumerate(block.breakouts, 1)
    )


def harvest_view(state: State, session: BreakoutView) -> HarvestView:
    id_ = session.breakout.id
    notes = (note for note in state.breakouts.notes.values() if note.breakout == id_ and not note.is_removed)
    texts = ((note, state.text(note.text)) for note in notes)
    return HarvestView(
        session,
        boxes(state, session.breakout),
        tuple(NoteView(note.id, note.heading, text, note.version) for note, text in texts if text),
        of_breakout(state, id_),
        id_ in state.breakouts.finished,
    )


def boxes(state: State, breakout: Breakout) -> tuple[BoxView, ...]:
    """What a breakout owes, each box filled by what it brought back; the best first."""
    brought = [outcome for outcome in state.outcomes.values() if outcome.breakout == breakout.id]
    fills = {
        is_owned: sorted(
            (_fill(state, o) for o in brought if o.kind.is_owned is is_owned and not o.is_withdrawn),
            key=BEST_FIRST.index,
        )
        for is_owned in (True, False)
    }
    return tuple(
        BoxView(kind, fills[kind.is_owned].pop(0) if fills[kind.is_owned] else Fill.EMPTY)
        for kind in OWED[breakout.harvest]
    )


def _fill(state: State, outcome: Outcome) -> Fill:
    return Fill.INCOMPLETE if outcome.returned or flags_of(state, outcome) else Fill.DONE


def _left(breakout: Breakout, people: int) -> int | None:
    return max(0, breakout.capacity - people) if breakout.capacity else None


def _people(state: State, block: Block) -> list[PlacedView]:
    """Who is nowhere yet comes first, and everybody by the number they say."""
    if not block.breakouts:
        return []
    places = [(person, breakout_of(state, block, person)) for person in state.participants.values()]
    places.sort(key=lambda place: place[1] is not None)
    found = [
        PlacedView(p.id, p.seat, p.role, p.organisation, breakout.id if breakout else "", number_of(p.id))
        for p, breakout in places[:MOST_PEOPLE]
    ]
    return sorted(found, key=lambda person: (bool(person.breakout), person.number, person.participant))
