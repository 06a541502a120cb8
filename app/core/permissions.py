"""Who may ask for what: the role x command table, as data. Tests walk it; nothing else decides it."""

from __future__ import annotations

from app.core import commands as c
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role

_CHAIR = frozenset({Role.CHAIR})
_MODERATORS = frozenset({Role.CHAIR, Role.HELPER})
_ORGANISERS = frozenset({Role.CHAIR, Role.ORGANISER})
_PARTICIPANT = frozenset({Role.PARTICIPANT})
_RAPPORTEUR = frozenset({Role.RAPPORTEUR})
_PROPOSERS = frozenset({Role.HELPER, Role.RAPPORTEUR})

MAY: dict[type[c.Command], frozenset[Role]] = {
    c.Join: frozenset({Role.NOBODY}),
    c.MoveSeat: _PARTICIPANT,
    c.DescribeSelf: _PARTICIPANT,
    c.CastAnswer: _PARTICIPANT,
    c.WithdrawText: _PARTICIPANT,
    c.ClaimOutcome: _PARTICIPANT,
    c.ReplyToOutcome: _PARTICIPANT,
    c.AskQuery: _PARTICIPANT,
    c.SupportQuery: _PARTICIPANT,
    c.WithdrawQuery: _PARTICIPANT,
    c.SettleQuery: _MODERATORS,
    c.HideQuery: _MODERATORS,
    c.Advance: _CHAIR,
    c.GoBack: _CHAIR,
    c.GoToBlock: _CHAIR,
    c.CloseQuestion: _CHAIR,
    c.ReopenQuestion: _CHAIR,
    c.RevealResult: _CHAIR,
    c.OpenNextRound: _CHAIR,
    c.AddTime: _CHAIR,
    c.DarkenScreen: _CHAIR,
    c.WritePitchLine: _CHAIR,
    c.HideText: _MODERATORS,
    c.ShowText: _MODERATORS,
    c.ApproveTexts: _MODERATORS,
    c.MergeTexts: _MODERATORS,
    c.RecordOutcome: _CHAIR | _PROPOSERS,
    c.RewordOutcome: _CHAIR | _PROPOSERS,
    c.WithdrawOutcome: _CHAIR | _PROPOSERS,
    c.AssignOutcome: _CHAIR,
    c.RejectClaim: _CHAIR,
    c.ChooseBreakout: _PARTICIPANT,
    c.AddNote: _RAPPORTEUR,
    c.EditNote: _RAPPORTEUR,
    c.RemoveNote: _MODERATORS | _RAPPORTEUR,
    c.FinishBreakout: _RAPPORTEUR,
    c.MovePerson: _MODERATORS,
    c.AcceptOutcome: _CHAIR,
    c.ReturnOutcome: _CHAIR,
    c.AddQuestion: _CHAIR,
    c.AddBlock: _CHAIR,
    c.MoveBlock: _CHAIR,
    c.SkipBlock: _CHAIR,
    c.ReopenDay: _CHAIR,
    c.SetDelay: _CHAIR,
    c.CallChair: _PROPOSERS,
    c.DismissCall: _CHAIR,
    c.RevokeLink: _ORGANISERS,
    c.ErasePeople: _ORGANISERS,
    c.Tick: frozenset({Role.CLOCK}),
}


def require(command: c.Command, actor: Actor) -> None:
    """Raises Refused(NOT_ALLOWED) unless the table has it."""
    if actor.role not in MAY.get(type(command), frozenset()):
        raise Refused(Reason.NOT_ALLOWED, type(command).__name__)
