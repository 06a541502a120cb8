"""How far the day is: with a question, with a block or a pitch, and what the big button does next."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    READY = "ready"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    SEALED = "sealed"


class Move(StrEnum):
    """What the big button does next."""

    START_DAY = "start_day"
    START_BLOCK = "start_block"
    NEXT_PITCH = "next_pitch"
    NEXT_STAGE = "next_stage"
    OPEN_QUESTION = "open_question"
    CLOSE_QUESTION = "close_question"
    WAIT_FOR_STREAM = "wait_for_stream"
    REVEAL_RESULT = "reveal_result"
    END_DAY = "end_day"
    CLOSE_DAY = "close_day"
    NOTHING = "nothing"


class Progress(StrEnum):
    """Where the day is with a block or a pitch."""

    DONE = "done"
    NOW = "now"
    LATER = "later"
    SKIPPED = "skipped"


class Ahead(StrEnum):
    """What kind of stage the big button goes to inside a block."""

    QUESTION = "question"
    HARVEST = "harvest"
    RESULT = "result"
    FINDING = "finding"
    OUTCOME = "outcome"
