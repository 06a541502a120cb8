"""A look back: the result of an earlier question, shown again."""

from __future__ import annotations

from app.core.plan import Block, Plan, Question


def reviewed(plan: Plan, block: Block) -> Question | None:
    """The question whose result this block shows again: the last one above it that has the text."""
    if not block.review:
        return None
    wanted, found = block.review.casefold(), None
    for earlier in plan.blocks:
        if earlier.id == block.id:
            break
        found = next((question for question in earlier.questions if question.text.casefold() == wanted), found)
    return found


def is_in_order(plan: Plan) -> bool:
    """Does every look back come after what it looks back at?"""
    return all(not block.review or reviewed(plan, block) for block in plan.blocks)
