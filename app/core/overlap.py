"""Two rounds of one question, answered by nearly the same people: side by side they tell what the few others chose.

So a later round is shown by group only when its people are exactly those of each earlier round, or at least
`THRESHOLD` people came or fell away in between. That is known at the seal, so until then a later round has no groups.
The first round was shown already; what is withheld is always the later one.
"""

from __future__ import annotations

from app.core.plan import Anonymity
from app.core.splits import THRESHOLD
from app.core.state import Round, State


def may_split(state: State, round_: Round) -> bool:
    """May this round be shown by group, as far as the rounds before it go?"""
    if round_.number == 1 or round_.anonymity is Anonymity.NAMED:
        return True
    if round_.box is None:
        return False
    return may_split_of(state, round_, round_.box.voted)


def may_split_of(state: State, round_: Round, voted: frozenset[str]) -> bool:
    """The same at the seal itself: `voted` are the ids of who answered this round."""
    earlier = (other.box.voted for other in state.rounds[round_.question][: round_.number - 1] if other.box)
    return not any(0 < len(voted ^ before) < THRESHOLD for before in earlier)
