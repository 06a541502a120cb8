"""`decide(state, command, actor, moment)`: what follows from a command, or `Refused`. Nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core import blocks, commands, outcomes, people, pitches, rounds
from app.core.decision import Facts, Moment
from app.core.permissions import require
from app.core.roles import Actor
from app.core.state import State

DECIDERS: dict[type[commands.Command], Callable[[State, Any, Actor, Moment], Facts]] = {
    commands.Join: people.decide_join,
    commands.MoveSeat: people.decide_move,
    commands.DescribeSelf: people.decide_describe,
    commands.CastAnswer: rounds.decide_cast,
    commands.WithdrawText: rounds.decide_withdraw,
    commands.HideText: rounds.decide_hide,
    commands.ClaimOutcome: outcomes.decide_claim,
    commands.ReplyToOutcome: outcomes.decide_reply,
    commands.RecordOutcome: outcomes.decide_record,
    commands.RewordOutcome: outcomes.decide_reword,
    commands.WithdrawOutcome: outcomes.decide_withdraw_outcome,
    commands.AssignOutcome: outcomes.decide_assign,
    commands.RejectClaim: outcomes.decide_reject,
    commands.Advance: blocks.decide_advance,
    commands.GoBack: blocks.decide_back,
    commands.GoToBlock: blocks.decide_go_to,
    commands.CloseQuestion: blocks.decide_close,
    commands.ReopenQuestion: blocks.decide_reopen,
    commands.RevealResult: blocks.decide_reveal,
    commands.OpenNextRound: blocks.decide_next_round,
    commands.AddTime: blocks.decide_add_time,
    commands.DarkenScreen: blocks.decide_darken,
    commands.ReopenDay: blocks.decide_reopen_day,
    commands.WritePitchLine: pitches.decide_line,
    commands.Tick: lambda state, command, actor, moment: rounds.ticking(state, moment),
}


def decide(state: State, command: commands.Command, actor: Actor, moment: Moment) -> Facts:
    """Facts to commit, in order: events for the journal and rows beside it. Empty: nothing to do.

    Raises `Refused` when the actor may not, or when the day is not so that it can.
    """
    require(command, actor)
    return DECIDERS[type(command)](state, command, actor, moment)
