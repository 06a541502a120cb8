"""The beamer: what is going on, the answers that the chair put there, and where each outcome came from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.core.gathering import entries
from app.core.plan import Question
from app.core.progress import Phase
from app.core.questions import kind_of
from app.core.scene import stage_view
from app.core.sources import source_of
from app.core.splits import Entry, Withheld
from app.core.stages import stage_now
from app.core.state import Round, State
from app.core.views import QuestionView, StageView


@dataclass(frozen=True, slots=True)
class ScreenView:
    """With `texts`, those stand large instead of all."""

    stage: StageView
    texts: tuple[Entry, ...] = ()


def screen_view(state: State) -> ScreenView:
    stage = stage_view(state)
    walk = () if stage.outcomes is None or state.is_over else stage.outcomes
    drawn = tuple(replace(outcome, drawn=source_of(state, outcome.source)) for outcome in walk)
    return ScreenView(replace(stage, outcomes=drawn or stage.outcomes, question=_asked(stage.question)), _texts(state))


def takes_texts(state: State, question: Question, round_: Round) -> bool:
    """May answers stand on the beamer one by one? Not those of a secret question before all may be seen."""
    is_told = not question.is_secret or round_.phase is Phase.SEALED
    return question.form.length > 0 and not kind_of(question.form).COUNTS_TEXTS and is_told and not state.is_over


def _asked(question: QuestionView | None) -> QuestionView | None:
    """While people answer, what may not be shown yet is no result: what they choose from stands there."""
    if question is None or question.result is None or question.phase not in (Phase.OPEN, Phase.CLOSING):
        return question
    is_text = question.question.form.length > 0
    hidden = (Withheld.NO_ANSWERS,) if is_text else (Withheld.NO_ANSWERS, Withheld.TOO_FEW_ANSWERS)
    return replace(question, result=None) if question.result.withheld in hidden else question


def _texts(state: State) -> tuple[Entry, ...]:
    """In order of their random ids, so that nobody can see who came first."""
    question = stage_now(state).question
    round_ = state.round_of(question) if question else None
    if question is None or round_ is None or not round_.shown or not takes_texts(state, question, round_):
        return ()
    shown = (entry for entry in entries(state, question, round_) if entry.is_shown)
    return tuple(sorted((e for e in shown if not (e.is_hidden or e.is_waiting)), key=lambda entry: entry.id))
