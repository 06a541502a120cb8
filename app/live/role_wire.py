"""The commands about the links of roles, about who took part, and of who calls the chair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.core import commands as do
from app.live.fields import Build, Fields, OutcomeReader


def _revoke_link(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.RevokeLink(op, given.one("link"), given.number("turn"))


def _erase_people(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.ErasePeople(op, given.flag("is_sure"))


def _call_chair(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.CallChair(op, given.one("text"))


def _dismiss_call(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.DismissCall(op, given.one("call"))


ROLE_COMMANDS: Final[Mapping[str, Build]] = {
    "revoke_link": _revoke_link,
    "erase_people": _erase_people,
    "call_chair": _call_chair,
    "dismiss_call": _dismiss_call,
}
