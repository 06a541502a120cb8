"""The commands that change the programme while the day runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.core import commands as do
from app.core.plan import Anonymity, BlockKind
from app.live.fields import Build, Fields, OutcomeReader

WITH_OPTIONS: Final = ("", "choice")
"""Kinds that take the options; without a script the box for them is always there, and then it says nothing."""


def _add_question(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    kind = given.one("kind")
    options = tuple(given.one("options").splitlines()) if kind in WITH_OPTIONS else ()
    anonymity = given.word("anonymity", Anonymity, Anonymity.ANONYMOUS)
    return do.AddQuestion(
        op, given.number("step"), given.one("text"), kind, options, anonymity, given.flag("is_opened")
    )


def _add_block(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    kind = given.word("kind", BlockKind, BlockKind.PLENARY)
    return do.AddBlock(op, given.number("step"), kind, given.one("title"), given.number("minutes"))


def _move_block(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.MoveBlock(op, given.number("step"), given.one("block"), given.flag("is_later"))


def _skip_block(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.SkipBlock(op, given.number("step"), given.one("block"), given.flag("is_skipped"))


EDIT_COMMANDS: Final[Mapping[str, Build]] = {
    "add_question": _add_question,
    "add_block": _add_block,
    "move_block": _move_block,
    "skip_block": _skip_block,
}
