"""Four kinds of outcome: two that somebody does, two that say how things are or what was learnt."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.commands import Reply
from app.core.outcome_views import outcome_views
from app.core.outcomes import incomplete
from app.core.refusals import Reason
from app.core.report_views import report_view
from app.core.wording import Due, DueKind, Flag, OutcomeKind, OwnerKind, Wording, flags, from_json, to_json
from tests.core.day import Day

PROMISE = Wording(
    "De raad informeren",
    "gemeente Goirle",
    OwnerKind.ORGANISATION,
    Due(DueKind.SEASON, "najaar 2020", review="2020-11-30"),
)
OWNED = (OutcomeKind.AGREEMENT, OutcomeKind.COMMITMENT)
SAID = (OutcomeKind.CONCLUSION, OutcomeKind.INSIGHT)


def recorded(*kinds: OutcomeKind, wording: Wording = PROMISE) -> Day:
    day = Day()
    for kind in kinds:
        day.do(c.RecordOutcome(kind=kind, wording=wording))
    return day


def test_only_what_somebody_does_can_miss_something() -> None:
    for kind in OWNED:
        assert flags(kind, Wording("Informeren")) == (Flag.NO_OWNER, Flag.NO_DUE)
        assert flags(kind, PROMISE) == ()
    for kind in SAID:
        assert flags(kind, Wording("Begin klein")) == ()
    assert incomplete(recorded(*OutcomeKind, wording=Wording("Begin klein")).state) == ("o3", "o4")


def test_each_kind_counts_for_itself_in_the_order_of_recording() -> None:
    day = recorded(OutcomeKind.INSIGHT, OutcomeKind.COMMITMENT, OutcomeKind.INSIGHT, OutcomeKind.AGREEMENT)
    assert [(o.kind.value, o.number) for o in outcome_views(day.state)] == [
        ("insight", 1),
        ("commitment", 1),
        ("insight", 2),
        ("agreement", 1),
    ]


def test_a_withdrawal_changes_no_number() -> None:
    day = recorded(OutcomeKind.AGREEMENT, OutcomeKind.AGREEMENT, OutcomeKind.AGREEMENT)
    day.do(c.WithdrawOutcome(outcome="o1"))
    assert [(o.id, o.number) for o in outcome_views(day.state)] == [("o2", 2), ("o3", 3)]
    everything = outcome_views(day.state, with_withdrawn=True)
    assert [(o.id, o.number) for o in everything] == [("o2", 2), ("o3", 3), ("o1", 1)]
    day.do(c.WithdrawOutcome(outcome="o1", is_withdrawn=False))
    assert [o.number for o in outcome_views(day.state)] == [1, 2, 3]


def test_settled_is_complete_and_confirmed_and_a_no_makes_no_agreement() -> None:
    day = recorded(OutcomeKind.AGREEMENT, OutcomeKind.AGREEMENT, OutcomeKind.CONCLUSION)
    day.do(c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=replace(PROMISE, due=Due())))
    day.do(c.RecordOutcome(kind=OutcomeKind.AGREEMENT, wording=PROMISE))
    person = day.join(1, 0)[0]
    for id_, reply in (("o1", Reply.YES), ("o2", Reply.NO), ("o4", Reply.YES)):
        day.do(c.AssignOutcome(outcome=id_, participant=person.id))
        day.do(c.ReplyToOutcome(outcome=id_, reply=reply), person)
    views = outcome_views(day.state)
    assert [o.id for o in views if o.is_made] == ["o1", "o4", "o5"]
    assert [o.id for o in views if o.is_settled] == ["o1"]


@pytest.mark.parametrize("kind", OWNED)
def test_an_owner_says_yes(kind: OutcomeKind) -> None:
    day = recorded(kind)
    person = day.join(1, 0)[0]
    day.do(c.ClaimOutcome(outcome="o1", role="wethouder", organisation="gemeente Goirle"), person)
    day.do(c.AssignOutcome(outcome="o1", participant=person.id))
    day.do(c.ReplyToOutcome(outcome="o1", reply=Reply.YES), person)
    assert outcome_views(day.state)[0].is_confirmed


@pytest.mark.parametrize("kind", SAID)
def test_nobody_claims_what_is_only_said(kind: OutcomeKind) -> None:
    day = recorded(kind)
    person = day.join(1, 0)[0]
    claim = c.ClaimOutcome(outcome="o1", role="wethouder", organisation="gemeente Goirle")
    assert day.refused(claim, person) is Reason.UNKNOWN_OUTCOME


def test_the_report_has_each_kind_apart_and_what_was_declined_in_none() -> None:
    day = recorded(*OutcomeKind, OutcomeKind.COMMITMENT)
    person = day.join(1, 0)[0]
    day.do(c.AssignOutcome(outcome="o5", participant=person.id))
    day.do(c.ReplyToOutcome(outcome="o5", reply=Reply.NO), person)
    view = report_view(day.state, "0")
    groups = (view.conclusions, view.insights, view.agreements, view.commitments, view.declined)
    assert [[outcome.id for outcome in group] for group in groups] == [["o1"], ["o2"], ["o3"], ["o4"], ["o5"]]


def test_an_outcome_knows_when_its_words_last_changed() -> None:
    day = recorded(OutcomeKind.COMMITMENT)
    assert outcome_views(day.state)[0].changed_at == 0
    day.now += 60
    day.do(c.RewordOutcome(outcome="o1", version=1, kind=OutcomeKind.AGREEMENT, wording=PROMISE))
    assert outcome_views(day.state)[0].changed_at == day.now


def test_amount_and_review_survive_the_way_through_the_table() -> None:
    wording = replace(PROMISE, amount="10 miljoen euro")
    assert from_json(to_json(wording)) == wording


def test_a_wording_of_an_earlier_version_is_still_read() -> None:
    row = json.loads(to_json(replace(PROMISE, due=Due(DueKind.FUZZY, "dit najaar"))))
    del row["amount"], row["due"]["review"]
    assert from_json(json.dumps(row)) == replace(PROMISE, due=Due(DueKind.FUZZY, "dit najaar"))


def test_a_long_amount_is_refused() -> None:
    assert Day().refused(c.RecordOutcome(wording=Wording("Geld", amount="1" * 161))) is Reason.TEXT_TOO_LONG
