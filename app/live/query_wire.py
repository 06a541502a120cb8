"""The commands about questions of participants.

A support is one button in a form around the whole list, so its name says what is meant: `support` or `retract`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.core import commands as do
from app.live.fields import Build, Fields, OutcomeReader


def _ask_query(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.AskQuery(op, given.one("text"))


def _support_query(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    support, retract = given.one("support"), given.one("retract")
    return do.SupportQuery(op, support or retract, bool(support))


def _withdraw_query(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.WithdrawQuery(op, given.one("query"))


def _settle_query(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    fate = given.word("fate", do.Fate, do.Fate.NEW)
    return do.SettleQuery(op, given.one("query"), fate, given.one("note"), given.one("into"))


def _hide_query(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.HideQuery(op, given.one("query"), given.flag("is_hidden"))


QUERY_COMMANDS: Final[Mapping[str, Build]] = {
    "ask_query": _ask_query,
    "support_query": _support_query,
    "withdraw_query": _withdraw_query,
    "settle_query": _settle_query,
    "hide_query": _hide_query,
}
