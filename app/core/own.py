"""What one person holds: the guarded region of a phone, and who may see a running result for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.core.behind import online
from app.core.breakout_views import is_under_way
from app.core.breakouts import breakout_of
from app.core.delays import phase_for
from app.core.outcome_view import OutcomeView
from app.core.outcome_views import numbered, outcome_view
from app.core.own_view import NUMBER
from app.core.plan import Anonymity, Block, Question, Seat, Visibility
from app.core.progress import Phase
from app.core.queries import ballot_of
from app.core.query_views import had_by, own_queries
from app.core.records import Participant
from app.core.rounds import voter_token
from app.core.stages import question_now, stage_now
from app.core.state import Round, State
from app.core.views import OwnView


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that phones answer now: the stage's own, or the takeaway of a pitch round. Or the block whose
    sessions people are in.

    The same for everybody, so that who asks for many people works it out once.
    """

    question: Question | None
    round: Round | None
    pitch: str
    is_over: bool
    sessions: Block | None = None
    online: Asked | None = None
    needs_role: bool = False
    is_named: bool = False

    def at(self, seat: Seat) -> Asked:
        return self.online if seat is Seat.STREAM and self.online else self


def asked_now(state: State) -> Asked:
    """`online` is set when that is behind the hall."""
    return replace(_asked(state), online=_asked(online(state)) if state.behind else None)


def _asked(state: State) -> Asked:
    block, stage, question = state.current, stage_now(state), question_now(state)
    round_ = state.round_of(question) if question else None
    sessions = block if block and block.breakouts and is_under_way(state, block) else None
    is_named = round_ is not None and round_.anonymity is Anonymity.NAMED and round_.is_taking
    pitch, needs_role = stage.pitch.id if stage.pitch else "", state.plan.needs_role
    return Asked(question, round_, pitch, state.is_over, sessions, needs_role=needs_role, is_named=is_named)


def own_view(state: State, seat: Seat, participant: str = "", asked: Asked | None = None) -> OwnView:
    """What one person holds. Without a participant: what everybody holds who has nothing of their own."""
    asked = (asked or asked_now(state)).at(seat)
    person, round_, key = state.participants.get(participant), asked.round, key_of(asked, seat)
    number = NUMBER if asked.sessions else ""
    if person is None:
        return OwnView(key, seat, "", "", number=number, asks_who=not asked.needs_role)
    held = round_.ballots.get(voter_token(round_, participant)) if round_ and not round_.box else None
    is_counted = round_ is not None and round_.box is not None and participant in round_.box.voted
    return OwnView(
        key,
        person.seat,
        person.role,
        person.organisation,
        held.version if held else 0,
        held.marks if held else (),
        is_counted,
        _asked_to_confirm(state, participant),
        tuple(o.id for o in state.outcomes.values() if participant in o.claims),
        own_queries(state, participant),
        had_by(state, participant),
        _place(state, participant, asked),
        number,
        not person.role,
        _is_exact(person, asked),
    )


def own_key(state: State, seat: Seat) -> str:
    return key_of(asked_now(state).at(seat), seat)


def key_of(asked: Asked, seat: Seat) -> str:
    """What the guarded region is about: another key means another form."""
    question, round_, end = asked.question, asked.round, ":over" if asked.is_over else ""
    if question is None:
        return f"-{asked.sessions.id if asked.sessions else ''}{end}"
    phase = phase_for(round_, seat) if round_ else Phase.READY
    return f"{question.id}:{round_.number if round_ else 1}:{phase}:{asked.pitch}{end}"


def has_own(state: State, participant: str, asked: Asked | None = None) -> bool:
    """Does this person hold anything that the others do not?"""
    person = state.participants.get(participant)
    asked = (asked or asked_now(state)).at(person.seat if person else Seat.HALL)
    round_ = asked.round
    if person and (_is_exact(person, asked) or _place(state, participant, asked)):
        return True
    if round_ is not None:
        if round_.box is not None and participant in round_.box.voted:
            return True
        if round_.box is None and voter_token(round_, participant) in round_.ballots:
            return True
    if ballot_of(state, participant) is not None:
        return True
    return any(o.assigned == participant or participant in o.claims for o in state.outcomes.values())


def sees_after_answer(state: State, participant: str) -> bool:
    """May this person see a running result because of an answer of their own?"""
    question = stage_now(state).question
    round_ = state.round_of(question) if question else None
    if question is None or round_ is None or question.visibility is not Visibility.AFTER_ANSWER or question.is_secret:
        return False
    ballot = round_.ballots.get(voter_token(round_, participant)) if round_.phase is Phase.OPEN else None
    return ballot is not None and bool(ballot.marks) and not state.plan.delay


def _is_exact(person: Participant, asked: Asked) -> bool:
    """Most have said at the door who they are, or most were never asked; and an answer by name says it once more."""
    return asked.is_named or bool(person.role) is not asked.needs_role


def _place(state: State, participant: str, asked: Asked) -> str:
    """The breakout this person belongs in now."""
    person = state.participants.get(participant)
    found = breakout_of(state, asked.sessions, person) if asked.sessions and person else None
    return found.id if found else ""


def _asked_to_confirm(state: State, participant: str) -> tuple[OutcomeView, ...]:
    if not any(outcome.assigned == participant for outcome in state.outcomes.values()):
        return ()
    mine = ((outcome, number) for number, outcome in numbered(state) if outcome.assigned == participant)
    return tuple(outcome_view(state, outcome, number) for outcome, number in mine if not outcome.is_withdrawn)
