"""Questions of participants: asking, "ook mijn vraag", and what becomes of them. None is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.core import events as e
from app.core.book import Book, add
from app.core.commands import AskQuery, Fate, HideQuery, SettleQuery, SupportQuery, WithdrawQuery
from app.core.decision import Facts, Moment
from app.core.folding import folded
from app.core.people import known
from app.core.plan import Block
from app.core.query import ASKED, QUERIES, SUPPORTED, Queries, Query, asked_in
from app.core.records import Ballot, Mark, QuestionKey, RoundErased, Text
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from app.core.rounds import OPS_KEPT, hidden_name
from app.core.splits import THRESHOLD
from app.core.state import State
from app.core.typed import one_line, something

QUERY_LENGTH = 280
MOST_OPEN = 3
"""Questions of one person that still wait for an answer."""

Decider = Callable[[State, Any, Actor, Moment], Facts]


def takes_queries(state: State, block: Block | None) -> bool:
    """May somebody ask in this block now?"""
    return block is not None and not state.is_over and state.plan.takes_queries(block)


# -- participants ------------------------------------------------------------------------------


def decide_ask(state: State, command: AskQuery, actor: Actor, moment: Moment) -> Facts:
    person, block, held = known(state, actor), state.current, ballot_of(state, actor.id)
    if held and command.op and command.op in held.ops:
        return []
    if block is None or not takes_queries(state, block):
        raise Refused(Reason.DAY_CLOSED if state.is_over else Reason.QUERIES_CLOSED)
    text = something(command.text, QUERY_LENGTH, Reason.NO_QUERY_TEXT)
    waiting = [q for q in asked_by(state, actor.id) if q.is_open]
    if any(folded(state.text(query.text)) == folded(text) for query in waiting):
        return []
    if len(waiting) >= MOST_OPEN:
        raise Refused(Reason.TOO_MANY_QUERIES, str(len(waiting)), MOST_OPEN)
    id_, (ref, body) = moment.fresh(), moment.text(text)
    asked = e.QueryAsked(moment.now, id_, block.id, _seat(state, person.seat), ref)
    return [asked, body, *_marking(state, actor, command.op, moment, Mark(ASKED, id=id_))]


def decide_support(state: State, command: SupportQuery, actor: Actor, moment: Moment) -> Facts:
    known(state, actor)
    query, held = _query(state, command.query), ballot_of(state, actor.id)
    if (held and command.op and command.op in held.ops) or (
        (query.id in state.queries.of(held)) is command.is_supported
    ):
        return []
    if not query.is_open or state.is_over:
        raise Refused(Reason.QUERY_SETTLED)
    if query.is_hidden:
        raise Refused(Reason.UNKNOWN_QUERY)
    if command.is_supported:
        return _marking(state, actor, command.op, moment, Mark(SUPPORTED, id=query.id))
    if query.id in {state.queries.root(id_) for id_ in asked_in(held)}:
        raise Refused(Reason.OWN_QUERY)
    return _unmarking(state, actor, command.op, query.id)


def decide_withdraw_query(state: State, command: WithdrawQuery, actor: Actor, moment: Moment) -> Facts:
    """Only while nothing was done with it; the words are taken away, that it was asked is kept."""
    known(state, actor)
    query = state.queries.rows.get(command.query)
    if query is not None and query.is_withdrawn:
        return []
    if query is None or query.id not in asked_in(ballot_of(state, actor.id)):
        raise Refused(Reason.UNKNOWN_QUERY)
    if query.fate is not Fate.NEW or any(other.into == query.id for other in state.queries.rows.values()):
        raise Refused(Reason.QUERY_SETTLED)
    wiped = Text(query.text.id, "", "")
    return [e.QueryWithdrawn(moment.now, query.id), wiped, *_unmarking(state, actor, command.op, query.id)]


def ballot_of(state: State, participant: str) -> Ballot | None:
    queries = state.queries
    return queries.ballots.get(hidden_name(queries.key, participant)) if participant and queries.ballots else None


def asked_by(state: State, participant: str) -> tuple[Query, ...]:
    return tuple(state.queries.rows[id_] for id_ in asked_in(ballot_of(state, participant)))


def asker_of(state: State, query: str) -> str:
    """Whose page has to hear of it; empty once the day closed and nobody can know any more."""
    name = next((b.voter for b in state.queries.ballots.values() if query in asked_in(b)), "")
    key = state.queries.key
    return next((id_ for id_ in state.participants if hidden_name(key, id_) == name), "") if name else ""


def _seat(state: State, seat: str) -> str:
    """Where it was asked, unless one of the two is so small that this says by whom."""
    return "" if any(0 < people < THRESHOLD for people in state.present) else str(seat)


def _marking(state: State, actor: Actor, op: str, moment: Moment, mark: Mark) -> Facts:
    held, queries = ballot_of(state, actor.id), state.queries
    if queries.key:
        return [_ballot(queries, queries.key, actor, op, held, (*(held.marks if held else ()), mark))]
    key = moment.fresh() + moment.fresh()
    return [QuestionKey(QUERIES, queries.round, key), _ballot(queries, key, actor, op, None, (mark,))]


def _unmarking(state: State, actor: Actor, op: str, query: str) -> Facts:
    held, queries = ballot_of(state, actor.id), state.queries
    left = tuple(mark for mark in held.marks if queries.root(mark.id) != query) if held else ()
    return [_ballot(queries, queries.key, actor, op, held, left)]


def _ballot(queries: Queries, key: str, actor: Actor, op: str, held: Ballot | None, marks: tuple[Mark, ...]) -> Ballot:
    version, ops = (held.version, held.ops) if held else (0, ())
    kept = tuple(filter(None, (*ops, op)))[-OPS_KEPT:]
    return Ballot(QUERIES, queries.round, hidden_name(key, actor.id), version + 1, "", marks, kept)


# -- chair and helper --------------------------------------------------------------------------


def decide_settle(state: State, command: SettleQuery, actor: Actor, moment: Moment) -> Facts:
    query, note = _query(state, command.query), one_line(command.note, QUERY_LENGTH)
    into = state.queries.root(command.into) if command.fate is Fate.MERGED else ""
    if query.fate is command.fate and state.text(query.note) == note and query.into == into:
        return []
    if command.fate in (Fate.DECLINED, Fate.WRITTEN) and not note:
        raise Refused(Reason.NO_QUERY_TEXT)
    if command.fate is Fate.MERGED:
        _require_other(state, query, into)
    if command.fate is Fate.LIVE and (state.current is None or state.is_over or query.is_hidden):
        raise Refused(Reason.QUERIES_CLOSED)
    before = taking_off(state, moment) if command.fate is Fate.LIVE else []
    ref, kept = moment.text_if_any(note)
    return [*before, e.QuerySettled(moment.now, query.id, command.fate, into, ref), *kept]


def decide_hide_query(state: State, command: HideQuery, actor: Actor, moment: Moment) -> Facts:
    query = _query(state, command.query)
    if query.is_hidden is command.is_hidden:
        return []
    off = taking_off(state, moment) if query.fate is Fate.LIVE else []
    return [*off, e.QueryHidden(moment.now, query.id, command.is_hidden)]


def cleared(decider: Decider) -> Decider:
    """A step of the day takes the question on the screen off it; it waits again, since nobody said it was answered."""

    def decide(state: State, command: Any, actor: Actor, moment: Moment) -> Facts:
        facts = decider(state, command, actor, moment)
        return [*taking_off(state, moment), *facts] if facts else facts

    return decide


def taking_off(state: State, moment: Moment) -> Facts:
    live = live_query(state)
    return [e.QuerySettled(moment.now, live.id, Fate.QUEUED)] if live else []


def live_query(state: State) -> Query | None:
    return next((query for query in state.queries.rows.values() if query.fate is Fate.LIVE), None)


def sealing_queries(state: State, moment: Moment) -> Facts:
    """The end of the day: what is left is how many people had a question, not who."""
    queries = state.queries
    if not queries.key:
        return []
    counts = tuple(sorted((id_, people) for id_, people in queries.people.items()))
    return [e.QueriesSealed(moment.now, queries.round, counts), RoundErased(QUERIES, queries.round)]


def _query(state: State, id_: str) -> Query:
    query = state.queries.rows.get(id_)
    if query is None or query.is_withdrawn:
        raise Refused(Reason.UNKNOWN_QUERY)
    return query


def _require_other(state: State, query: Query, into: str) -> None:
    if _query(state, into).id == query.id:
        raise Refused(Reason.SAME_QUERY)


# -- evolve ------------------------------------------------------------------------------------


def evolve_asked(state: State, event: e.QueryAsked) -> State:
    return _with(state, Query(event.query, event.block, event.seat, event.text, event.at))


def evolve_withdrawn(state: State, event: e.QueryWithdrawn) -> State:
    return _with(state, replace(state.queries.rows[event.query], is_withdrawn=True, settled_at=event.at))


def evolve_settled(state: State, event: e.QuerySettled) -> State:
    query = state.queries.rows[event.query]
    shown_at = event.at if event.fate is Fate.LIVE else query.shown_at
    is_merge = Fate.MERGED in (query.fate, event.fate)
    query = replace(query, fate=event.fate, into=event.into, note=event.note, settled_at=event.at, shown_at=shown_at)
    state = _with(state, query)
    return _counted_again(state) if is_merge else state


def evolve_query_hidden(state: State, event: e.QueryHidden) -> State:
    return _with(state, replace(state.queries.rows[event.query], is_hidden=event.is_hidden))


def evolve_queries_sealed(state: State, event: e.QueriesSealed) -> State:
    rows = dict(state.queries.rows)
    for id_, people in event.people:
        rows[id_] = replace(rows[id_], counted=rows[id_].counted + people)
    return replace(state, queries=Queries(rows, event.round + 1))


def apply_queries_key(state: State, key: QuestionKey) -> State:
    queries = state.queries
    return replace(state, queries=replace(queries, key=key.key)) if key.round == queries.round else state


def apply_queries_ballot(state: State, ballot: Ballot) -> State:
    queries = state.queries
    if ballot.round == queries.round:
        _count(queries, queries.ballots.get(ballot.voter), -1)
        _count(queries, ballot, 1)
        queries.ballots.put(ballot.voter, ballot)
    return state


def _with(state: State, query: Query) -> State:
    return replace(state, queries=replace(state.queries, rows={**state.queries.rows, query.id: query}))


def _counted_again(state: State) -> State:
    """Somebody who had both questions counts once in the one that stays."""
    queries: Queries = replace(state.queries, people=Book())
    for ballot in queries.ballots.values():
        _count(queries, ballot, 1)
    return replace(state, queries=queries)


def _count(queries: Queries, ballot: Ballot | None, amount: int) -> None:
    for id_ in queries.of(ballot):
        add(queries.people, id_, amount)
