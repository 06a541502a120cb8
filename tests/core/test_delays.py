"""Online gets the same time to think, as many seconds later as the stream runs behind the hall."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.core import commands as c
from app.core import events as e
from app.core.audiences import chair_view, phone_view
from app.core.own import own_key
from app.core.plan import Plan, Seat, Visibility
from app.core.progress import Move, Phase
from app.core.refusals import Reason, Refused
from app.core.retention import erases_at
from app.core.roles import Actor, Role
from app.core.screen import screen_view
from app.core.ticks import due
from app.core.views import QuestionView
from tests.core.day import CHOICE, Day, plan_with

DELAYS = (8, 20, 30, 60)
LIVE = replace(CHOICE, visibility=Visibility.LIVE)


def delayed(delay: int, plan: Plan | None = None) -> Day:
    """Five in the hall, six online, the question just opened."""
    day = Day(replace(plan or plan_with(LIVE), delay=delay))
    day.join(5, 6)
    day.advance(2)
    return day


def may_answer(day: Day, seat: Seat) -> bool:
    ballot = day.ballot(day.one_of(seat), day.version(day.one_of(seat), "nodig") % 3)
    try:
        day.do(ballot, day.one_of(seat))
    except Refused as refused:
        return refused.reason not in (Reason.QUESTION_NOT_OPEN, Reason.QUESTION_CLOSED)
    return True


def seen(day: Day, seat: Seat) -> QuestionView:
    question = phone_view(day.state, seat).stage.question
    assert question is not None
    return question


@pytest.mark.parametrize("delay", DELAYS)
def test_the_time_to_answer_is_as_long_online_as_in_the_hall(delay: int) -> None:
    day = delayed(delay)
    opened = day.now
    open_for = dict.fromkeys(Seat, 0.0)
    while day.now < opened + 45 + delay + 5:
        if day.now == opened + 45:
            day.do(c.CloseQuestion(step=day.state.step, question="nodig"))
        for seat in Seat:
            open_for[seat] += 0.5 if may_answer(day, seat) else 0
        day.pass_until(day.now + 0.5)
    assert abs(open_for[Seat.HALL] - 45) <= 1
    assert abs(open_for[Seat.STREAM] - open_for[Seat.HALL]) <= 1


@pytest.mark.parametrize("delay", DELAYS)
def test_no_answer_from_online_is_refused_in_its_window_and_all_are_outside_it(delay: int) -> None:
    rng, day = random.Random(delay), delayed(delay)
    opened, closed = day.now, day.now + 40
    moments = sorted(opened + rng.uniform(0, 45 + 2 * delay) for _ in range(300))
    for moment in [m for m in moments if m < closed] + [closed] + [m for m in moments if m > closed]:
        day.pass_until(moment)
        if moment == closed:
            day.do(c.CloseQuestion(step=day.state.step, question="nodig"))
        elif day.round("nodig").phase is not Phase.SEALED:
            assert may_answer(day, Seat.STREAM) is (opened + delay <= moment <= closed + delay), moment - opened


@pytest.mark.parametrize("delay", DELAYS)
def test_a_page_offers_an_answer_only_while_one_is_taken(delay: int) -> None:
    day = delayed(delay)
    assert seen(day, Seat.HALL).phase is Phase.OPEN
    waiting = seen(day, Seat.STREAM)
    assert (waiting.phase, waiting.stream_from) == (Phase.READY, day.now + delay)
    assert own_key(day.state, Seat.STREAM) == "nodig:1:ready:"
    day.pass_until(day.now + delay)
    assert seen(day, Seat.STREAM).phase is Phase.OPEN
    assert own_key(day.state, Seat.STREAM) == "nodig:1:open:"
    day.advance()
    assert own_key(day.state, Seat.HALL) == "nodig:1:closed:"
    assert own_key(day.state, Seat.STREAM) == "nodig:1:open:"
    day.pass_until(day.now + delay + 1)
    assert own_key(day.state, Seat.STREAM) == "nodig:1:closed:"


@pytest.mark.parametrize("delay", DELAYS)
def test_nobody_sees_a_result_before_both_are_closed(delay: int) -> None:
    day = delayed(delay)
    for participant in list(day.state.participants)[:5]:
        day.vote(Actor(Role.PARTICIPANT, participant), 1)
    day.advance()
    closed = day.now
    while day.round("nodig").is_taking:
        stages = [
            *(phone_view(day.state, seat, has_answered=True).stage for seat in Seat),
            screen_view(day.state).stage,
        ]
        assert all(stage.question and stage.question.result is None for stage in stages)
        day.pass_until(day.now + 0.5)
    assert closed + delay <= day.now <= closed + delay + 1
    assert seen(day, Seat.HALL).result is not None


def test_the_clock_of_a_question_runs_as_long_online_as_in_the_hall() -> None:
    day = delayed(20, plan_with(replace(LIVE, seconds=60)))
    assert seen(day, Seat.HALL).ends_at == day.now + 60
    assert seen(day, Seat.STREAM).ends_at == 0
    day.pass_until(day.now + 20)
    assert seen(day, Seat.STREAM).ends_at == day.now + 60


def test_the_chair_sees_when_online_opens_and_closes_and_the_next_step_waits() -> None:
    day = delayed(12)
    question = chair_view(day.state).question
    assert question is not None
    assert question.stream_from == day.now + 12
    day.pass_until(day.now + 30)
    day.advance()
    view = chair_view(day.state)
    assert view.move is Move.WAIT_FOR_STREAM
    assert view.question is not None
    assert view.question.stream_until == day.now + 12
    assert day.refused(c.Advance(step=day.state.step)) is Reason.STREAM_ANSWERS
    day.do(c.CloseQuestion(step=day.state.step, question="nodig"))
    assert day.round("nodig").phase is Phase.CLOSED


def test_a_close_before_online_opened_leaves_online_the_same_short_time() -> None:
    day = delayed(20)
    opened = day.now
    day.pass_until(opened + 5)
    day.advance()
    assert not may_answer(day, Seat.STREAM)
    day.pass_until(opened + 20)
    assert may_answer(day, Seat.STREAM)
    day.pass_until(opened + 25.5)
    assert not may_answer(day, Seat.STREAM)


def test_open_again_is_for_online_when_the_stream_has_shown_it_unless_it_was_never_shut() -> None:
    day = delayed(10)
    day.pass_until(day.now + 15)
    day.advance()
    day.do(c.ReopenQuestion(step=day.state.step, question="nodig"))
    assert may_answer(day, Seat.STREAM)
    day.advance()
    day.pass_until(day.now + 12)
    day.do(c.ReopenQuestion(step=day.state.step, question="nodig"))
    assert not may_answer(day, Seat.STREAM)
    day.pass_until(day.now + 10)
    assert may_answer(day, Seat.STREAM)


def test_without_a_delay_all_open_and_close_at_once() -> None:
    day = delayed(0)
    assert may_answer(day, Seat.STREAM)
    assert due(day.state) == erases_at(day.state)
    day.advance()
    assert day.round("nodig").phase is Phase.CLOSED


def test_the_chair_sets_the_delay_and_the_next_question_has_it() -> None:
    day = Day(plan_with(LIVE))
    day.join(5, 6)
    day.do(c.SetDelay(seconds=9))
    day.advance(2)
    assert day.round("nodig").delay == 9
    assert day.refused(c.SetDelay(seconds=5)) is Reason.DELAY_LOCKED
    assert day.replayed() == day.state


@pytest.mark.parametrize("seconds", [-1, 61, 3600])
def test_a_delay_that_cannot_be_is_refused(seconds: int) -> None:
    assert Day().refused(c.SetDelay(seconds=seconds)) is Reason.DELAY_TOO_LONG


def test_the_same_delay_again_is_no_news() -> None:
    day = Day(replace(plan_with(LIVE), delay=14))
    assert day.do(c.SetDelay(seconds=14)) == []


@pytest.mark.parametrize("seed", range(10))
def test_whatever_happens_the_journal_gives_the_same_day(seed: int) -> None:
    rng = random.Random(seed)
    day = delayed(rng.choice(DELAYS))
    for _ in range(60):
        step = day.state.step
        deed: c.Command = rng.choice(
            [
                c.Advance(step=step, despite_incomplete=True),
                c.ReopenQuestion(step=step, question="nodig"),
                c.OpenNextRound(step=step, question="nodig"),
                c.SetDelay(seconds=rng.choice(DELAYS)),
            ]
        )
        try:
            day.do(deed)
        except Refused:
            if not day.state.is_over:
                may_answer(day, rng.choice(list(Seat)))
        day.pass_until(day.now + rng.uniform(0, 15))
    assert any(isinstance(fact, e.QuestionOpenedOnline) for fact in day.facts)
    assert day.replayed() == day.state
