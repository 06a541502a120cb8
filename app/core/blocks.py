"""The run of the day: the next step, back, a jump, closing and opening of questions by the chair."""

from __future__ import annotations

from dataclasses import replace

from app.core import commands as c
from app.core import events as e
from app.core.behind import ended, is_left, left_at
from app.core.behind import leaving as leaving_question
from app.core.days import following, preceding
from app.core.decision import Facts, Moment
from app.core.delays import closing, require_waited
from app.core.outcomes import incomplete
from app.core.plan import Anonymity, Block
from app.core.progress import Move, Phase
from app.core.queries import sealing_queries
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from app.core.rounds import opening, sealing
from app.core.stages import NIGHT, next_move, opened_with, stage_now, stages_of, unfinished
from app.core.state import Round, State
from app.core.step import require_seen, require_step
from app.core.takeaways import going_back_to, leaving, starting

MOST_SECONDS_ADDED = 600


def decide_advance(state: State, command: c.Advance, actor: Actor, moment: Moment) -> Facts:
    require_step(state, command)
    move = next_move(state)
    question = stage_now(state).question
    if move is Move.OPEN_QUESTION and question:
        return opening(state, question, command.anonymity, moment)
    round_ = state.round_of(question) if question else None
    taking = round_ if round_ and round_.is_taking else unfinished(state)
    if move is Move.CLOSE_QUESTION and taking:
        return closing(state, taking, moment.now)
    if move is Move.WAIT_FOR_STREAM and taking:
        require_waited(taking, moment.now)
        return ended(state, taking, moment)
    if move is Move.REVEAL_RESULT and round_:
        return _revealing(state, round_, moment)
    if move in (Move.NEXT_PITCH, Move.NEXT_STAGE) and state.current:
        return [*_leaving_stage(state, moment), e.StageReached(moment.now, state.current.id, state.stage + 1)]
    if move is Move.END_DAY and state.current:
        return [*_leaving_block(state, moment), e.StageReached(moment.now, state.current.id, NIGHT)]
    if move in (Move.START_DAY, Move.START_BLOCK) and (after := following(state)):
        return _starting(state, after, command.anonymity, moment)
    if move is Move.CLOSE_DAY:
        return _closing_day(state, command, moment)
    raise Refused(Reason.NOTHING_NEXT)


def decide_back(state: State, command: c.GoBack, actor: Actor, moment: Moment) -> Facts:
    require_step(state, command)
    _require_not_taking(state)
    if state.stage and state.current:
        last = len(stages_of(state, state.current)) - 1
        stage = last if state.stage == NIGHT else state.stage - 1
        return [e.StageReached(moment.now, state.current.id, stage)]
    before = preceding(state)
    if before is None:
        raise Refused(Reason.NOTHING_BEFORE)
    last = len(stages_of(state, before)) - 1
    moved: Facts = [*_leaving_block(state, moment, before), e.BlockStarted(moment.now, before.id)]
    reached: Facts = [e.StageReached(moment.now, before.id, last)] if last else []
    return [*moved, *reached, *going_back_to(state, before, moment)]


def decide_go_to(state: State, command: c.GoToBlock, actor: Actor, moment: Moment) -> Facts:
    require_step(state, command)
    block = next((block for block in state.plan.blocks if block.id == command.block), None)
    if block is None:
        raise Refused(Reason.UNKNOWN_BLOCK, command.block)
    return _starting(state, block, command.anonymity, moment)


def decide_close(state: State, command: c.CloseQuestion, actor: Actor, moment: Moment) -> Facts:
    require_step(state, command)
    round_ = _latest(state, command.question)
    if not round_.is_taking:
        raise Refused(Reason.QUESTION_CLOSED)
    return ended(state, round_, moment) if round_.phase is Phase.CLOSING else closing(state, round_, moment.now)


def decide_reopen(state: State, command: c.ReopenQuestion, actor: Actor, moment: Moment) -> Facts:
    require_step(state, command)
    round_ = _latest(state, command.question)
    if round_.phase not in (Phase.CLOSING, Phase.CLOSED):
        raise Refused(Reason.CANNOT_UNDO)
    _require_here(state, round_)
    return [e.QuestionReopened(moment.now, round_.question, round_.number)]


def decide_reveal(state: State, command: c.RevealResult, actor: Actor, moment: Moment) -> Facts:
    require_step(state, command)
    return _revealing(state, _latest(state, command.question), moment)


def decide_next_round(state: State, command: c.OpenNextRound, actor: Actor, moment: Moment) -> Facts:
    require_step(state, command)
    if state.current and (takeaway := opened_with(state, state.current)) and takeaway.id == command.question:
        return opening(state, takeaway, command.anonymity, moment)
    round_ = _latest(state, command.question)
    _require_here(state, round_)
    _require_ended(round_)
    question = state.plan.questions[command.question]
    return [*sealing(state, round_, moment), *opening(state, question, command.anonymity, moment)]


def decide_add_time(state: State, command: c.AddTime, actor: Actor, moment: Moment) -> Facts:
    if state.current is None or state.is_over:
        raise Refused(Reason.NOTHING_NEXT)
    return [e.TimeAdded(moment.now, max(-MOST_SECONDS_ADDED, min(MOST_SECONDS_ADDED, command.seconds)))]


def decide_darken(state: State, command: c.DarkenScreen, actor: Actor, moment: Moment) -> Facts:
    return [] if state.is_dark is command.is_dark else [e.ScreenDarkened(moment.now, command.is_dark)]


def decide_reopen_day(state: State, command: c.ReopenDay, actor: Actor, moment: Moment) -> Facts:
    require_seen(state, command)
    return [e.DayReopened(moment.now)] if state.is_over else []


def _require_not_taking(state: State) -> None:
    question = stage_now(state).question
    round_ = state.round_of(question) if question else None
    if round_:
        _require_ended(round_)


def _require_ended(round_: Round) -> None:
    if round_.is_taking:
        raise Refused(Reason.CLOSE_FIRST)


def _require_here(state: State, round_: Round) -> None:
    """Nobody would close what is asked where nobody is, so its ballots would never be thrown away."""
    if is_left(state, round_):
        raise Refused(Reason.PART_LEFT)


def _latest(state: State, question: str) -> Round:
    round_ = state.round_of(question)
    if round_ is None:
        raise Refused(Reason.QUESTION_NOT_OPEN if question in state.plan.questions else Reason.UNKNOWN_QUESTION)
    return round_


def _revealing(state: State, round_: Round, moment: Moment) -> Facts:
    _require_ended(round_)
    return [*sealing(state, round_, moment), e.ResultRevealed(moment.now, round_.question, round_.number)]


def _starting(state: State, block: Block, anonymity: Anonymity | None, moment: Moment) -> Facts:
    facts: Facts = [*_leaving_block(state, moment, block), e.BlockStarted(moment.now, block.id)]
    return [*facts, *starting(state, block, anonymity, moment)]


def _leaving_stage(state: State, moment: Moment) -> Facts:
    question = stage_now(state).question
    return sealing(state, state.round_of(question), moment) if question else []


def _leaving_block(state: State, moment: Moment, to: Block | None = None) -> Facts:
    asked = state.current.questions if state.current else ()
    sealed = [fact for question in asked for fact in leaving_question(state, state.round_of(question), moment)]
    return [*sealed, *leaving(state, to, moment)]


def _closing_day(state: State, command: c.Advance, moment: Moment) -> Facts:
    red = incomplete(state)
    if red and not command.despite_incomplete:
        raise Refused(Reason.OUTCOMES_INCOMPLETE, limit=len(red))
    return [*_leaving_block(state, moment), *sealing_queries(state, moment), e.DayClosed(moment.now, red)]


# -- evolve ------------------------------------------------------------------------------------


def evolve_block(state: State, event: e.BlockStarted) -> State:
    index = next(i for i, block in enumerate(state.plan.blocks) if block.id == event.block)
    began = state.began if event.block in state.began else {**state.began, event.block: event.at}
    return replace(
        state,
        block=index,
        stage=0,
        stage_at=event.at,
        extra_seconds=0,
        began=began,
        step=state.step + 1,
        is_dark=False,
        behind=left_at(state, event.at),
    )


def evolve_stage(state: State, event: e.StageReached) -> State:
    behind = left_at(state, event.at)
    return replace(state, stage=event.stage, stage_at=event.at, extra_seconds=0, step=state.step + 1, behind=behind)


def evolve_time(state: State, event: e.TimeAdded) -> State:
    return replace(state, extra_seconds=state.extra_seconds + event.seconds)


def evolve_darkened(state: State, event: e.ScreenDarkened) -> State:
    return replace(state, is_dark=event.is_dark)


def evolve_day_closed(state: State, event: e.DayClosed) -> State:
    return replace(state, closed_at=event.at, left_incomplete=event.incomplete, step=state.step + 1)


def evolve_day_reopened(state: State, event: e.DayReopened) -> State:
    return replace(state, closed_at=0, left_incomplete=(), step=state.step + 1)
