"""What a rapporteur does for one breakout: notes, and saying that it is ready. Each only for the own one."""

from __future__ import annotations

from dataclasses import replace

from app.core import commands as c
from app.core import events as e
from app.core.breakout import Note
from app.core.breakouts import require_home
from app.core.decision import Facts, Moment
from app.core.plan import Block, Breakout
from app.core.refusals import Reason, Refused
from app.core.roles import Actor, Role
from app.core.state import State
from app.core.typed import something

NOTE_LENGTH = 600


def decide_add_note(state: State, command: c.AddNote, actor: Actor, moment: Moment) -> Facts:
    _, breakout = own_home(state, actor)
    if command.op and any(note.op == command.op for note in state.breakouts.notes.values()):
        return []
    ref, text = moment.text(something(command.text, NOTE_LENGTH))
    heading = command.heading if command.heading in breakout.headings else breakout.headings[0]
    id_ = f"n{len(state.breakouts.notes) + 1}"
    return [e.NoteAdded(moment.now, id_, breakout.id, heading, ref, command.op), text]


def decide_edit_note(state: State, command: c.EditNote, actor: Actor, moment: Moment) -> Facts:
    note = _note(state, command.note, actor)
    if note.version != command.version:
        raise Refused(Reason.OUTCOME_CHANGED)
    body = something(command.text, NOTE_LENGTH)
    if body == state.text(note.text):
        return []
    ref, text = moment.text(body)
    return [e.NoteReworded(moment.now, note.id, ref), text]


def decide_remove_note(state: State, command: c.RemoveNote, actor: Actor, moment: Moment) -> Facts:
    return [e.NoteRemoved(moment.now, _note(state, command.note, actor).id)]


def decide_finish(state: State, command: c.FinishBreakout, actor: Actor, moment: Moment) -> Facts:
    _, breakout = own_home(state, actor)
    if (breakout.id in state.breakouts.finished) is command.is_finished:
        return []
    return [e.BreakoutFinished(moment.now, breakout.id, command.is_finished)]


def own_home(state: State, actor: Actor) -> tuple[Block, Breakout]:
    """The breakout of this rapporteur, from the moment its block began until the day is closed."""
    block, breakout = require_home(state.plan, actor.id)
    if state.is_over:
        raise Refused(Reason.DAY_CLOSED)
    if block.id not in state.began:
        raise Refused(Reason.BREAKOUT_NOT_ON, breakout.title)
    return block, breakout


def _note(state: State, id_: str, actor: Actor) -> Note:
    note = state.breakouts.notes.get(id_)
    if note is None or note.is_removed:
        raise Refused(Reason.UNKNOWN_TEXT)
    if actor.role is Role.RAPPORTEUR and own_home(state, actor)[1].id != note.breakout:
        raise Refused(Reason.NOT_ALLOWED)
    return note


# -- evolve ------------------------------------------------------------------------------------


def evolve_note_added(state: State, event: e.NoteAdded) -> State:
    return _with(state, Note(event.note, event.breakout, event.heading, event.text, event.at, event.op))


def evolve_note_reworded(state: State, event: e.NoteReworded) -> State:
    note = state.breakouts.notes[event.note]
    return _with(state, replace(note, text=event.text, version=note.version + 1))


def evolve_note_removed(state: State, event: e.NoteRemoved) -> State:
    return _with(state, replace(state.breakouts.notes[event.note], is_removed=True))


def _with(state: State, note: Note) -> State:
    notes = {**state.breakouts.notes, note.id: note}
    return replace(state, breakouts=replace(state.breakouts, notes=notes))
