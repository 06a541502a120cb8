"""People are known for as long as the programme says; what they left in the record stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.core import commands as c
from app.core.agenda import ZONE
from app.core.audiences import chair_view
from app.core.decision import Facts
from app.core.events import PeopleErased, QueriesSealed, QuestionSealed
from app.core.outcome_views import outcome_views
from app.core.plan import Anonymity, Block, BlockKind, Breakout, Seat
from app.core.records import DetailsErased, Participant, Text
from app.core.refusals import Reason
from app.core.report_views import report_view
from app.core.retention import erase_date, erases_at
from app.core.roles import Actor, Role
from app.core.ticks import due
from app.core.wording import OutcomeKind
from tests.core.day import AGREEMENT, CHAIR, CLOCK, NOBODY, OPEN, PLAN, Day, plan_with

ORGANISER = Actor(Role.ORGANISER)
CANARY = Actor(Role.PARTICIPANT, "kanarie")
DAY_SECONDS = 24 * 3600


def on(day: str, hour: int = 12) -> float:
    return datetime.fromisoformat(f"{day}T{hour:02d}:00").replace(tzinfo=ZONE).timestamp()


def held(day: Day | None = None) -> Day:
    """A day with one person who said who they are, on the planned date."""
    day = day or Day()
    day.now = on("2020-09-17")
    day.do(c.Join(participant=CANARY.id, role="kanarierol", organisation="gemeente Vogelveld"), NOBODY)
    return day


def agreed(day: Day) -> str:
    """An agreement that the canary said yes to."""
    day.do(c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=AGREEMENT))
    (id_,) = day.state.outcomes
    day.do(c.ClaimOutcome(outcome=id_), CANARY)
    day.do(c.AssignOutcome(outcome=id_, participant=CANARY.id, is_spokesperson=True))
    day.do(c.ReplyToOutcome(outcome=id_), CANARY)
    return id_


def pass_to(day: Day, moment: float) -> Facts:
    day.now = moment
    return day.do(c.Tick(), CLOCK)


def closed(day: Day) -> Day:
    while not day.state.is_over:
        day.advance(anonymity=Anonymity.CONFIDENTIAL, despite_incomplete=True)
    return day


@pytest.mark.parametrize(("keep", "date_"), [(30, "2020-10-17"), (1, "2020-09-18"), (365, "2021-09-17")])
def test_people_are_forgotten_so_many_days_after_the_day(keep: int, date_: str) -> None:
    day = held(Day(replace(PLAN, keep_days=keep)))
    assert erase_date(day.state) == date.fromisoformat(date_)
    assert due(day.state) == erases_at(day.state) == on(date_, 0)
    assert pass_to(day, on(date_, 0) - 1) == []
    assert CANARY.id in day.state.participants
    pass_to(day, on(date_, 0))
    assert not day.state.participants
    assert day.replayed() == day.state


def test_a_day_of_several_counts_from_its_last() -> None:
    plan = replace(PLAN, days=("2020-09-17", "2020-09-18"))
    assert erase_date(held(Day(plan)).state) == date(2020, 10, 18)


def test_a_day_that_is_held_later_than_planned_keeps_its_people_as_long() -> None:
    """A sample day of years ago must not forget people as they come in."""
    day = Day()
    day.now = on("2026-03-02")
    day.join(1)
    assert erase_date(day.state) == date(2026, 4, 1)
    assert pass_to(day, day.now + DAY_SECONDS) == []


def test_a_day_without_anybody_has_nothing_to_forget() -> None:
    day = Day()
    assert (due(day.state), erases_at(day.state)) == (0, 0)
    assert pass_to(day, on("2022-01-01")) == []
    assert erase_date(day.state, on("2020-09-01")) == date(2020, 10, 17)


def test_once_is_enough_until_somebody_comes_back() -> None:
    day = held()
    pass_to(day, on("2020-10-17"))
    assert (due(day.state), pass_to(day, on("2020-12-01"))) == (0, [])
    day.join(1)
    assert erase_date(day.state) == date(2020, 12, 31)


def test_who_offered_or_was_asked_is_forgotten_and_who_said_yes_stays_in_the_record() -> None:
    day = held()
    id_ = agreed(day)
    others = day.join(2)
    for person in others:
        day.do(c.ClaimOutcome(outcome=id_, role="buurman"), person)
    closed(day)
    (before,) = outcome_views(day.state)
    day.do(c.ErasePeople(is_sure=True), ORGANISER)
    (after,) = outcome_views(day.state)
    assert after.confirmation == before.confirmation
    assert after.confirmation
    assert after.confirmation.role == "kanarierol"
    assert (len(before.claims), after.claims) == (2, ())
    assert chair_view(day.state).people == ()
    assert day.replayed() == day.state


def test_who_was_only_asked_is_in_no_record() -> None:
    day = held()
    id_ = agreed(day)
    (other,) = day.join(1)
    day.do(c.AssignOutcome(outcome=id_, participant=other.id, is_spokesperson=True))
    closed(day)
    facts = day.do(c.ErasePeople(is_sure=True), CHAIR)
    assert outcome_views(day.state)[0].assigned is None
    assert [fact.signed for fact in facts if isinstance(fact, PeopleErased)] == [()]


def test_what_was_written_under_a_name_keeps_that_name_in_the_report() -> None:
    day = held(Day(plan_with(replace(OPEN, anonymity=Anonymity.NAMED))))
    day.join(6)
    day.advance(2)
    day.write(CANARY, "Meer tijd")
    closed(day)
    before = report_view(day.state, "")
    day.do(c.ErasePeople(is_sure=True), ORGANISER)
    assert report_view(day.state, "") == before
    assert "kanarierol" in str(before)
    assert day.replayed() == day.state


def test_a_question_that_was_left_open_is_sealed_first() -> None:
    """An open ballot is somebody's, so nobody is forgotten while it lies there."""
    day = held()
    day.join(6)
    day.advance(2)
    day.vote(CANARY, 0, question="neem-mee")
    day.do(c.AskQuery("op-vraag", "Wie?"), CANARY)
    facts = pass_to(day, on("2020-10-17"))
    assert [type(fact) for fact in facts if isinstance(fact, (QuestionSealed, QueriesSealed, PeopleErased))] == [
        QuestionSealed,
        QueriesSealed,
        PeopleErased,
    ]
    assert any(isinstance(fact, DetailsErased) for fact in facts)
    assert not any(isinstance(fact, Participant) for fact in facts)
    assert day.replayed() == day.state


def test_of_who_is_in_no_record_nothing_is_written_again() -> None:
    day = held()
    facts = pass_to(day, on("2020-10-17"))
    assert not any(isinstance(fact, Text) for fact in facts)
    assert "kanarie" not in str(facts)
    assert "Vogelveld" not in str(day.state)


def test_people_are_counted_as_they_were() -> None:
    day = held()
    day.join(4, 3)
    closed(day)
    present = day.state.present
    day.do(c.ErasePeople(is_sure=True), ORGANISER)
    assert day.state.present == present == (5, 3)


def test_the_report_says_how_many_were_in_each_session_as_it_did() -> None:
    rooms = (Breakout("eigen", "Voor wie er is", ("kanarierol",)), Breakout("ander", "Voor managers", ("manager",)))
    block = Block("sessies", BlockKind.BREAKOUTS, "Sessies", 12 * 60, breakouts=rooms)
    day = closed(held(Day(replace(PLAN, blocks=(block, *PLAN.blocks)))))
    before = [harvest.session for harvest in report_view(day.state, "").blocks[0].harvests]
    assert [session.all for session in before] == [1, 0]
    for _ in range(2):
        day.do(c.ErasePeople(is_sure=True), ORGANISER)
        assert [harvest.session for harvest in report_view(day.state, "").blocks[0].harvests] == before


def test_nobody_comes_into_a_day_that_is_closed() -> None:
    """Else the report would count who came after it, or somebody who was forgotten twice."""
    day = closed(held())
    assert day.refused(c.Join(participant="nieuw"), NOBODY) is Reason.DAY_CLOSED
    assert day.do(c.Join(participant=CANARY.id), NOBODY) == []
    day.do(c.ErasePeople(is_sure=True), ORGANISER)
    assert day.refused(c.Join(participant=CANARY.id), NOBODY) is Reason.DAY_CLOSED


def test_while_the_day_goes_on_nobody_is_forgotten() -> None:
    day = held()
    assert day.refused(c.ErasePeople(is_sure=True), ORGANISER) is Reason.DAY_NOT_CLOSED


def test_forgetting_takes_two_steps() -> None:
    day = closed(held())
    assert day.refused(c.ErasePeople(), ORGANISER) is Reason.NOT_SURE
    assert CANARY.id in day.state.participants
    day.do(c.ErasePeople(is_sure=True), ORGANISER)
    assert day.do(c.ErasePeople(is_sure=True), ORGANISER) == []


def test_a_device_of_before_is_not_known_any_more() -> None:
    day = closed(held())
    day.do(c.ErasePeople(is_sure=True), ORGANISER)
    assert day.refused(c.DescribeSelf(role="kanarierol"), CANARY) is Reason.UNKNOWN_PARTICIPANT
    assert day.refused(c.MoveSeat(seat=Seat.STREAM), CANARY) is Reason.UNKNOWN_PARTICIPANT
