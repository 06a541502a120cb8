"""Commands about sessions that run at the same time, from the fields of their forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.core import commands as do
from app.core.plan import Heading
from app.live.fields import Build, Fields, OutcomeReader


def _choose(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.ChooseBreakout(op, given.one("breakout"))


def _move_person(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.MovePerson(op, given.one("participant"), given.one("breakout"))


def _add_note(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.AddNote(op, given.word("heading", Heading, Heading.NOTES), given.one("text"))


def _edit_note(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.EditNote(op, given.one("note"), given.number("version"), given.one("text"))


def _remove_note(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.RemoveNote(op, given.one("note"))


def _finish(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.FinishBreakout(op, given.flag("is_finished"))


def _accept(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.AcceptOutcome(op, given.one("outcome"), given.number("version"))


def _return(given: Fields, op: str, _: OutcomeReader) -> do.Command:
    return do.ReturnOutcome(op, given.one("outcome"), given.one("text"))


BREAKOUT_COMMANDS: Final[Mapping[str, Build]] = {
    "choose_breakout": _choose,
    "move_person": _move_person,
    "add_note": _add_note,
    "edit_note": _edit_note,
    "remove_note": _remove_note,
    "finish_breakout": _finish,
    "accept_outcome": _accept,
    "return_outcome": _return,
}
