"""One connection: newest wins, answers are kept, who does not read is let go."""

from __future__ import annotations

import pytest

from app.live.audience import Audience
from app.live.mailbox import MOST_LETTERS, Mailbox, MailboxClosed


async def test_a_newer_frame_takes_the_place_of_the_older_one() -> None:
    mailbox = Mailbox(Audience.HALL)
    mailbox.put("stage", "old")
    mailbox.put("result", "bars")
    mailbox.put("stage", "new")
    assert await mailbox.next() == ["new", "bars"]


async def test_answers_come_first_and_are_never_dropped() -> None:
    mailbox = Mailbox(Audience.HALL)
    mailbox.put("stage", "frame")
    mailbox.tell("one")
    mailbox.tell("two")
    assert await mailbox.next() == ["one", "two", "frame"]


async def test_a_free_wire_is_written_to_at_once_and_a_busy_one_waits() -> None:
    written: list[str] = []
    mailbox = Mailbox(Audience.HALL)

    def write(text: str) -> bool:
        written.append(text)
        return len(written) < 2

    mailbox.sink = write
    mailbox.put("stage", "first")
    mailbox.put("stage", "second")
    mailbox.put("stage", "third")
    assert written == ["first", "second"]
    assert await mailbox.next() == ["third"]


async def test_a_connection_that_lets_answers_pile_up_is_closed() -> None:
    mailbox = Mailbox(Audience.HALL)
    for number in range(MOST_LETTERS + 1):
        mailbox.tell(str(number))
    with pytest.raises(MailboxClosed) as closed:
        await mailbox.next()
    assert closed.value.code == 1008
