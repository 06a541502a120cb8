"""Who helps the chair proposes what to record, moves people, and sees what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.audiences import chair_view
from app.core.breakout_view import PlacedView
from app.core.breakouts import number_of
from app.core.outcome_views import outcome_views
from app.core.own import has_own, own_view
from app.core.plan import Seat
from app.core.refusals import Reason
from app.core.report_views import report_view
from app.core.role_views import helper_view
from app.core.roles import Actor, Role
from app.core.wording import OutcomeKind, Wording
from tests.core.day import AGREEMENT, CHAIR, Day
from tests.core.test_breakouts import RAPPORTEUR, come, place, under_way

HELPER = Actor(Role.HELPER)
SAID = Wording("We doen dit samen.")


def proposed() -> Day:
    day = Day()
    day.advance()
    day.do(c.RecordOutcome("op-1", OutcomeKind.AGREEMENT, AGREEMENT), HELPER)
    return day


def test_what_a_helper_records_waits_for_the_chair() -> None:
    day = proposed()
    assert outcome_views(day.state) == ()
    assert report_view(day.state, "").agreements == ()
    (proposal,) = chair_view(day.state).desk.proposals
    assert proposal.outcome.origin == day.plan.blocks[0].title
    day.do(c.AcceptOutcome(outcome="o1", version=1))
    assert [view.number for view in outcome_views(day.state)] == [1]
    assert chair_view(day.state).desk.proposals == ()
    assert helper_view(day.state).proposals[0].is_accepted


def test_what_was_given_back_says_why_and_can_be_said_otherwise() -> None:
    day = proposed()
    day.do(c.ReturnOutcome(outcome="o1", text="Wie doet dit?"))
    assert helper_view(day.state).proposals[0].reason == "Wie doet dit?"
    day.do(c.RewordOutcome(outcome="o1", version=1, wording=SAID), HELPER)
    assert helper_view(day.state).proposals[0].reason == ""
    day.do(c.WithdrawOutcome(outcome="o1"), HELPER)
    assert helper_view(day.state).proposals == ()


def test_a_helper_has_no_say_about_what_the_chair_recorded_or_a_session_proposes() -> None:
    day = under_way()
    day.do(c.RecordOutcome("op-1", OutcomeKind.AGREEMENT, AGREEMENT), CHAIR)
    day.do(c.RecordOutcome("op-2", OutcomeKind.AGREEMENT, AGREEMENT), RAPPORTEUR)
    for outcome in ("o1", "o2"):
        command = c.RewordOutcome(outcome=outcome, version=1, wording=SAID)
        assert day.refused(command, HELPER) is Reason.NOT_ALLOWED
        assert day.refused(c.WithdrawOutcome(outcome=outcome), HELPER) is Reason.NOT_ALLOWED


def test_what_was_taken_over_is_the_days() -> None:
    day = proposed()
    day.do(c.AcceptOutcome(outcome="o1", version=1))
    assert day.refused(c.WithdrawOutcome(outcome="o1"), HELPER) is Reason.PROPOSAL_ACCEPTED


def test_after_the_day_a_helper_proposes_nothing() -> None:
    day = proposed()
    day.state = replace(day.state, closed_at=day.now)
    assert day.refused(c.RecordOutcome(wording=SAID), HELPER) is Reason.DAY_CLOSED
    assert day.refused(c.WithdrawOutcome(outcome="o1"), HELPER) is Reason.NOT_ALLOWED


def test_a_helpers_proposal_comes_back_after_a_restart() -> None:
    day = proposed()
    assert helper_view(day.replayed()).proposals == helper_view(day.state).proposals


# -- who goes where ----------------------------------------------------------------------------


def found(day: Day, id_: str) -> PlacedView:
    return next(person for person in helper_view(day.state).breakouts.people if person.participant == id_)


@pytest.mark.parametrize("blocks", [1, 2])
def test_everybody_is_known_by_a_number_of_their_own(blocks: int) -> None:
    day = under_way(blocks)
    for id_ in ("een", "twee", "drie", "vier"):
        come(day, id_, "manager")
    numbers = {found(day, id_).number for id_ in ("een", "twee", "drie", "vier")}
    assert len(numbers) == 4, "four times a manager, and each is somebody else"
    assert {len(number) for number in numbers} == {4}


def test_the_number_stands_on_the_own_phone_and_stays() -> None:
    day = under_way()
    come(day, "laat", "")
    number = found(day, "laat").number
    assert number_of("laat") == number
    assert own_view(day.state, Seat.HALL, "laat").number
    assert has_own(day.state, "laat")
    day.do(c.MovePerson(participant="laat", breakout="ervaring"), HELPER)
    assert place(day, "laat") == "ervaring"
    assert (found(day, "laat").number, found(day, "laat").breakout) == (number, "ervaring")


def test_a_number_is_of_no_use_where_nobody_is_moved() -> None:
    day = under_way()
    come(day, "w", "wethouder")
    day.advance()
    assert not own_view(day.state, Seat.HALL, "w").number


def test_who_is_nowhere_comes_first() -> None:
    day = under_way()
    come(day, "w", "wethouder")
    come(day, "gast", "gast")
    come(day, "laat", "")
    come(day, "v", "wethouder")
    people = helper_view(day.state).breakouts.people
    assert [bool(person.breakout) for person in people] == [False, False, True, True]
    assert [person.number for person in people[2:]] == sorted(person.number for person in people[2:])


def test_a_role_that_is_said_later_shows_the_way() -> None:
    day = under_way()
    late = come(day, "laat", "")
    assert own_view(day.state, Seat.HALL, "laat").asks_who
    day.do(c.DescribeSelf(role="wethouder"), late)
    assert place(day, "laat") == "maatpact"


# -- how it was worded before ------------------------------------------------------------------


@pytest.mark.parametrize("actor", [CHAIR, HELPER])
def test_every_wording_is_kept_with_who_and_when(actor: Actor) -> None:
    day = proposed()
    assert dict(chair_view(day.state).desk.versions) == {}
    day.now += 60
    day.do(c.RewordOutcome(outcome="o1", version=1, kind=OutcomeKind.CONCLUSION, wording=SAID), actor)
    for state in (day.state, day.replayed()):
        first, then = chair_view(state).desk.versions["o1"]
        assert (first.by, first.at, first.wording) == ("helper", day.now - 60, AGREEMENT)
        assert (then.by, then.at, then.wording) == (actor.role, day.now, SAID)
        assert (first.kind, then.kind) == (OutcomeKind.AGREEMENT, OutcomeKind.CONCLUSION)
