"""What is odd in a programme and may still be meant: said by `check`, and no reason to refuse the file. A chair may
ask the same twice on the spot, or move a part out of the hours of a role, and that programme is saved as a file too."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.expected import roles_away
from app.core.plan import Plan
from app.plan_file.problems import shortened

SAME_QUESTION = "In ‘{block}’ staat de vraag ‘{question}’ twee keer. Haal er één weg, of maak ze verschillend."
ROLE_NEVER = "Op de tijden bij ‘{role}’ begint geen enkel onderdeel. Pas de tijd achter die rol aan."


def remarks(plan: Plan) -> Iterator[str]:
    yield from _never_expected(plan)
    yield from _asked_twice(plan)


def _never_expected(plan: Plan) -> Iterator[str]:
    """A role that no block waits for is most often a mistake in a time."""
    always = set.intersection(*({*roles_away(plan, block)} for block in plan.blocks))
    yield from (ROLE_NEVER.format(role=shortened(role)) for role in plan.roles if role in always)


def _asked_twice(plan: Plan) -> Iterator[str]:
    for block in plan.blocks:
        asked = [question.text.casefold() for question in block.questions]
        for at, question in enumerate(block.questions):
            if asked.index(asked[at]) < at:
                yield SAME_QUESTION.format(block=shortened(block.title), question=shortened(question.text))
