"""Who goes where when sessions run at the same time.

Somebody belongs where they chose to go or were moved to, and else where their role is sent. So who comes late lands
in the right place without anything being stored.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2s

from app.core import commands as c
from app.core import events as e
from app.core.decision import Facts, Moment
from app.core.expected import role_key
from app.core.people import known
from app.core.plan import Block, Breakout, Plan, Seat
from app.core.records import Participant
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from app.core.state import State


def breakout_of(state: State, block: Block, person: Participant) -> Breakout | None:
    """Where this person belongs in this block; None when nowhere yet."""
    placed = state.breakouts.placed.get((block.id, person.id))
    found = next((breakout for breakout in block.breakouts if breakout.id == placed), None)
    return found or _for_role(block, person.role)


def is_free(block: Block) -> bool:
    """Do people choose for themselves?"""
    return bool(block.breakouts) and not any(breakout.roles for breakout in block.breakouts)


def number_of(participant: str) -> str:
    """By what the chair can be asked for one of four managers. Made from the id, so that it stays and nobody has to
    count; it says nothing of who that is, and nothing is kept under it."""
    return f"{int.from_bytes(blake2s(participant.encode(), digest_size=4).digest()) % 9_000 + 1_000}"


def crowds(state: State, block: Block) -> dict[str, tuple[int, int]]:
    """People per breakout, in the hall and online. Counted by role, so that it costs the same for any hall."""
    found = {breakout.id: {seat: _sent(state, breakout, seat) for seat in Seat} for breakout in block.breakouts}
    for (in_block, id_), placed in state.breakouts.placed.items():
        person = state.participants.get(id_)
        if in_block != block.id or person is None or placed not in found:
            continue
        if (by_role := _for_role(block, person.role)) is not None:
            found[by_role.id][person.seat] -= 1
        found[placed][person.seat] += 1
    kept = {id_: state.breakouts.crowds.get(id_, (0, 0)) for id_ in found}
    return {id_: (seats[Seat.HALL] + kept[id_][0], seats[Seat.STREAM] + kept[id_][1]) for id_, seats in found.items()}


def home(plan: Plan, id_: str) -> tuple[Block, Breakout] | None:
    """A breakout and the block it is in."""
    pairs = ((block, breakout) for block in plan.blocks for breakout in block.breakouts)
    return next(((block, breakout) for block, breakout in pairs if breakout.id == id_), None)


def require_home(plan: Plan, id_: str) -> tuple[Block, Breakout]:
    found = home(plan, id_)
    if found is None:
        raise Refused(Reason.UNKNOWN_BREAKOUT, id_)
    return found


def decide_choose(state: State, command: c.ChooseBreakout, actor: Actor, moment: Moment) -> Facts:
    person = known(state, actor)
    block, breakout = require_home(state.plan, command.breakout)
    if state.is_over or block is not state.current:
        raise Refused(Reason.BREAKOUT_NOT_ON, breakout.title)
    if not is_free(block):
        raise Refused(Reason.BREAKOUT_FIXED)
    if breakout_of(state, block, person) is breakout:
        return []
    if breakout.capacity and sum(crowds(state, block)[breakout.id]) >= breakout.capacity:
        raise Refused(Reason.BREAKOUT_FULL, breakout.title, breakout.capacity)
    return [e.BreakoutChosen(moment.now, block.id, person.id, breakout.id)]


def decide_move_person(state: State, command: c.MovePerson, actor: Actor, moment: Moment) -> Facts:
    """The chair may also move somebody to where it is full, or before the block begins."""
    block, breakout = require_home(state.plan, command.breakout)
    person = state.participants.get(command.participant)
    if person is None:
        raise Refused(Reason.UNKNOWN_PARTICIPANT)
    if state.is_over:
        raise Refused(Reason.DAY_CLOSED)
    if breakout_of(state, block, person) is breakout:
        return []
    return [e.PersonMoved(moment.now, block.id, person.id, breakout.id)]


def evolve_placed(state: State, event: e.BreakoutChosen | e.PersonMoved) -> State:
    state.breakouts.placed.put((event.block, event.participant), event.breakout)
    return state


def evolve_finished(state: State, event: e.BreakoutFinished) -> State:
    finished = state.breakouts.finished - {event.breakout}
    if event.is_finished:
        finished |= {event.breakout}
    return replace(state, breakouts=replace(state.breakouts, finished=finished))


def _for_role(block: Block, role: str) -> Breakout | None:
    key = role_key(role)
    return next((b for b in block.breakouts if key in map(role_key, b.roles)), None) if key else None


def _sent(state: State, breakout: Breakout, seat: Seat) -> int:
    return sum(state.roles.get((seat, role_key(role)), 0) for role in breakout.roles)
