"""`decide(state, command, actor, moment)`: what follows from a command, or `Refused`. Nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core import (
    blocks,
    breakouts,
    calls,
    commands,
    delays,
    edits,
    links,
    outcomes,
    people,
    pitches,
    proposals,
    queries,
    rapporteurs,
    retention,
    rounds,
    texts,
    ticks,
)
from app.core.decision import Facts, Moment
from app.core.permissions import require
from app.core.roles import Actor
from app.core.state import State

DECIDERS: dict[type[commands.Command], Callable[[State, Any, Actor, Moment], Facts]] = {
    commands.Join: people.decide_join,
    commands.MoveSeat: people.decide_move,
    commands.DescribeSelf: people.decide_describe,
    commands.CastAnswer: rounds.decide_cast,
    commands.WithdrawText: texts.decide_withdraw,
    commands.HideText: texts.decide_hide,
    commands.ShowText: texts.decide_show,
    commands.ApproveTexts: texts.decide_approve,
    commands.MergeTexts: texts.decide_merge,
    commands.ClaimOutcome: outcomes.decide_claim,
    commands.ReplyToOutcome: outcomes.decide_reply,
    commands.RecordOutcome: outcomes.decide_record,
    commands.RewordOutcome: outcomes.decide_reword,
    commands.WithdrawOutcome: outcomes.decide_withdraw_outcome,
    commands.AssignOutcome: outcomes.decide_assign,
    commands.RejectClaim: outcomes.decide_reject,
    commands.AskQuery: queries.decide_ask,
    commands.SupportQuery: queries.decide_support,
    commands.WithdrawQuery: queries.decide_withdraw_query,
    commands.SettleQuery: queries.decide_settle,
    commands.HideQuery: queries.decide_hide_query,
    commands.Advance: queries.cleared(blocks.decide_advance),
    commands.GoBack: queries.cleared(blocks.decide_back),
    commands.GoToBlock: queries.cleared(blocks.decide_go_to),
    commands.CloseQuestion: blocks.decide_close,
    commands.ReopenQuestion: blocks.decide_reopen,
    commands.RevealResult: queries.cleared(blocks.decide_reveal),
    commands.OpenNextRound: queries.cleared(blocks.decide_next_round),
    commands.AddTime: blocks.decide_add_time,
    commands.DarkenScreen: blocks.decide_darken,
    commands.AddQuestion: queries.cleared(edits.decide_add_question),
    commands.AddBlock: edits.decide_add_block,
    commands.MoveBlock: edits.decide_move_block,
    commands.SkipBlock: edits.decide_skip_block,
    commands.ReopenDay: blocks.decide_reopen_day,
    commands.ChooseBreakout: breakouts.decide_choose,
    commands.MovePerson: breakouts.decide_move_person,
    commands.AddNote: rapporteurs.decide_add_note,
    commands.EditNote: rapporteurs.decide_edit_note,
    commands.RemoveNote: rapporteurs.decide_remove_note,
    commands.FinishBreakout: rapporteurs.decide_finish,
    commands.AcceptOutcome: proposals.decide_accept,
    commands.ReturnOutcome: proposals.decide_return,
    commands.WritePitchLine: pitches.decide_line,
    commands.SetDelay: delays.decide_set_delay,
    commands.CallChair: calls.decide_call,
    commands.DismissCall: calls.decide_dismiss,
    commands.RevokeLink: links.decide_revoke,
    commands.ErasePeople: retention.decide_erase,
    commands.Tick: lambda state, command, actor, moment: ticks.ticking(state, moment),
}


def decide(state: State, command: commands.Command, actor: Actor, moment: Moment) -> Facts:
    """Facts to commit, in order: events for the journal and rows beside it. Empty: nothing to do.

    Raises `Refused` when the actor may not, or when the day is not so that it can.
    """
    require(command, actor)
    return DECIDERS[type(command)](state, command, actor, moment)
