"""Conclusions, insights, agreements and commitments: recorded by the chair, claimed and confirmed by who will do it.

An owner says yes on the own phone. When the owner is a group or every organisation, one phone
cannot say yes for all, unless the chair names that person the spokesperson.
"""

from __future__ import annotations

from dataclasses import replace

from app.core import commands as c
from app.core import events as e
from app.core.decision import Facts, Moment
from app.core.people import described, known
from app.core.proposals import origin_of, require_own
from app.core.questions.open import LONGEST as LONGEST_ANSWER
from app.core.records import Participant
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.core.state import Confirmed, Outcome, State, Version
from app.core.typed import one_line, require_fits
from app.core.wording import Flag, OwnerKind, Wording, flags, from_json, to_json

LONGEST = {"what": LONGEST_ANSWER, "owner": 160, "via": 160, "puller": 160, "amount": 160}
"""Any answer that somebody wrote can become an agreement as it is."""
SPOKEN_FOR = frozenset({OwnerKind.GROUP, OwnerKind.EVERY_ORGANISATION})
DUE_LENGTH = 160
REPLY_LENGTH = 300
SOURCE_LENGTH = 120


def decide_record(state: State, command: c.RecordOutcome, actor: Actor, moment: Moment) -> Facts:
    if command.op and any(outcome.op == command.op for outcome in state.outcomes.values()):
        return []
    _require_wording(command.wording)
    if command.source and _is_there(state, command):
        return []
    ref, text = moment.text(to_json(command.wording))
    id_ = f"o{len(state.outcomes) + 1}"
    block, breakout = origin_of(state, actor)
    source, op = command.source[:SOURCE_LENGTH], command.op
    return [e.OutcomeRecorded(moment.now, id_, command.kind, ref, block, source, op, breakout, actor.role), text]


def decide_reword(state: State, command: c.RewordOutcome, actor: Actor, moment: Moment) -> Facts:
    outcome = _outcome(state, command.outcome)
    require_own(state, outcome, actor)
    if outcome.version != command.version:
        raise Refused(Reason.OUTCOME_CHANGED)
    _require_wording(command.wording)
    if command.wording == wording_of(state, outcome) and command.kind is outcome.kind:
        return []
    ref, text = moment.text(to_json(command.wording))
    return [e.OutcomeReworded(moment.now, outcome.id, command.kind, ref, actor.role), text]


def decide_withdraw_outcome(state: State, command: c.WithdrawOutcome, actor: Actor, moment: Moment) -> Facts:
    outcome = _outcome(state, command.outcome)
    require_own(state, outcome, actor)
    if outcome.is_withdrawn is command.is_withdrawn:
        return []
    return [e.OutcomeWithdrawn(moment.now, outcome.id, command.is_withdrawn)]


def decide_claim(state: State, command: c.ClaimOutcome, actor: Actor, moment: Moment) -> Facts:
    person, outcome = known(state, actor), _agreement(state, command.outcome)
    if command.role:
        person = described(state, person, command.role, command.organisation)
    if not person.role:
        raise Refused(Reason.ROLE_NEEDED)
    if person.id in outcome.claims or person.id == outcome.assigned:
        return []
    return [e.OutcomeClaimed(moment.now, outcome.id, person.id), person]


def decide_reject(state: State, command: c.RejectClaim, actor: Actor, moment: Moment) -> Facts:
    outcome = _agreement(state, command.outcome)
    if command.participant not in outcome.claims:
        return []
    return [e.ClaimRejected(moment.now, outcome.id, command.participant)]


def decide_assign(state: State, command: c.AssignOutcome, actor: Actor, moment: Moment) -> Facts:
    outcome = _agreement(state, command.outcome)
    if command.participant not in state.participants:
        raise Refused(Reason.UNKNOWN_PARTICIPANT)
    if wording_of(state, outcome).owner_kind in SPOKEN_FOR and not command.is_spokesperson:
        raise Refused(Reason.SPOKESPERSON_NEEDED, wording_of(state, outcome).owner)
    if outcome.assigned == command.participant and outcome.is_spokesperson is command.is_spokesperson:
        return []
    return [e.OutcomeAssigned(moment.now, outcome.id, command.participant, command.is_spokesperson)]


def decide_reply(state: State, command: c.ReplyToOutcome, actor: Actor, moment: Moment) -> Facts:
    person, outcome = known(state, actor), _agreement(state, command.outcome)
    if outcome.assigned != person.id:
        raise Refused(Reason.NOT_YOUR_OUTCOME)
    body = one_line(command.text, REPLY_LENGTH)
    if command.reply is c.Reply.AMEND and not body:
        raise Refused(Reason.NOTHING_SAID)
    if outcome.confirmed and outcome.confirmed.reply is command.reply and not body:
        return []
    taken = _taken_up(state, outcome, person, moment) if command.reply is c.Reply.YES else []
    ref, kept = moment.text_if_any(body)
    return [*taken, e.OutcomeReplied(moment.now, outcome.id, person.id, command.reply, ref), *kept]


def _taken_up(state: State, outcome: Outcome, person: Participant, moment: Moment) -> Facts:
    """Who says yes to what nobody did yet is who does it; for a project, who pulls it."""
    who = ", ".join(filter(None, (person.role, person.organisation)))[: LONGEST["owner"]]
    missing, wording = flags_of(state, outcome), wording_of(state, outcome)
    if not who or not {Flag.NO_OWNER, Flag.PROJECT_WITHOUT_PULLER} & set(missing):
        return []
    is_free = Flag.NO_OWNER in missing
    taken = replace(wording, owner=who, owner_kind=OwnerKind.ROLE) if is_free else replace(wording, puller=who)
    ref, text = moment.text(to_json(taken))
    return [e.OutcomeReworded(moment.now, outcome.id, outcome.kind, ref, Role.PARTICIPANT), text]


def wording_of(state: State, outcome: Outcome) -> Wording:
    return wording_at(state, outcome.wording)


def wording_at(state: State, ref: e.TextRef) -> Wording:
    return from_json(state.text(ref))


def flags_of(state: State, outcome: Outcome) -> tuple[Flag, ...]:
    return flags(outcome.kind, wording_of(state, outcome))


def incomplete(state: State) -> tuple[str, ...]:
    """Ids of outcomes that miss something, in order of recording."""
    return tuple(o.id for o in state.outcomes.values() if o.is_standing and flags_of(state, o))


def _is_there(state: State, command: c.RecordOutcome) -> bool:
    """Was the same said of the same result or text already? A result of a next round says something else."""
    said = (command.source[:SOURCE_LENGTH], command.kind, command.wording.what)
    standing = (outcome for outcome in state.outcomes.values() if not outcome.is_withdrawn)
    return any((o.source, o.kind, wording_of(state, o).what) == said for o in standing)


def _require_wording(wording: Wording) -> None:
    if not wording.what.strip():
        raise Refused(Reason.NOTHING_SAID)
    for name, longest in LONGEST.items():
        require_fits(getattr(wording, name), longest)
    require_fits(wording.due.text, DUE_LENGTH)


def _outcome(state: State, id_: str) -> Outcome:
    outcome = state.outcomes.get(id_)
    if outcome is None:
        raise Refused(Reason.UNKNOWN_OUTCOME, id_)
    return outcome


def _agreement(state: State, id_: str) -> Outcome:
    """Only an agreement or commitment that stands has an owner, who says so on the day itself."""
    if state.is_over:
        raise Refused(Reason.DAY_CLOSED)
    outcome = _outcome(state, id_)
    if not outcome.is_standing or not outcome.kind.is_owned:
        raise Refused(Reason.UNKNOWN_OUTCOME, id_)
    return outcome


# -- evolve ------------------------------------------------------------------------------------


def evolve_recorded(state: State, event: e.OutcomeRecorded) -> State:
    outcome = Outcome(
        event.outcome, event.kind, event.wording, event.block, event.source, event.at, event.op,
        breakout=event.breakout, is_proposed=bool(event.breakout) or event.by == Role.HELPER,
        versions=(Version(event.at, event.kind, event.wording, event.by),),
    )  # fmt: skip
    return replace(state, outcomes={**state.outcomes, outcome.id: outcome})


def evolve_reworded(state: State, event: e.OutcomeReworded) -> State:
    """New words ask for a new yes."""
    before = state.outcomes[event.outcome]
    versions = (*before.versions, Version(event.at, event.kind, event.wording, event.by))
    return _with(
        state, event.outcome, kind=event.kind, wording=event.wording, version=before.version + 1, confirmed=None,
        changed_at=event.at, returned=None, versions=versions,
    )  # fmt: skip


def evolve_outcome_withdrawn(state: State, event: e.OutcomeWithdrawn) -> State:
    return _with(state, event.outcome, is_withdrawn=event.is_withdrawn)


def evolve_claimed(state: State, event: e.OutcomeClaimed) -> State:
    return _with(state, event.outcome, claims=(*state.outcomes[event.outcome].claims, event.participant))


def evolve_rejected(state: State, event: e.ClaimRejected) -> State:
    return _with(state, event.outcome, claims=_without(state, event))


def evolve_assigned(state: State, event: e.OutcomeAssigned) -> State:
    return _with(
        state, event.outcome, assigned=event.participant, is_spokesperson=event.is_spokesperson,
        confirmed=None, claims=_without(state, event),
    )  # fmt: skip


def evolve_replied(state: State, event: e.OutcomeReplied) -> State:
    return _with(state, event.outcome, confirmed=Confirmed(event.reply, event.participant, event.at, event.text))


def _without(state: State, event: e.ClaimRejected | e.OutcomeAssigned) -> tuple[str, ...]:
    return tuple(id_ for id_ in state.outcomes[event.outcome].claims if id_ != event.participant)


def _with(state: State, id_: str, **changes: object) -> State:
    changed = replace(state.outcomes[id_], **changes)  # type: ignore[arg-type]
    return replace(state, outcomes={**state.outcomes, id_: changed})
