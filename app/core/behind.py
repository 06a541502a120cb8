"""What the hall has left while online still sees it: its page stays there, and what was open can still be answered.

The picture runs behind, so the end of everything comes as much later as its beginning did (`app.core.delays`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.core import events as e
from app.core.decision import Facts, Moment
from app.core.delays import closing
from app.core.plan import Block
from app.core.progress import Phase
from app.core.rounds import sealing
from app.core.stages import NIGHT, question_now
from app.core.state import Place, Round, State


def online(state: State) -> State:
    """The day as online lives it: at the first place that it has not left yet."""
    for place in state.behind:
        for index, block in enumerate(state.plan.blocks):
            if block.id == place.block:
                at = {"block": index, "stage": place.stage, "stage_at": place.stage_at}
                return replace(state, behind=(), extra_seconds=place.extra_seconds, **at)  # type: ignore[arg-type]
    return state


def waiting(state: State) -> Iterator[Round]:
    """What online still answers, although the hall has moved on."""
    now = question_now(state)
    for question, rounds in state.rounds.items():
        if rounds[-1].phase is Phase.CLOSING and (now is None or now.id != question):
            yield rounds[-1]


def leaving(state: State, round_: Round | None, moment: Moment) -> Facts:
    """A question of a block that is left: closed for good, as soon as online has seen the end of it."""
    if round_ is None or has_online(state, round_, moment.now):
        return closing(state, round_, moment.now) if round_ and round_.phase is Phase.OPEN else []
    return sealing(state, round_, moment)


def has_online(state: State, round_: Round, now: float) -> bool:
    """Is there more to come from online when the hall is done with it now?"""
    if round_.phase is Phase.CLOSING:
        return now <= round_.until
    return round_.phase is Phase.OPEN and round_.delay > 0 and state.present[1] > 0


def ended(state: State, round_: Round, moment: Moment) -> Facts:
    """Online is closed too. What was left cannot be opened again, but for what people take along."""
    if is_left(state, round_) and not any(_takes(block, round_) for block in state.plan.blocks):
        return sealing(state, round_, moment)
    return [e.QuestionClosed(moment.now, round_.question, round_.number)]


def is_left(state: State, round_: Round) -> bool:
    """Is this about a question that is not asked in the block of now?"""
    block = state.current
    if block is None or state.stage == NIGHT:
        return True
    return not _takes(block, round_) and all(question.id != round_.question for question in block.questions)


def _takes(block: Block, round_: Round) -> bool:
    return block.takeaway is not None and block.takeaway.id == round_.question


# -- evolve ------------------------------------------------------------------------------------


def left_at(state: State, now: float) -> tuple[Place, ...]:
    """The places where online still is, with the stage that the hall leaves now when something is asked there."""
    block, question = state.current, question_now(state)
    round_ = state.round_of(question) if question else None
    if block is None or round_ is None or not round_.is_taking or not round_.delay or not state.present[1]:
        return state.behind
    place = Place(block.id, state.stage, state.stage_at, state.extra_seconds, now + round_.delay)
    return (*state.behind, place)


def evolve_followed(state: State, event: e.OnlineFollowed) -> State:
    return replace(state, behind=tuple(place for place in state.behind if place.until > event.at))
