"""Where an outcome came from: the page that recorded it named that (`kind:id`), here the id gets its words back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.core.breakouts import home
from app.core.source import Source, SourceKind
from app.core.state import Round, State


def source_of(state: State, source: str) -> Source | None:
    """None where nothing is known, or no longer: a text that was taken back, a block that is gone."""
    kind, _, id_ = source.partition(":")
    if kind not in tuple(SourceKind):
        return None
    name = NAMES[SourceKind(kind)](state, id_)
    return Source(SourceKind(kind), name) if name else None


def _question(state: State, id_: str) -> str:
    question = state.plan.questions.get(id_)
    return question.text if question else ""


def _text(state: State, id_: str) -> str:
    asked = (question for question, rounds in state.rounds.items() if any(_was_given(r, id_) for r in rounds))
    return _question(state, next(asked, ""))


def _was_given(round_: Round, id_: str) -> bool:
    return id_ in round_.texts or (round_.box is not None and any(text.id == id_ for text in round_.box.texts))


def _pitch(state: State, id_: str) -> str:
    pitches = (pitch for block in state.plan.blocks for pitch in block.pitches)
    return next((pitch.owner for pitch in pitches if pitch.id == id_), "")


def _finding(state: State, id_: str) -> str:
    block, _, number = id_.rpartition(":")
    found = next((b.findings for b in state.plan.blocks if b.id == block), ())
    return found[int(number) - 1].bottleneck if number.isdecimal() and 0 < int(number) <= len(found) else ""


def _note(state: State, id_: str) -> str:
    note = state.breakouts.notes.get(id_)
    found = home(state.plan, note.breakout) if note else None
    return found[1].title if found else ""


NAMES: Final[dict[SourceKind, Callable[[State, str], str]]] = {
    SourceKind.QUESTION: _question,
    SourceKind.TEXT: _text,
    SourceKind.PITCH: _pitch,
    SourceKind.FINDING: _finding,
    SourceKind.NOTE: _note,
}
