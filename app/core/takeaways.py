"""Taking pitches along: a question that opens with its round, and can be taken up again for one part of the day longer.

A press too many must not be the end of it: what is left is closed, and sealed when the part after it is left as well.
"""

from __future__ import annotations

from app.core import events as e
from app.core.behind import leaving as leaving_question
from app.core.decision import Facts, Moment
from app.core.delays import closing
from app.core.plan import Anonymity, Block
from app.core.progress import Phase
from app.core.rounds import has_few, opening
from app.core.stages import opened_with
from app.core.state import State


def starting(state: State, block: Block, anonymity: Anonymity | None, moment: Moment) -> Facts:
    """What opens with a block; refused with too few people for an anonymous question."""
    question = opened_with(state, block)
    return opening(state, question, anonymity, moment) if question else []


def going_back_to(state: State, block: Block, moment: Moment) -> Facts:
    """A step back is never refused: with too few people the chair opens it on purpose."""
    question = opened_with(state, block)
    if question and question.anonymity is Anonymity.ANONYMOUS and has_few(state):
        return []
    return starting(state, block, None, moment)


def leaving(state: State, to: Block | None, moment: Moment) -> Facts:
    """What the takeaways of the day become when the day goes on with another block, or for the night."""
    return [fact for block in state.plan.blocks for fact in _of(state, block, to, moment)]


def _of(state: State, block: Block, to: Block | None, moment: Moment) -> Facts:
    round_ = state.round_of(block.takeaway) if block.takeaway else None
    if round_ is None or round_.phase is Phase.SEALED:
        return []
    about = (moment.now, round_.question, round_.number)
    if to is not None and to.id == block.id:
        return [] if round_.phase is Phase.OPEN else [e.QuestionReopened(*about)]
    if to is not None and state.current is not None and state.current.id == block.id:
        return closing(state, round_, moment.now) if round_.phase is Phase.OPEN else []
    return leaving_question(state, round_, moment)
