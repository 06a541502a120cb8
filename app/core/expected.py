"""Who is expected now: the people of whom a question may hope for an answer.

Somebody with a role that is not there yet, or no more, is not waited for; somebody whose role is not known
always is. The counters that this reads are kept as people come, so that a refresh costs the same for any hall.
"""

from __future__ import annotations

from app.core.book import add
from app.core.plan import Block, Plan, Question, Seat
from app.core.records import Participant
from app.core.state import Round, State


def expected(state: State, block: Block | None) -> tuple[int, int]:
    """People who joined and are expected at the planned time of this block, per seat (hall, stream)."""
    away = roles_away(state.plan, block)
    hall, stream = state.present
    return hall - _of_roles(state, Seat.HALL, away), stream - _of_roles(state, Seat.STREAM, away)


def roles_away(plan: Plan, block: Block | None) -> tuple[str, ...]:
    """The roles that have windows, of which none is open when this block is planned."""
    if block is None:
        return ()
    there = {window.role for window in plan.windows if window.holds(block)}
    return tuple(dict.fromkeys(window.role for window in plan.windows if window.role not in there))


def home_of(state: State, question: Question) -> Block | None:
    """The block that asks this question; the one of now for a question that stands in none."""
    return next((b for b in state.plan.blocks if question in (*b.questions, b.takeaway)), state.current)


def late_in(state: State, round_: Round) -> int:
    """Who joined after the opening, as long as they can answer; no part of those who were expected."""
    return len(state.participants) - round_.joined if round_.is_taking else round_.late


def count_role(state: State, person: Participant, amount: int) -> None:
    """Keep the counters: somebody came (1) or went (-1) as who they are."""
    if person.role:
        add(state.roles, (person.seat, role_key(person.role)), amount)


def role_key(role: str) -> str:
    """One role however it was typed."""
    return role.casefold()


def _of_roles(state: State, seat: Seat, roles: tuple[str, ...]) -> int:
    return sum(state.roles.get((seat, role_key(role)), 0) for role in roles)
