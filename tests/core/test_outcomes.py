"""Conclusions and agreements: what is missing, who says it is theirs, who says yes for whom."""

from __future__ import annotations

from dataclasses import replace

from app.core import commands as c
from app.core.audiences import chair_view
from app.core.commands import Reply
from app.core.outcome_views import outcome_views
from app.core.outcomes import incomplete
from app.core.own import own_view
from app.core.plan import Seat
from app.core.questions import open
from app.core.refusals import Reason
from app.core.roles import Actor, Role
from app.core.wording import Due, DueKind, Flag, OutcomeKind, OwnerKind, Wording, flags, from_json, to_json
from tests.core.day import AGREEMENT, NOBODY, OPEN, Day, opened

CASES = Wording("Vaart maken met het aanleveren van cases", "alle gemeenten", OwnerKind.EVERY_ORGANISATION)
INSIGHTS = Wording("Een lijst opleveren met inzichten", "Maatpact", OwnerKind.PROJECT)
OWN = replace(AGREEMENT, owner="gemeente Goirle", owner_kind=OwnerKind.ORGANISATION)


def agreed(wording: Wording = OWN) -> tuple[Day, list[Actor]]:
    day = Day()
    people = day.join(4, 2)
    day.do(c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=wording))
    return day, people


def claim(day: Day, person: Actor) -> None:
    day.do(c.ClaimOutcome(outcome="o1", role="manager Toegang", organisation="gemeente Goirle"), person)


def test_an_agreement_with_owner_and_date_misses_nothing() -> None:
    assert flags(OutcomeKind.AGREEMENT, AGREEMENT) == ()


def test_an_agreement_without_a_date_is_flagged() -> None:
    assert flags(OutcomeKind.AGREEMENT, CASES) == (Flag.NO_DUE,)


def test_a_project_is_no_owner_until_somebody_pulls_it() -> None:
    assert flags(OutcomeKind.AGREEMENT, INSIGHTS) == (Flag.PROJECT_WITHOUT_PULLER, Flag.NO_DUE)
    pulled = replace(INSIGHTS, puller="projectleider Maatpact", due=Due(DueKind.WAIVED))
    assert flags(OutcomeKind.AGREEMENT, pulled) == ()


def test_a_conclusion_never_misses_anything() -> None:
    assert flags(OutcomeKind.CONCLUSION, Wording("Maatpact is de regionale visie")) == ()


def test_a_wording_survives_its_way_through_the_table() -> None:
    assert from_json(to_json(AGREEMENT)) == AGREEMENT
    assert from_json("") == Wording("")


def test_the_owner_claims_the_chair_accepts_the_phone_says_yes() -> None:
    day, people = agreed()
    claim(day, people[0])
    day.do(c.AssignOutcome(outcome="o1", participant=people[0].id))
    day.do(c.ReplyToOutcome(outcome="o1", reply=Reply.YES), people[0])
    (outcome,) = outcome_views(day.state)
    assert outcome.is_confirmed
    assert outcome.confirmation is not None
    assert (outcome.confirmation.role, outcome.confirmation.organisation) == ("manager Toegang", "gemeente Goirle")
    assert outcome.confirmation.at == day.now


def said_yes(wording: Wording) -> Day:
    day, people = agreed(wording)
    claim(day, people[0])
    day.do(c.AssignOutcome(outcome="o1", participant=people[0].id))
    day.do(c.ReplyToOutcome(outcome="o1", reply=Reply.YES), people[0])
    return day


def test_who_says_yes_to_what_nobody_did_yet_is_who_does_it() -> None:
    day = said_yes(replace(OWN, owner="", owner_kind=OwnerKind.NONE))
    (outcome,) = outcome_views(day.state)
    assert outcome.wording.owner == "manager Toegang, gemeente Goirle"
    assert outcome.is_settled
    assert outcome_views(day.replayed()) == outcome_views(day.state)


def test_who_says_yes_for_a_project_pulls_it() -> None:
    (outcome,) = outcome_views(said_yes(replace(INSIGHTS, due=OWN.due)).state)
    assert (outcome.wording.owner, outcome.wording.puller) == ("Maatpact", "manager Toegang, gemeente Goirle")
    assert outcome.is_settled


def test_a_yes_without_a_date_is_not_yet_settled() -> None:
    (outcome,) = outcome_views(said_yes(replace(OWN, due=Due())).state)
    assert (outcome.is_confirmed, outcome.is_settled, outcome.flags) == (True, False, (Flag.NO_DUE,))


def test_a_yes_to_what_misses_nobody_leaves_the_words_alone() -> None:
    assert outcome_views(said_yes(OWN).state)[0].version == 1


def test_a_claim_needs_to_say_for_whom() -> None:
    day, people = agreed()
    assert day.refused(c.ClaimOutcome(outcome="o1"), people[0]) is Reason.ROLE_NEEDED


def test_one_phone_cannot_say_yes_for_every_gemeente_without_a_named_spokesperson() -> None:
    day, people = agreed(CASES)
    claim(day, people[0])
    assert day.refused(c.AssignOutcome(outcome="o1", participant=people[0].id)) is Reason.SPOKESPERSON_NEEDED
    day.do(c.AssignOutcome(outcome="o1", participant=people[0].id, is_spokesperson=True))
    day.do(c.ReplyToOutcome(outcome="o1", reply=Reply.YES), people[0])
    confirmation = outcome_views(day.state)[0].confirmation
    assert confirmation is not None
    assert confirmation.says_for == "alle gemeenten"


def test_only_the_assigned_phone_may_reply() -> None:
    day, people = agreed()
    claim(day, people[0])
    assert day.refused(c.ReplyToOutcome(outcome="o1"), people[0]) is Reason.NOT_YOUR_OUTCOME
    day.do(c.AssignOutcome(outcome="o1", participant=people[0].id))
    assert day.refused(c.ReplyToOutcome(outcome="o1"), people[1]) is Reason.NOT_YOUR_OUTCOME


def test_a_wish_to_change_needs_words_and_new_words_ask_for_a_new_yes() -> None:
    day, people = agreed()
    claim(day, people[0])
    day.do(c.AssignOutcome(outcome="o1", participant=people[0].id))
    assert day.refused(c.ReplyToOutcome(outcome="o1", reply=Reply.AMEND), people[0]) is Reason.NOTHING_SAID
    day.do(c.ReplyToOutcome(outcome="o1", reply=Reply.AMEND, text="Graag 1 november"), people[0])
    confirmation = outcome_views(day.state)[0].confirmation
    assert confirmation is not None
    assert confirmation.text == "Graag 1 november"
    later = replace(OWN, due=Due(DueKind.DATE, "1 november", "2020-11-01"))
    day.do(c.RewordOutcome(outcome="o1", version=1, kind=OutcomeKind.AGREEMENT, wording=later))
    assert outcome_views(day.state)[0].confirmation is None
    assert own_view(day.state, Seat.HALL, people[0].id).asked[0].wording == later


def test_two_edits_of_the_same_version_are_not_both_taken() -> None:
    day, _ = agreed()
    day.do(c.RewordOutcome(outcome="o1", version=1, wording=CASES))
    assert day.refused(c.RewordOutcome(outcome="o1", version=1, wording=INSIGHTS)) is Reason.OUTCOME_CHANGED


def test_a_rejected_claim_and_a_withdrawn_agreement_leave_the_lists() -> None:
    day, people = agreed()
    claim(day, people[0])
    day.do(c.RejectClaim(outcome="o1", participant=people[0].id))
    assert outcome_views(day.state)[0].claims == ()
    day.do(c.WithdrawOutcome(outcome="o1"))
    assert outcome_views(day.state) == ()
    assert incomplete(day.state) == ()


def test_after_the_end_of_the_day_nobody_claims_or_replies_until_it_opens_again() -> None:
    day, people = agreed()
    claim(day, people[0])
    day.do(c.AssignOutcome(outcome="o1", participant=people[0].id))
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    day.advance(2)
    assert day.state.is_over
    reply = c.ReplyToOutcome(outcome="o1", reply=Reply.YES)
    assert day.refused(reply, people[0]) is Reason.DAY_CLOSED
    assert day.refused(c.ClaimOutcome(outcome="o1", role="wethouder"), people[1]) is Reason.DAY_CLOSED
    day.do(c.ReopenDay(step=day.state.step))
    day.do(reply, people[0])
    assert outcome_views(day.state)[0].is_confirmed


def test_who_claims_says_only_what_was_not_said_at_the_door() -> None:
    day, _ = agreed()
    day.do(c.Join(participant="w1", role="wethouder"), NOBODY)
    person = Actor(Role.PARTICIPANT, "w1")
    day.do(c.ClaimOutcome(outcome="o1"), person)
    assert own_view(day.state, Seat.HALL, "w1").role == "wethouder"
    day.do(c.DescribeSelf(role="wethouder", organisation="gemeente Goirle"), person)
    (claimed,) = outcome_views(day.state)[0].claims
    assert (claimed.role, claimed.organisation) == ("wethouder", "gemeente Goirle")


def test_incomplete_are_the_agreements_that_miss_something() -> None:
    day, _ = agreed(AGREEMENT)
    day.do(c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=CASES))
    day.do(c.RecordOutcome(kind=OutcomeKind.CONCLUSION, wording=Wording("Een visie, geen project")))
    assert incomplete(day.state) == ("o2",)


def test_the_longest_answer_becomes_an_agreement_as_it_is() -> None:
    day, (person, *_) = opened(replace(OPEN, form=open.form({"lengte": "1000"}, ())))
    day.write(person, "a" * 1000)
    (text,) = chair_view(day.state).texts
    day.do(c.RecordOutcome(wording=Wording(text.body), source=f"text:{text.id}"))
    assert outcome_views(day.state)[0].wording.what == text.body
    assert day.refused(c.RecordOutcome(wording=Wording("a" * 1001))) is Reason.TEXT_TOO_LONG


def test_the_same_words_of_the_same_result_are_recorded_once() -> None:
    day = Day()
    said = Wording("Op de vraag ‘Wat nu?’ koos 36% voor ‘Doorgaan’.")
    command = c.RecordOutcome(kind=OutcomeKind.CONCLUSION, wording=said, source="question:nu")
    day.do(command)
    assert day.do(command) == []
    for other in (
        replace(command, wording=Wording("Op de vraag ‘Wat nu?’ koos 52% voor ‘Doorgaan’.")),
        replace(command, kind=OutcomeKind.INSIGHT),
        replace(command, source=""),
    ):
        assert day.do(other) != []
    day.do(c.WithdrawOutcome(outcome="o1"))
    assert day.do(command) != []


def test_a_sentence_that_is_sent_twice_is_recorded_once() -> None:
    day = Day()
    command = c.RecordOutcome("op-000001", kind=OutcomeKind.AGREEMENT, wording=AGREEMENT)
    day.do(command)
    assert day.do(command) == []
    assert len(day.state.outcomes) == 1
