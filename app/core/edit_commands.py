"""Commands that change the programme while the day runs; all of them end as one event, `PlanRevised`."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.command import StepCommand
from app.core.plan import Anonymity, BlockKind


@dataclass(frozen=True, slots=True)
class AddQuestion(StepCommand):
    """A question on the spot, behind the stage of now. Without a kind the options say which; `is_opened`: at once."""

    text: str = ""
    kind: str = ""
    options: tuple[str, ...] = ()
    anonymity: Anonymity = Anonymity.ANONYMOUS
    is_opened: bool = False


@dataclass(frozen=True, slots=True)
class AddBlock(StepCommand):
    """Behind the block of now; what comes after it moves as far as it must."""

    kind: BlockKind = BlockKind.PLENARY
    title: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class MoveBlock(StepCommand):
    block: str = ""
    is_later: bool = True


@dataclass(frozen=True, slots=True)
class SkipBlock(StepCommand):
    block: str = ""
    is_skipped: bool = True
