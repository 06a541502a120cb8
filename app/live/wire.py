"""The closed vocabulary in: text from a socket or a form -> one command of the core.

`parse` guards size and shape, `to_command` looks the type up in one table. Both raise `BadFrame` for
what no page of ours sends; the caller then closes the socket (1008) or answers 400.
Whether the sender may do it is for the core to decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from app.core import commands as do
from app.core.plan import Anonymity, Seat
from app.core.typed import capital
from app.core.wording import Due, DueKind, OutcomeKind, OwnerKind, Wording
from app.live.breakout_wire import BREAKOUT_COMMANDS
from app.live.edit_wire import EDIT_COMMANDS
from app.live.fields import BadFrame, Build, Fields, OutcomeReader
from app.live.query_wire import QUERY_COMMANDS
from app.live.role_wire import ROLE_COMMANDS

OP: Final = r"^[A-Za-z0-9_-]{8,40}$"
LARGEST_FRAME: Final = 16_384


class Envelope(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: Annotated[str, StringConstraints(pattern=OP)]
    type: Annotated[str, StringConstraints(max_length=40)]
    fields: dict[str, list[str]] = {}


def parse(text: str | bytes) -> Envelope:
    if len(text) > LARGEST_FRAME:
        raise BadFrame("too large")
    try:
        return Envelope.model_validate_json(text)
    except ValidationError as error:
        raise BadFrame("not a command") from error


def to_command(type_: str, fields: Mapping[str, list[str]], op: str, reader: OutcomeReader) -> do.Command:
    """Raises BadFrame for an unknown type or an impossible value, Refused for a text that is too long."""
    build = COMMANDS.get(type_)
    if build is None:
        raise BadFrame("unknown type")
    return build(Fields(fields), op, reader)


def check_op(text: str) -> str:
    """The id of a deed as a form gives it; raises BadFrame."""
    if not re.fullmatch(OP, text):
        raise BadFrame("not an id")
    return text


ABOUT: Final = frozenset({"question", "round", "base", "op"})
"""Fields that say which answer it is; the rest belongs to the kind of question."""


OTHER: Final = "*"
"""The choice of "something else, namely"."""


def _cast_answer(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    own = given.all(without=ABOUT)
    return do.CastAnswer(op, given.one("question"), given.number("round", 1), given.number("base"), own)


def _withdraw_text(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.WithdrawText(op, given.one("question"), given.number("round", 1), given.one("text"))


def _move_seat(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.MoveSeat(op, given.word("seat", Seat, Seat.HALL))


def _describe_self(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.DescribeSelf(op, *_described(given))


def _claim_outcome(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.ClaimOutcome(op, given.one("outcome"), *_described(given))


def _described(given: Fields) -> tuple[str, str]:
    """From a list, or in own words."""
    role, organisation = (
        given.one(f"{name}_other") if given.one(name) == OTHER else given.one(name) for name in ("role", "organisation")
    )
    return role, organisation


def _reply_to_outcome(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    if not given.one("reply"):
        raise BadFrame("a reply is yes, amend or no")
    return do.ReplyToOutcome(op, given.one("outcome"), given.word("reply", do.Reply, do.Reply.YES), given.one("text"))


def _advance(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.Advance(op, given.number("step"), _anonymity(given), given.flag("despite_incomplete"))


def _go_back(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.GoBack(op, given.number("step"))


def _reopen_day(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.ReopenDay(op, given.number("step"))


def _go_to_block(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.GoToBlock(op, given.number("step"), given.one("block"), _anonymity(given))


def _close_question(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.CloseQuestion(op, given.number("step"), given.one("question"))


def _reopen_question(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.ReopenQuestion(op, given.number("step"), given.one("question"))


def _reveal_result(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.RevealResult(op, given.number("step"), given.one("question"))


def _open_next_round(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.OpenNextRound(op, given.number("step"), given.one("question"), _anonymity(given))


def _add_time(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.AddTime(op, given.number("seconds", 30))


def _set_delay(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.SetDelay(op, given.number("seconds"))


def _darken_screen(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.DarkenScreen(op, given.flag("is_dark"))


def _write_pitch_line(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.WritePitchLine(op, given.one("pitch"), given.one("line"))


def _hide_text(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    question, round_ = given.one("question"), given.number("round", 1)
    return do.HideText(op, question, round_, given.one("text"), given.flag("is_hidden"))


def _show_text(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    question, round_ = given.one("question"), given.number("round", 1)
    return do.ShowText(op, question, round_, given.one("text"), given.flag("is_shown"))


def _approve_texts(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    question, round_ = given.one("question"), given.number("round", 1)
    return do.ApproveTexts(op, question, round_, given.many("text"), given.flag("is_approved"))


def _merge_texts(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    question, round_ = given.one("question"), given.number("round", 1)
    return do.MergeTexts(op, question, round_, given.many("text"), given.one("into"))


def _record_outcome(given: Fields, op: str, reader: OutcomeReader) -> do.Command:
    return do.RecordOutcome(op, *_worded(given, reader), given.one("source"))


def _reword_outcome(given: Fields, op: str, reader: OutcomeReader) -> do.Command:
    return do.RewordOutcome(op, given.one("outcome"), given.number("version"), *_worded(given, reader))


def _withdraw_outcome(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.WithdrawOutcome(op, given.one("outcome"), given.flag("is_withdrawn"))


def _assign_outcome(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.AssignOutcome(op, given.one("outcome"), given.one("participant"), given.flag("is_spokesperson"))


def _reject_claim(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.RejectClaim(op, given.one("outcome"), given.one("participant"))


def _anonymity(given: Fields) -> Anonymity | None:
    return given.word("anonymity", Anonymity, Anonymity.ANONYMOUS) if given.one("anonymity") else None


def _worded(given: Fields, reader: OutcomeReader) -> tuple[OutcomeKind, Wording]:
    """Only a sentence: read who and when out of it. Anything more filled in: as filled in."""
    what = given.one("what")
    is_bare = not any(given.one(name) for name in ("owner", "due", "via", "puller", "amount", "review", "waive_due"))
    if what and is_bare:
        return _read(given, what, reader)
    kind = given.word("kind", OutcomeKind, OutcomeKind.AGREEMENT)
    owner = given.one("owner")
    return kind, Wording(
        what,
        owner,
        reader.read_owner(owner) if owner else OwnerKind.NONE,
        _due(given, reader),
        given.one("via"),
        given.one("puller"),
        given.one("amount"),
    )


def _due(given: Fields, reader: OutcomeReader) -> Due:
    """As filled in, with the day of review that the chair chose; one that was there for another due does not count."""
    said, review = given.one("due"), reader.read_due(given.one("review")).date
    is_left_over = said != given.one("due_was") and given.one("review") == given.one("review_was")
    due = Due(DueKind.WAIVED, said) if given.flag("waive_due") else reader.read_due(said)
    if not review or is_left_over or due.kind in (DueKind.DATE, DueKind.NONE):
        return due
    return replace(due, review=review)


def _read(given: Fields, what: str, reader: OutcomeReader) -> tuple[OutcomeKind, Wording]:
    kind, wording = reader.read_sentence(what)
    chosen = given.word("kind", OutcomeKind, kind)
    if kind.is_owned and not chosen.is_owned:
        return chosen, Wording(capital(what))
    return chosen, wording


COMMANDS: Final[Mapping[str, Build]] = {
    "cast_answer": _cast_answer,
    "withdraw_text": _withdraw_text,
    "move_seat": _move_seat,
    "describe_self": _describe_self,
    "claim_outcome": _claim_outcome,
    "reply_to_outcome": _reply_to_outcome,
    **QUERY_COMMANDS,
    **BREAKOUT_COMMANDS,
    **EDIT_COMMANDS,
    **ROLE_COMMANDS,
    "advance": _advance,
    "go_back": _go_back,
    "reopen_day": _reopen_day,
    "go_to_block": _go_to_block,
    "close_question": _close_question,
    "reopen_question": _reopen_question,
    "reveal_result": _reveal_result,
    "open_next_round": _open_next_round,
    "add_time": _add_time,
    "set_delay": _set_delay,
    "darken_screen": _darken_screen,
    "write_pitch_line": _write_pitch_line,
    "hide_text": _hide_text,
    "show_text": _show_text,
    "approve_texts": _approve_texts,
    "merge_texts": _merge_texts,
    "record_outcome": _record_outcome,
    "reword_outcome": _reword_outcome,
    "withdraw_outcome": _withdraw_outcome,
    "assign_outcome": _assign_outcome,
    "reject_claim": _reject_claim,
}
