"""Why a command is refused. A refusal is expected and is data, not a failure; `app.words` says it in Dutch."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    NOT_ALLOWED = "not_allowed"
    STALE_STEP = "stale_step"
    NOTHING_NEXT = "nothing_next"
    NOTHING_BEFORE = "nothing_before"
    UNKNOWN_BLOCK = "unknown_block"
    UNKNOWN_QUESTION = "unknown_question"
    QUESTION_NOT_OPEN = "question_not_open"
    QUESTION_CLOSED = "question_closed"
    QUESTION_SEALED = "question_sealed"
    ANSWER_COUNTED = "answer_counted"
    STALE_ANSWER = "stale_answer"
    EMPTY_ANSWER = "empty_answer"
    UNKNOWN_OPTION = "unknown_option"
    TOO_MANY_CHOICES = "too_many_choices"
    TOO_MANY_ENTRIES = "too_many_entries"
    TEXT_TOO_LONG = "text_too_long"
    FEW_PRESENT = "few_present"
    SEAT_LOCKED = "seat_locked"
    STREAM_ANSWERS = "stream_answers"
    DELAY_LOCKED = "delay_locked"
    DELAY_TOO_LONG = "delay_too_long"
    ROLE_NEEDED = "role_needed"
    UNKNOWN_PARTICIPANT = "unknown_participant"
    UNKNOWN_TEXT = "unknown_text"
    UNKNOWN_PITCH = "unknown_pitch"
    UNKNOWN_OUTCOME = "unknown_outcome"
    OUTCOME_CHANGED = "outcome_changed"
    NOTHING_SAID = "nothing_said"
    NOT_YOUR_OUTCOME = "not_your_outcome"
    SPOKESPERSON_NEEDED = "spokesperson_needed"
    OUTCOMES_INCOMPLETE = "outcomes_incomplete"
    QUERIES_CLOSED = "queries_closed"
    NO_QUERY_TEXT = "no_query_text"
    TOO_MANY_QUERIES = "too_many_queries"
    UNKNOWN_QUERY = "unknown_query"
    QUERY_SETTLED = "query_settled"
    OWN_QUERY = "own_query"
    SAME_QUERY = "same_query"
    DAY_CLOSED = "day_closed"
    CANNOT_UNDO = "cannot_undo"
    PART_LEFT = "part_left"
    CLOSE_FIRST = "close_first"
    NOTHING_ON = "nothing_on"
    QUESTION_UNFIT = "question_unfit"
    QUESTION_STILL_OPEN = "question_still_open"
    BLOCK_UNFIT = "block_unfit"
    CANNOT_MOVE = "cannot_move"
    DAY_FULL = "day_full"
    UNKNOWN_BREAKOUT = "unknown_breakout"
    BREAKOUT_NOT_ON = "breakout_not_on"
    BREAKOUT_FIXED = "breakout_fixed"
    BREAKOUT_FULL = "breakout_full"
    PROPOSAL_ACCEPTED = "proposal_accepted"
    ALREADY_CALLED = "already_called"
    UNKNOWN_LINK = "unknown_link"
    DAY_NOT_CLOSED = "day_not_closed"
    NOT_SURE = "not_sure"


class Refused(Exception):
    """An expected no. `value` is what the sender gave, `limit` what it may be; both go in the message."""

    def __init__(self, reason: Reason, value: str = "", limit: int = 0) -> None:
        super().__init__(reason, value, limit)
        self.reason = reason
        self.value = value
        self.limit = limit
