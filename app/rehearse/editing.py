"""What the chair of a played day changes on the way: a question on the spot, and a break that is skipped."""

from __future__ import annotations

from dataclasses import replace

from app.core.plan import Block, BlockKind, Plan, Question
from app.core.questions import KINDS
from app.rehearse.chair import Chair
from app.rehearse.speech import SPEECHES

QUICK = "question-1"
"""The server gives the first question on the spot this id."""
TALKS = (BlockKind.KEYNOTE, BlockKind.BRIEFING, BlockKind.PLENARY)
BREAKS = (BlockKind.BREAK, BlockKind.MEAL)


def with_quick(plan: Plan) -> Plan:
    """The programme as it will be once the question on the spot was asked."""
    home = next((block for block in plan.blocks if block.kind in TALKS and not block.is_skipped), None)
    if home is None:
        return plan
    speech = SPEECHES[plan.language]
    quick = Question(QUICK, speech.quick, KINDS["choice"].form({}, speech.quick_options))
    asked = replace(home, questions=(quick, *home.questions))
    return replace(plan, blocks=tuple(asked if block is home else block for block in plan.blocks))


def skipped_in(plan: Plan) -> str:
    """A break that can go: the day began before it, and it is not where the outcomes are recorded."""
    pairs = zip(plan.blocks[1:], plan.blocks[2:], strict=False)
    return next((b.id for b, after in pairs if _can_go(b, after)), "")


class Editing:
    def __init__(self, plan: Plan, chair: Chair) -> None:
        self.strange: list[str] = []
        self._chair = chair
        self._home = next((block.id for block in plan.blocks if any(q.id == QUICK for q in block.questions)), "")
        self._speech = SPEECHES[plan.language]
        self._skipped = skipped_in(plan)
        self._is_skipped = False

    async def play(self, now: str) -> bool:
        """True when people have something new to answer."""
        if self._skipped and now == self._skipped:
            self.strange.append(f"skipped {now}")
        if self._skipped and not self._is_skipped:
            self._is_skipped = await self._chair.skip(self._skipped)
        if not self._home or now != self._home:
            return False
        self._home = ""
        is_asked = await self._chair.ask_on_the_spot(self._speech.quick, self._speech.quick_options)
        self.strange += [] if is_asked else ["add_question"]
        return is_asked


def _can_go(block: Block, after: Block) -> bool:
    return block.kind in BREAKS and after.kind is not BlockKind.WRAPUP and after.day == block.day
