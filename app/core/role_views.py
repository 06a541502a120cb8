"""What a speaker and a helper see: parts of the day, never more than their role has a use for."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.audiences import chair_view
from app.core.query_view import QueryDesk
from app.core.query_views import query_desk
from app.core.scene import stage_view
from app.core.splits import Entry
from app.core.state import State
from app.core.views import StageView


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Read only: the stage as everybody sees it, and the questions that wait, without the hidden ones."""

    stage: StageView
    queries: QueryDesk


@dataclass(frozen=True, slots=True)
class HelperView:
    """The texts and questions of the audience, as the chair has them. `may_record`: nothing becomes an outcome here."""

    stage: StageView
    texts: tuple[Entry, ...]
    text_count: int
    text_waiting: int
    text_ref: tuple[str, int] | None
    queries: QueryDesk
    may_record: bool = False


def speaker_view(state: State) -> SpeakerView:
    desk = query_desk(state)
    waiting = tuple(query for query in desk.waiting if not query.is_hidden)
    return SpeakerView(stage_view(state), QueryDesk(desk.is_asking, waiting, total=desk.total, new=desk.new))


def helper_view(state: State, part: int = 1) -> HelperView:
    chair = chair_view(state, part)
    return HelperView(chair.stage, chair.texts, chair.text_count, chair.text_waiting, chair.text_ref, chair.queries)
