"""Online sees the end of everything as much later as its beginning, however the hall leaves it behind."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

import pytest

from app.core import commands as c
from app.core import events as e
from app.core.audiences import chair_view, phone_view
from app.core.behind import online
from app.core.own import own_key, own_view
from app.core.plan import Block, BlockKind, Plan, Seat, Visibility
from app.core.progress import Move, Phase
from app.core.refusals import Reason, Refused
from app.core.scene import stage_view
from app.core.stages import next_move
from app.core.views import QuestionView
from tests.core.day import CHOICE, CLOCK, PITCHES, PLAN, TAKEAWAY, Day

DELAYS = (8, 20, 30, 60)
LIVE, SHOWN = (replace(question, visibility=Visibility.LIVE) for question in (CHOICE, TAKEAWAY))
TAKE = SHOWN.id
ROUND = Block("pitches", BlockKind.PITCHES, "Pitchronde", 600, 60, "", "", PITCHES, 240, (), SHOWN)
VOTE = Block("stemming", BlockKind.QUESTION, "Stemming", 660, questions=(LIVE,))
PAUSE = Block("pauze", BlockKind.BREAK, "Pauze", 690)
SECOND = replace(ROUND, id="tweede", takeaway=replace(SHOWN, id="tweede-mee"))
NEXT_DAY = replace(PAUSE, id="morgen", day=1)
STEP = 0.5
SHUT = (Reason.QUESTION_NOT_OPEN, Reason.QUESTION_CLOSED, Reason.QUESTION_SEALED, Reason.ANSWER_COUNTED)


def plan(*blocks: Block, delay: int = 20) -> Plan:
    days = {"days": ("2020-09-17", "2020-09-18")} if any(block.day for block in blocks) else {}
    return replace(PLAN, blocks=blocks, delay=delay, **days)  # type: ignore[arg-type]


def day_of(*blocks: Block, delay: int = 20, presses: int = 1) -> Day:
    day = Day(plan(*blocks, delay=delay))
    day.join(5, 6)
    day.advance(presses)
    return day


def offers(day: Day, seat: Seat) -> str:
    """The question that the pages of a seat have a form for, empty when none."""
    view = phone_view(day.state, seat)
    question = view.stage.question or view.takeaway
    is_open = question and (question.phase is Phase.OPEN or (question.phase is Phase.CLOSING and seat is Seat.STREAM))
    return question.question.id if question and is_open else ""


def pitch(day: Day, seat: Seat) -> str:
    now = phone_view(day.state, seat).stage.pitch
    return now.pitch.id if now else ""


def takes(day: Day, seat: Seat, question: str) -> bool:
    if day.state.round_of(question) is None:
        return False
    actor = day.one_of(seat)
    try:
        day.do(day.ballot(actor, day.version(actor, question) % 2, question=question), actor)
    except Refused as refused:
        if refused.reason not in SHUT:
            raise
        return False
    return True


def results(day: Day) -> list[QuestionView]:
    """What the beamer and the pages show of a result."""
    views = [phone_view(day.state, seat, has_answered=True) for seat in Seat]
    shown = [stage_view(day.state).question, *(q for view in views for q in (view.stage.question, view.takeaway))]
    return [view for view in shown if view and view.result is not None]


@dataclass
class Windows:
    """Seconds in which each seat could answer one question, and in which its page offered that."""

    taken: dict[Seat, float] = field(default_factory=lambda: dict.fromkeys(Seat, 0.0))
    offered: dict[Seat, float] = field(default_factory=lambda: dict.fromkeys(Seat, 0.0))
    first_shown: float = 0.0

    def look(self, day: Day, question: str) -> None:
        for seat in Seat:
            self.offered[seat] += STEP if offers(day, seat) == question else 0
            self.taken[seat] += STEP if takes(day, seat, question) else 0
        if not self.first_shown and any(view.question.id == question for view in results(day)):
            self.first_shown = day.now


def press(day: Day) -> None:
    day.do(c.Advance(step=day.state.step, despite_incomplete=True))


def jump(day: Day) -> None:
    day.do(c.GoToBlock(step=day.state.step, block=day.state.plan.blocks[-1].id))


def back(day: Day) -> None:
    day.do(c.GoBack(step=day.state.step))


def shut(day: Day) -> None:
    asked = next(id_ for id_, rounds in day.state.rounds.items() if rounds[-1].is_taking)
    day.do(c.CloseQuestion(step=day.state.step, question=asked))


WAYS = {
    "closed by hand": ((VOTE, PAUSE), 2, CHOICE.id, shut),
    "closed by the big button": ((VOTE, PAUSE), 2, CHOICE.id, press),
    "jumped away from": ((VOTE, PAUSE), 2, CHOICE.id, jump),
    "pitches: closed by hand": ((ROUND, PAUSE), 2, TAKE, shut),
    "pitches: the next block": ((ROUND, PAUSE), 3, TAKE, press),
    "pitches: jumped away from": ((ROUND, VOTE, PAUSE), 2, TAKE, jump),
    "pitches: back to the block before": ((PAUSE, ROUND), 2, TAKE, back),
    "pitches: the end of a day that is not the last": ((ROUND, NEXT_DAY), 3, TAKE, press),
    "pitches: the end of the day": ((ROUND,), 3, TAKE, press),
}


@pytest.mark.parametrize("delay", DELAYS)
@pytest.mark.parametrize("way", WAYS)
def test_however_it_ends_online_has_the_same_time_and_nobody_sees_a_result_before(way: str, delay: int) -> None:
    blocks, presses, question, end = WAYS[way]
    day = day_of(*blocks, delay=delay, presses=presses)
    opened, lasts = day.now, 45
    windows = Windows()
    while day.now < opened + lasts + delay + 5:
        if day.now == opened + lasts:
            end(day)
        windows.look(day, question)
        day.pass_until(day.now + STEP)
    for window in (windows.taken, windows.offered):
        assert abs(window[Seat.HALL] - lasts) <= 1, way
        assert abs(window[Seat.STREAM] - lasts) <= 1, way
    assert not windows.first_shown or windows.first_shown >= opened + lasts + delay
    assert day.replayed() == day.state


@pytest.mark.parametrize("delay", DELAYS)
def test_online_takes_along_the_pitch_that_it_sees(delay: int) -> None:
    day = day_of(ROUND, PAUSE, delay=delay, presses=2)
    day.pass_until(day.now + 2 * delay)
    assert pitch(day, Seat.STREAM) == PITCHES[0].id
    day.advance()
    moved = day.now
    assert (pitch(day, Seat.HALL), pitch(day, Seat.STREAM)) == (PITCHES[1].id, PITCHES[0].id)
    assert own_key(day.state, Seat.STREAM).endswith(f":{PITCHES[0].id}")
    day.pass_until(moved + delay)
    assert pitch(day, Seat.STREAM) == PITCHES[1].id
    assert own_key(day.state, Seat.STREAM).endswith(f":{PITCHES[1].id}")
    assert online(day.state) is day.state


def test_the_clock_of_a_pitch_ends_online_when_the_stream_shows_its_end() -> None:
    day = day_of(ROUND, PAUSE, presses=2)
    began = day.now
    day.pass_until(began + 20)
    hall, stream = (phone_view(day.state, seat) for seat in (Seat.HALL, Seat.STREAM))
    assert (hall.stage.ends_at, stream.stage.ends_at) == (began + 240, began + 260)
    assert (hall.delay, stream.delay) == (0, 20)


def test_the_chair_sees_that_online_still_answers_what_the_hall_left() -> None:
    day = day_of(ROUND, PAUSE, presses=3)
    day.pass_until(day.now + 30)
    day.advance()
    (waiting,) = chair_view(day.state).waiting
    assert (waiting.question.id, waiting.stream_until) == (TAKE, day.now + 20)
    day.pass_until(day.now + 21)
    assert chair_view(day.state).waiting == ()


def test_that_online_has_finished_makes_no_press_of_the_chair_too_late() -> None:
    day = day_of(ROUND, PAUSE, VOTE, presses=4)
    step = day.state.step
    day.pass_until(day.now + 25)
    day.do(c.Advance(step=step))
    assert day.state.current is not None
    assert day.state.current.id == VOTE.id


def test_the_last_day_closes_when_online_has_finished_too() -> None:
    day = day_of(ROUND, presses=3)
    day.pass_until(day.now + 30)
    assert next_move(day.state) is Move.CLOSE_QUESTION
    day.advance()
    assert next_move(day.state) is Move.WAIT_FOR_STREAM
    assert day.refused(c.Advance(step=day.state.step)) is Reason.STREAM_ANSWERS
    day.pass_until(day.now + 21)
    day.advance()
    assert day.state.is_over
    assert day.round(TAKE).phase is Phase.SEALED


def test_a_question_that_was_left_is_counted_for_good_when_online_has_finished() -> None:
    day = day_of(VOTE, PAUSE, presses=2)
    day.pass_until(day.now + 30)
    jump(day)
    assert day.round(CHOICE.id).phase is Phase.CLOSING
    assert day.refused(c.ReopenQuestion(step=day.state.step, question=CHOICE.id)) is Reason.PART_LEFT
    day.pass_until(day.now + 21)
    assert day.round(CHOICE.id).phase is Phase.SEALED


def test_who_goes_back_in_time_takes_along_again() -> None:
    day = day_of(ROUND, PAUSE, presses=4)
    day.pass_until(day.now + 5)
    back(day)
    assert day.round(TAKE).phase is Phase.OPEN
    assert takes(day, Seat.HALL, TAKE)


def test_without_anybody_online_nothing_waits() -> None:
    day = Day(plan(ROUND, VOTE, PAUSE))
    day.join(6)
    day.advance(3)
    jump(day)
    assert not day.round(TAKE).is_taking
    assert day.state.behind == ()


def test_what_somebody_chose_stays_theirs_while_online_is_behind() -> None:
    day = day_of(ROUND, PAUSE, presses=3)
    day.pass_until(day.now + 25)
    actor = day.one_of(Seat.STREAM)
    day.advance()
    day.vote(actor, 0, question=TAKE)
    held = own_view(day.state, Seat.STREAM, actor.id)
    assert [mark.item for mark in held.marks] == [0]
    assert own_view(day.state, Seat.HALL, day.one_of(Seat.HALL).id).marks == ()


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_chair_does_online_is_never_cut_short(seed: int) -> None:
    rng = random.Random(seed)
    day = day_of(ROUND, VOTE, SECOND, PAUSE, delay=rng.choice(DELAYS))
    for _ in range(40):
        step, ids = day.state.step, [block.id for block in day.state.plan.blocks]
        deed: c.Command = rng.choice(
            [
                c.Advance(step=step),
                c.ReopenQuestion(step=step, question=rng.choice([*day.state.rounds, CHOICE.id])),
                c.GoBack(step=step),
                c.GoToBlock(step=step, block=rng.choice(ids)),
                c.SetDelay(seconds=rng.choice(DELAYS)),
            ]
        )
        try:
            day.do(deed)
        except Refused:
            day.do(c.Tick(), CLOCK)
        until = day.now + rng.uniform(0, 90)
        while day.now < until:
            for question in day.state.rounds:
                round_ = day.round(question)
                is_seen = round_.is_taking and not round_.stream_from
                assert not is_seen or takes(day, Seat.STREAM, question)
                if offers(day, Seat.STREAM) == question:
                    assert takes(day, Seat.STREAM, question)
            assert not any(day.round(view.question.id).is_taking for view in results(day))
            day.pass_until(min(until, day.now + 7))
    assert_closed_online_a_delay_later(day)
    assert day.replayed() == day.state


def assert_closed_online_a_delay_later(day: Day) -> None:
    """Every round closed for all only when its time online was over."""
    until: dict[tuple[str, int], float] = {}
    for fact in day.facts:
        if isinstance(fact, (e.QuestionOpened, e.QuestionReopened)):
            until[fact.question, fact.round] = float("inf")
        elif isinstance(fact, e.QuestionClosing):
            assert fact.until == fact.at + day.state.rounds[fact.question][fact.round - 1].delay
            until[fact.question, fact.round] = fact.until
        elif isinstance(fact, (e.QuestionClosed, e.QuestionSealed)):
            assert fact.at >= until[fact.question, fact.round]
