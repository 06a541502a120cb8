"""A proposal of a breakout is not the day's, until the chair takes it over."""

from __future__ import annotations

import random

import pytest

from app.core import commands as c
from app.core.audiences import chair_view, phone_view
from app.core.breakout_views import breakouts_view, harvest_views
from app.core.outcome_views import outcome_views
from app.core.outcomes import incomplete
from app.core.plan import Heading, Seat
from app.core.refusals import Reason, Refused
from app.core.report_views import report_view
from app.core.roles import Actor
from app.core.screen import screen_view
from app.core.wording import OutcomeKind, Wording
from tests.core.day import AGREEMENT, CHAIR, Day
from tests.core.test_breakouts import BY_ROLE, CONCLUSION, OTHER, RAPPORTEUR, come, under_way


def proposed(wording: Wording = AGREEMENT, kind: OutcomeKind = OutcomeKind.AGREEMENT) -> Day:
    day = under_way()
    day.do(c.RecordOutcome("op-1", kind, wording), RAPPORTEUR)
    return day


def test_a_proposal_is_on_no_list_of_the_day() -> None:
    day = proposed(Wording("Zonder eigenaar"))
    come(day, "w", "wethouder")
    assert outcome_views(day.state, with_withdrawn=True) == ()
    assert phone_view(day.state, Seat.HALL).outcomes == chair_view(day.state).outcomes == ()
    assert incomplete(day.state) == ()
    assert report_view(day.state, "").agreements == ()
    day.do(c.GoToBlock(step=day.state.step, block="slot"))
    assert screen_view(day.state).stage.outcomes == ()


def test_nobody_can_claim_or_be_asked_for_a_proposal() -> None:
    day = proposed()
    person = come(day, "w", "wethouder")
    assert day.refused(c.ClaimOutcome(outcome="o1", role="wethouder"), person) is Reason.UNKNOWN_OUTCOME
    assert day.refused(c.AssignOutcome(outcome="o1", participant="w")) is Reason.UNKNOWN_OUTCOME


def test_an_accepted_proposal_is_the_days_and_says_where_it_came_from() -> None:
    day = proposed()
    day.do(c.AcceptOutcome(outcome="o1", version=1))
    (view,) = outcome_views(day.state)
    assert (view.id, view.number, view.origin) == ("o1", 1, "Wethouders: Maatpact")
    assert day.do(c.AcceptOutcome(outcome="o1", version=1)) == []
    (harvest, _) = harvest_views(day.state, BY_ROLE)
    assert harvest.proposals[0].is_accepted
    assert harvest.waiting == ()


def test_taking_over_changes_no_number_of_what_was_recorded_before() -> None:
    day = proposed()
    day.do(c.RecordOutcome("op-2", OutcomeKind.AGREEMENT, AGREEMENT))
    day.do(c.AcceptOutcome(outcome="o1", version=1))
    assert [(view.id, view.number) for view in outcome_views(day.state)] == [("o2", 1), ("o1", 2)]
    day.do(c.RecordOutcome("op-3", OutcomeKind.AGREEMENT, AGREEMENT))
    assert [view.id for view in outcome_views(day.state)] == ["o2", "o1", "o3"]


def test_the_chair_takes_over_only_the_words_that_the_chair_saw() -> None:
    day = proposed()
    day.do(c.RewordOutcome(outcome="o1", version=1, wording=Wording("Anders")), RAPPORTEUR)
    assert day.refused(c.AcceptOutcome(outcome="o1", version=1)) is Reason.OUTCOME_CHANGED


def test_a_proposal_goes_back_with_a_reason_and_comes_again_in_other_words() -> None:
    day = proposed()
    assert day.refused(c.ReturnOutcome(outcome="o1", text=" ")) is Reason.NOTHING_SAID
    assert day.refused(c.ReturnOutcome(outcome="o1", text="x" * 301)) is Reason.TEXT_TOO_LONG
    day.do(c.ReturnOutcome(outcome="o1", text="Wie trekt dit?"))
    assert day.do(c.ReturnOutcome(outcome="o1", text="Wie trekt dit?")) == []
    (harvest, _) = harvest_views(day.state, BY_ROLE)
    assert harvest.proposals[0].reason == "Wie trekt dit?"
    assert harvest.waiting == ()
    assert harvest.owes
    day.advance()
    shown = breakouts_view(day.state)
    assert shown is not None
    assert shown.harvest is not None
    assert shown.harvest.proposals == (), "what went back is not for the hall"
    day.do(c.RewordOutcome(outcome="o1", version=1, wording=CONCLUSION, kind=OutcomeKind.CONCLUSION), RAPPORTEUR)
    (harvest, _) = harvest_views(day.state, BY_ROLE)
    assert len(harvest.waiting) == 1


def test_what_was_taken_over_is_no_longer_the_sessions_to_change() -> None:
    day = proposed()
    day.do(c.AcceptOutcome(outcome="o1", version=1))
    for command in (c.RewordOutcome(outcome="o1", version=1, wording=CONCLUSION), c.WithdrawOutcome(outcome="o1")):
        assert day.refused(command, RAPPORTEUR) is Reason.PROPOSAL_ACCEPTED
    assert day.refused(c.ReturnOutcome(outcome="o1", text="Toch niet")) is Reason.PROPOSAL_ACCEPTED
    day.do(c.WithdrawOutcome(outcome="o1"))


def test_a_withdrawn_proposal_cannot_be_taken_over() -> None:
    day = proposed()
    day.do(c.WithdrawOutcome(outcome="o1"), RAPPORTEUR)
    assert day.refused(c.AcceptOutcome(outcome="o1", version=1)) is Reason.UNKNOWN_OUTCOME
    assert day.refused(c.AcceptOutcome(outcome="o9")) is Reason.UNKNOWN_OUTCOME


def test_what_nobody_took_over_stands_in_the_report_under_its_session() -> None:
    day = proposed()
    day.do(c.GoToBlock(step=day.state.step, block="slot"))
    day.advance()
    assert day.state.is_over, "a proposal that waits does not keep the day open"
    view = report_view(day.state, "")
    assert view.agreements == ()
    assert [proposal.is_accepted for proposal in view.blocks[0].harvests[0].proposals] == [False]
    day.do(c.AcceptOutcome(outcome="o1", version=1))
    assert len(report_view(day.state, "").agreements) == 1


def random_command(day: Day, rng: random.Random, people: list[Actor]) -> tuple[c.Command, Actor]:
    person, rapporteur = rng.choice(people), rng.choice([RAPPORTEUR, OTHER, Actor(RAPPORTEUR.role, "inkoop")])
    outcome, note = f"o{rng.randrange(1, 5)}", f"n{rng.randrange(1, 5)}"
    place = rng.choice(["maatpact", "ervaring", "inkoop", "data"])
    version = rng.randrange(1, 4)
    return rng.choice(
        [
            (c.ChooseBreakout(breakout=place), person),
            (c.MovePerson(participant=person.id, breakout=place), CHAIR),
            (c.AddNote(f"op-{rng.randrange(999)}", rng.choice(list(Heading)), rng.choice("abc")), rapporteur),
            (c.EditNote(note=note, version=version, text=rng.choice("abc")), rapporteur),
            (c.RemoveNote(note=note), rapporteur),
            (c.RecordOutcome(f"op-{rng.randrange(999)}", wording=AGREEMENT), rapporteur),
            (c.RewordOutcome(outcome=outcome, version=version, wording=Wording(rng.choice("abc"))), rapporteur),
            (c.WithdrawOutcome(outcome=outcome, is_withdrawn=rng.random() < 0.5), rapporteur),
            (c.AcceptOutcome(outcome=outcome, version=version), CHAIR),
            (c.ReturnOutcome(outcome=outcome, text=rng.choice("abc")), CHAIR),
            (c.FinishBreakout(is_finished=rng.random() < 0.5), rapporteur),
            (c.DescribeSelf(role=rng.choice(["wethouder", "manager"])), person),
            (c.MoveSeat(seat=rng.choice(list(Seat))), person),
            (c.Advance(step=day.state.step, despite_incomplete=True), CHAIR),
            (c.GoBack(step=day.state.step), CHAIR),
            (c.ReopenDay(step=day.state.step), CHAIR),
        ]
    )


@pytest.mark.parametrize("seed", range(12))
def test_live_state_is_the_replayed_journal_and_everybody_is_in_one_place(seed: int) -> None:
    rng, day = random.Random(seed), under_way()
    people = [come(day, f"p{n}", role) for n, role in enumerate(["wethouder", "manager", "projectleider", ""])]
    done = 0
    for _ in range(250):
        command, actor = random_command(day, rng, people)
        day.now += rng.random()
        try:
            done += bool(day.do(command, actor))
        except Refused:
            continue
        if day.state.current and day.state.current.breakouts:
            harvests = harvest_views(day.state, day.state.current)
            assert sum(view.session.all for view in harvests) <= len(people)
            assert min(view.session.hall for view in harvests) >= 0
            assert min(view.session.stream for view in harvests) >= 0
    assert done > 30
    assert day.replayed() == day.state
