"""What the chair of a played day does with texts: approve, hide, show and put together. No count may change by it."""

from __future__ import annotations

from app.core.plan import Plan
from app.rehearse.chair import Chair
from app.rehearse.habits import Key

APPROVED = 3


class Moderating:
    """`strange` is what the server would not have, or did not show."""

    def __init__(self, plan: Plan, chair: Chair) -> None:
        self._plan = plan
        self._chair = chair
        self.strange: list[str] = []

    async def play(self, key: Key) -> None:
        question = self._plan.questions.get(key.question)
        if question is None or not question.form.length:
            return
        for _ in range(APPROVED if question.needs_approval else 0):
            self._tell("approve", key, await self._chair.approve_first_text(key))
        self._tell("merge", key, await self._chair.merge_texts(key))
        self._tell("hide", key, await self._chair.hide_first_text(key))
        self._tell("show", key, await self._chair.show_first_text(key))

    def _tell(self, what: str, key: Key, is_done: bool) -> None:
        if not is_done:
            self.strange.append(f"{what} {key}")
