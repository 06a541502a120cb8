"""Taking a link back: who had it has it no more, and there is a new one to hand out.

The tokens are no business of the core (`app.web.ports`); here is only which turn of a link counts.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.decision import Facts, Moment
from app.core.link import EXTRA, LinkRevoked, RevokeLink, link_name
from app.core.plan import Plan
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.core.state import State

SINGLE = (Role.SPEAKER, Role.HELPER, Role.COMMUNICATION)
"""Roles that have one link for everybody who has the role."""


def handed_out(plan: Plan) -> tuple[str, ...]:
    """Every link that the chair hands out, in the order in which they are listed."""
    breakouts = (breakout.id for block in plan.blocks for breakout in block.breakouts)
    return (
        link_name(Role.CHAIR, EXTRA),
        *map(link_name, SINGLE),
        *(link_name(Role.RAPPORTEUR, id_) for id_ in breakouts),
    )


def revocable(plan: Plan, role: Role) -> tuple[str, ...]:
    """What this role may take back. The chair's own link is the organiser's to give."""
    return (link_name(Role.CHAIR), *handed_out(plan)) if role is Role.ORGANISER else handed_out(plan)


def decide_revoke(state: State, command: RevokeLink, actor: Actor, moment: Moment) -> Facts:
    if command.link not in revocable(state.plan, actor.role):
        raise Refused(Reason.UNKNOWN_LINK)
    if command.turn != state.turns.get(command.link, 0):
        return []
    return [LinkRevoked(moment.now, command.link)]


def evolve_revoked_link(state: State, event: LinkRevoked) -> State:
    return replace(state, turns={**state.turns, event.link: state.turns.get(event.link, 0) + 1})
