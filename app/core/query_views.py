"""Questions of participants, in a stable order: on the screen, of this block, open, most people, oldest."""

from __future__ import annotations

from heapq import nsmallest

from app.core.commands import Fate
from app.core.queries import asked_by, ballot_of, live_query, takes_queries
from app.core.query import Query
from app.core.query_view import QueryDesk, QueryList, QueryView
from app.core.state import State

ON_PHONE = 8
"""A frame holds a handful; the page of all of them is one tap away."""

ON_DESK = 60


def query_list(state: State, most: int = ON_PHONE) -> QueryList:
    public = [query for query in state.queries.rows.values() if is_public(query)]
    rows = nsmallest(most, public, key=lambda query: _order(state, query))
    is_used = bool(state.queries.rows) or any(state.plan.takes_queries(block) for block in state.plan.blocks)
    return QueryList(takes_queries(state, state.current), _views(state, rows), len(public), is_used)


def query_desk(state: State) -> QueryDesk:
    there = [query for query in state.queries.rows.values() if not query.is_withdrawn]
    waiting = nsmallest(ON_DESK, (q for q in there if q.is_open), key=lambda query: _order(state, query))
    settled = nsmallest(ON_DESK, (q for q in there if not q.is_open), key=lambda query: (-query.settled_at, query.id))
    new = sum(query.fate is Fate.NEW for query in there)
    is_asking = takes_queries(state, state.current)
    return QueryDesk(is_asking, _views(state, waiting), _views(state, settled), len(there), new)


def live_view(state: State) -> QueryView | None:
    live = live_query(state)
    return query_view(state, live) if live else None


def every_query(state: State) -> tuple[QueryView, ...]:
    """All of them, in the order in which they were asked: none is lost."""
    return _views(state, sorted(state.queries.rows.values(), key=lambda query: (query.at, query.id)))


def own_queries(state: State, participant: str) -> tuple[QueryView, ...]:
    return _views(state, [query for query in asked_by(state, participant) if not query.is_withdrawn])


def had_by(state: State, participant: str) -> tuple[str, ...]:
    """Which questions somebody has: asked or supported."""
    return tuple(sorted(state.queries.of(ballot_of(state, participant))))


def is_public(query: Query) -> bool:
    return not (query.is_hidden or query.is_withdrawn or query.fate is Fate.MERGED)


def query_view(state: State, query: Query) -> QueryView:
    stays = state.queries.rows.get(state.queries.root(query.into)) if query.into else None
    return QueryView(
        query.id,
        state.text(query.text),
        query.seat,
        query.fate,
        state.queries.count(query.id),
        query.at,
        query.block,
        next((block.title for block in state.plan.blocks if block.id == query.block), ""),
        state.text(query.note),
        state.text(stays.text) if stays else "",
        query.settled_at,
        query.shown_at,
        query.is_hidden,
        query.is_withdrawn,
    )


def _views(state: State, queries: list[Query]) -> tuple[QueryView, ...]:
    return tuple(query_view(state, query) for query in queries)


def _order(state: State, query: Query) -> tuple[bool, bool, bool, int, float, str]:
    here = state.current.id if state.current else ""
    is_live = query.fate is Fate.LIVE
    people = state.queries.count(query.id)
    return not is_live, query.block != here, not query.is_open, -people, query.at, query.id
