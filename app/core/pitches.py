"""The key sentence of a pitch. Which pitches people take with them is an ordinary question."""

from __future__ import annotations

from dataclasses import replace

from app.core import events as e
from app.core.commands import WritePitchLine
from app.core.decision import Facts, Moment
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from app.core.state import State
from app.core.typed import one_line

LINE_LENGTH = 160


def decide_line(state: State, command: WritePitchLine, actor: Actor, moment: Moment) -> Facts:
    if not any(pitch.id == command.pitch for block in state.plan.blocks for pitch in block.pitches):
        raise Refused(Reason.UNKNOWN_PITCH, command.pitch)
    line = one_line(command.line, LINE_LENGTH)
    if line == state.text(state.pitch_lines.get(command.pitch)):
        return []
    ref, text = moment.text(line)
    return [e.PitchLineWritten(moment.now, command.pitch, ref), text]


def evolve_line(state: State, event: e.PitchLineWritten) -> State:
    return replace(state, pitch_lines={**state.pitch_lines, event.pitch: event.line})
