"""Asking a question: open, closing, closed, sealed; and the answers while it is open.

An answer is never an event. It is a ballot under a voter token that only the round's key can join
to a person; the seal writes the box without order and throws ballots and key away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2s

from app.core import events as e
from app.core.book import Book, add
from app.core.commands import ApproveTexts, CastAnswer, HideText, MergeTexts, ShowText, WithdrawText
from app.core.decision import Facts, Moment
from app.core.delays import require_taking
from app.core.expected import expected, home_of, late_in
from app.core.gathering import piles, spread_now
from app.core.overlap import may_split_of
from app.core.people import known
from app.core.plan import Anonymity, Dimension, Question
from app.core.progress import Phase
from app.core.questions import Marks, kind_of
from app.core.records import Ballot, Mark, Participant, QuestionKey, RoundErased
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from app.core.splits import OTHER, THRESHOLD
from app.core.stages import stage_now
from app.core.state import Box, Round, State

OPS_KEPT = 8
MAX_KEY = blake2s.MAX_KEY_SIZE
REST_SECONDS = 600
"""A closed question that nobody touches is sealed after this long."""

RoundEvent = (
    e.QuestionOpenedOnline
    | e.QuestionClosing
    | e.QuestionClosed
    | e.QuestionReopened
    | e.QuestionSealed
    | e.ResultRevealed
    | e.TextHidden
    | e.TextShown
    | e.TextApproved
    | e.TextMerged
)


About = CastAnswer | WithdrawText | HideText | ShowText | ApproveTexts | MergeTexts
"""A command about one round of one question."""


# -- answers -----------------------------------------------------------------------------------


def decide_cast(state: State, command: CastAnswer, actor: Actor, moment: Moment) -> Facts:
    person, question, round_ = known(state, actor), asked_question(state, command), asked_round(state, command)
    voter = voter_token(round_, person.id)
    held = round_.ballots.get(voter)
    if held and command.op and command.op in held.ops:
        return []
    require_taking(round_, person, moment.now)
    if round_.anonymity is Anonymity.NAMED and not person.role:
        raise Refused(Reason.ROLE_NEEDED)
    version, marks, ops = (held.version, held.marks, held.ops) if held else (0, (), ())
    kind = kind_of(question.form)
    given = kind.read(question.form, command.fields, moment.ids())
    if not question.form.length and command.base != version:
        raise Refused(Reason.STALE_ANSWER)
    merged = kind.merge(question.form, marks, given)
    if not merged and not (marks and _may_take_back(state, question)):
        raise Refused(Reason.EMPTY_ANSWER)
    if merged == marks and held:
        return []
    return [ballot(question, round_, voter, version + 1, _group(question, person), merged, (*ops, command.op))]


def _may_take_back(state: State, question: Question) -> bool:
    """What was taken along can be left again; a vote can only be changed."""
    home = home_of(state, question)
    return home is not None and home.takeaway == question


def voter_token(round_: Round, participant: str) -> str:
    """The name on a ballot: the person's id, or for anonymous rounds its keyed BLAKE2s under the round's key.

    128 bits in hexadecimal; RFC 7693 section 2.9, a fifth of the time of HMAC-SHA-256.
    """
    if round_.anonymity is not Anonymity.ANONYMOUS:
        return participant
    return hidden_name(round_.key, participant)


def hidden_name(key: str, participant: str) -> str:
    return blake2s(participant.encode(), key=key.encode()[:MAX_KEY], digest_size=16).hexdigest()


def asked_question(state: State, command: About) -> Question:
    question = state.plan.questions.get(command.question)
    if question is None:
        raise Refused(Reason.UNKNOWN_QUESTION, command.question)
    return question


def asked_round(state: State, command: About) -> Round:
    round_ = state.round_of(command.question, command.round)
    if round_ is None:
        known_question = command.question in state.plan.questions
        raise Refused(Reason.QUESTION_NOT_OPEN if known_question else Reason.UNKNOWN_QUESTION, command.question)
    return round_


def _group(question: Question, person: Participant) -> str:
    if question.dimension is Dimension.ROLE:
        return person.role or OTHER
    if question.dimension is Dimension.ORGANISATION:
        return person.organisation or OTHER
    return person.seat


def ballot(
    question: Question, round_: Round, voter: str, version: int, group: str, marks: Marks, ops: tuple[str, ...]
) -> Ballot:
    return Ballot(question.id, round_.number, voter, version, group, marks, tuple(filter(None, ops))[-OPS_KEPT:])


# -- phases ------------------------------------------------------------------------------------


def opening(state: State, question: Question, anonymity: Anonymity | None, moment: Moment) -> Facts:
    """Open the next round; asks the chair when too few people are present for an anonymous one."""
    chosen = anonymity or question.anonymity
    if chosen is Anonymity.ANONYMOUS and has_few(state):
        raise Refused(Reason.FEW_PRESENT, str(sum(state.present)), THRESHOLD)
    number = len(state.rounds.get(question.id, ())) + 1
    key = QuestionKey(question.id, number, moment.fresh() + moment.fresh())
    present = expected(state, home_of(state, question))
    return [e.QuestionOpened(moment.now, question.id, number, chosen, present, state.plan.delay), key]


def has_few(state: State) -> bool:
    """Too few people present for an anonymous question."""
    return sum(state.present) < THRESHOLD


def sealing(state: State, round_: Round | None, moment: Moment) -> Facts:
    """Close for good. Sorting the box takes away the order in which people answered."""
    if round_ is None or round_.phase is Phase.SEALED:
        return []
    closed: Facts = [e.QuestionClosed(moment.now, round_.question, round_.number)] if round_.is_taking else []
    ballots = [ballot for ballot in round_.ballots.values() if ballot.marks]
    texts = [moment.text(mark.text, mark.id) for ballot in ballots for mark in ballot.marks if mark.text]
    voted = sorted(id_ for id_ in state.participants if _has_marks(round_, id_))
    sealed = e.QuestionSealed(
        moment.now,
        round_.question,
        round_.number,
        state.present,
        tuple(sorted((ballot.group, _counted(ballot.marks)) for ballot in ballots)),
        tuple(sorted((ref for ref, _ in texts), key=lambda ref: ref.id)),
        tuple(voted),
        _signed(round_, ballots),
        _spread(state, round_, frozenset(voted)),
    )
    return [*closed, sealed, *(text for _, text in texts), RoundErased(round_.question, round_.number)]


def _has_marks(round_: Round, participant: str) -> bool:
    ballot = round_.ballots.get(voter_token(round_, participant))
    return ballot is not None and bool(ballot.marks)


def _counted(marks: Marks) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((mark.item, mark.value) for mark in marks if not mark.text))


def _signed(
    round_: Round, ballots: Iterable[Ballot]
) -> tuple[tuple[str, tuple[tuple[int, int], ...], tuple[str, ...]], ...]:
    if round_.anonymity is not Anonymity.NAMED:
        return ()
    rows = ((b.voter, _counted(b.marks), tuple(sorted(m.id for m in b.marks if m.text))) for b in ballots)
    return tuple(sorted(rows))


def _spread(state: State, round_: Round, voted: frozenset[str]) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    question = state.plan.questions.get(round_.question)
    if question is None or not question.form.length or not may_split_of(state, round_, voted):
        return ()
    heaps = piles(state, question, round_)
    spread = spread_now(question, round_, heaps)
    return tuple(sorted((pile.said[0].id, spread[pile.key]) for pile in heaps if pile.key in spread))


# -- evolve ------------------------------------------------------------------------------------


def evolve_opened(state: State, event: e.QuestionOpened) -> State:
    round_ = Round(
        event.question, event.round, Phase.OPEN, event.anonymity, event.present, event.at, len(state.participants),
        delay=event.delay, stream_from=_later(event.at, event.delay),
    )  # fmt: skip
    rounds = {**state.rounds, event.question: (*state.rounds.get(event.question, ()), round_)}
    return replace(state, rounds=rounds, step=state.step + 1)


def evolve_opened_online(state: State, event: e.QuestionOpenedOnline) -> State:
    return changed(state, event, is_step=False, stream_from=0.0)


def evolve_closing(state: State, event: e.QuestionClosing) -> State:
    return changed(state, event, phase=Phase.CLOSING, until=event.until)


def evolve_closed(state: State, event: e.QuestionClosed) -> State:
    late = late_in(state, state.rounds[event.question][event.round - 1])
    asked = stage_now(state).question  # that online has finished elsewhere is no step of the chair
    is_step = asked is not None and asked.id == event.question
    return changed(state, event, is_step=is_step, phase=Phase.CLOSED, closed_at=event.at, late=late, stream_from=0.0)


def evolve_reopened(state: State, event: e.QuestionReopened) -> State:
    """Online was never shut while it was closing; otherwise it opens again when the stream has shown it."""
    round_ = state.rounds[event.question][event.round - 1]
    stream_from = round_.stream_from if round_.is_taking else _later(event.at, round_.delay)
    return changed(state, event, phase=Phase.OPEN, until=0.0, closed_at=0.0, stream_from=stream_from)


def _later(at: float, delay: int) -> float:
    return at + delay if delay else 0.0


def evolve_revealed(state: State, event: e.ResultRevealed) -> State:
    return changed(state, event, is_revealed=True)


def evolve_sealed(state: State, event: e.QuestionSealed) -> State:
    counts: dict[tuple[str, int, int], int] = {}
    voters: dict[str, int] = {}
    for group, marks in event.box:
        voters[group] = voters.get(group, 0) + 1
        for item, value in marks:
            counts[group, item, value] = counts.get((group, item, value), 0) + 1
    authors = {text: person for person, _, texts in event.signed for text in texts}
    box = Box(counts, voters, frozenset(event.voted), event.texts, authors, dict(event.spread))
    return changed(
        state, event, is_step=False, phase=Phase.SEALED, box=box, key="",
        ballots=Book(), tally=Book(), voters=Book(), texts=Book(),
    )  # fmt: skip


def apply_key(state: State, key: QuestionKey) -> State:
    round_ = state.round_of(key.question, key.round)
    if round_ is None or round_.box is not None:
        return state
    return _replace_round(state, replace(round_, key=key.key))


def apply_ballot(state: State, ballot: Ballot) -> State:
    round_ = state.round_of(ballot.question, ballot.round)
    if round_ is None or round_.box is not None:
        return state
    held = round_.ballots.get(ballot.voter)
    if held:
        _count(round_, held.group, held.marks, -1)
    _count(round_, ballot.group, ballot.marks, 1)
    round_.ballots.put(ballot.voter, ballot)
    return state


def _count(round_: Round, group: str, marks: tuple[Mark, ...], amount: int) -> None:
    if marks:
        add(round_.voters, group, amount)
    for mark in marks:
        if not mark.text:
            add(round_.tally, (group, mark.item, mark.value), amount)
        elif amount > 0:
            round_.texts.put(mark.id, mark.text)
        else:
            round_.texts.remove(mark.id)


def changed(state: State, event: RoundEvent, *, is_step: bool = True, **changes: object) -> State:
    round_ = replace(state.rounds[event.question][event.round - 1], **changes)  # type: ignore[arg-type]
    return replace(_replace_round(state, round_), step=state.step + is_step)


def _replace_round(state: State, round_: Round) -> State:
    rounds = list(state.rounds[round_.question])
    rounds[round_.number - 1] = round_
    return replace(state, rounds={**state.rounds, round_.question: tuple(rounds)})
