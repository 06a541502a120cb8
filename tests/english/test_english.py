"""What a chair of an English day types is read whole: who, what and when, or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.plan import Language, Plan
from app.core.wording import Due, DueKind, OutcomeKind, OwnerKind, Wording
from app.english import read_due, read_owner, read_sentence
from app.reader import Reader

DAY, MEETING = date(2026, 11, 22), date(2027, 2, 4)
ROLES = ("alderman", "manager")
ORGANISATIONS = ("municipality of Goirle", "Tilburg")


def read(sentence: str) -> tuple[OutcomeKind, Wording]:
    return read_sentence(sentence, ROLES, ORGANISATIONS, DAY, MEETING)


@pytest.mark.parametrize(
    ("sentence", "what", "owner", "due"),
    [
        ("The province sends the plan by 1 December 2026", "Send the plan", "The province", "by 1 December 2026"),
        ("Tilburg shares the list before March 1st.", "Share the list.", "Tilburg", "before March 1st"),
        ("The managers write a plan next month", "Write a plan", "The managers", "next month"),
        ("The project leader is going to report on 5 May", "Report", "The project leader", "on 5 May"),
        ("Tilburg, on 12 January 2027, presents the plan", "Present the plan", "Tilburg", "on 12 January 2027"),
        ("Tilburg makes a plan as soon as there is a budget", "Make a plan", "Tilburg", "as soon as there is a budget"),
        ("We will share the list within two weeks", "We will share the list", "", "within two weeks"),
        ("Share the list on Friday 4 December 2026", "Share the list", "", "on Friday 4 December 2026"),
        ("Maatpact will deliver a list of insights", "Deliver a list of insights", "Maatpact", ""),
        ("Discuss the figures of March", "Discuss the figures of March", "", ""),
        ("The plan to share lists", "The plan to share lists", "", ""),
    ],
)
def test_who_does_what_and_when_is_read_whole(sentence: str, what: str, owner: str, due: str) -> None:
    kind, wording = read(sentence)
    assert kind is OutcomeKind.AGREEMENT
    assert (wording.what, wording.owner, wording.due.text) == (what, owner, due)


def test_through_whom_and_how_much_are_read_too() -> None:
    _, wording = read("All municipalities will reserve €10,000 by the end of March (via the institute)")
    assert (wording.via, wording.amount, wording.owner_kind) == (
        "the institute",
        "€10,000",
        OwnerKind.EVERY_ORGANISATION,
    )
    assert wording.due == Due(DueKind.MONTH, "by the end of March", review="2027-03-31")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The alderman keeps the council informed", OutcomeKind.COMMITMENT),
        ("Tilburg will invite the councils", OutcomeKind.COMMITMENT),
        ("Promise: Tilburg calls the institute", OutcomeKind.COMMITMENT),
        ("It is not a project but the regional vision", OutcomeKind.CONCLUSION),
        ("Small teams are the carriers of the change", OutcomeKind.CONCLUSION),
        ("Conclusion: we go on", OutcomeKind.CONCLUSION),
        ("We learned that small steps work", OutcomeKind.INSIGHT),
    ],
)
def test_what_sort_of_sentence_it_is(sentence: str, kind: OutcomeKind) -> None:
    assert read(sentence)[0] is kind


@pytest.mark.parametrize(
    ("said", "kind", "day"),
    [
        ("1 December 2026", DueKind.DATE, "2026-12-01"),
        ("December 1, 2026", DueKind.DATE, "2026-12-01"),
        ("by the 2nd of Dec", DueKind.DATE, "2026-12-02"),
        ("1/3/2027", DueKind.DATE, "2027-03-01"),
        ("tomorrow", DueKind.DATE, "2026-11-23"),
        ("by Friday", DueKind.DATE, "2026-11-27"),
        ("tomorrow at 12:00", DueKind.DATE, "2026-11-23"),
        ("the end of the month", DueKind.MONTH, "2026-11-30"),
        ("May", DueKind.MONTH, "2027-05-31"),
        ("mid-March", DueKind.MONTH, "2027-03-31"),
        ("next month", DueKind.MONTH, "2026-12-31"),
        ("before the summer", DueKind.SEASON, "2027-05-31"),
        ("second quarter of 2027", DueKind.QUARTER, "2027-06-30"),
        ("the end of the year", DueKind.YEAR_END, "2026-12-31"),
        ("within three months", DueKind.FUZZY, "2027-02-22"),
        ("at the next meeting", DueKind.MEETING, "2027-02-04"),
        ("once there is a plan", DueKind.CONDITION, "2027-02-04"),
        ("soon", DueKind.FUZZY, "2027-02-04"),
        ("TBD", DueKind.NONE, ""),
    ],
)
def test_a_due_is_a_day_or_has_a_day_to_look_again(said: str, kind: DueKind, day: str) -> None:
    due = read_due(said, DAY, MEETING)
    assert (due.kind, due.date or due.review) == (kind, day)
    assert due.text == (said if day else "")


@pytest.mark.parametrize(
    ("owner", "kind"),
    [
        ("alderman", OwnerKind.ROLE),
        ("The project leader", OwnerKind.ROLE),
        ("all nine municipalities", OwnerKind.EVERY_ORGANISATION),
        ("Tilburg", OwnerKind.ORGANISATION),
        ("the province", OwnerKind.ORGANISATION),
        ("the managers", OwnerKind.GROUP),
        ("working group Youth", OwnerKind.GROUP),
        ("the project", OwnerKind.PROJECT),
        ("", OwnerKind.NONE),
    ],
)
def test_an_owner_is_a_role_a_group_an_organisation_or_a_project(owner: str, kind: OwnerKind) -> None:
    assert read_owner(owner, ROLES, ORGANISATIONS) is kind


def test_a_day_is_read_in_its_own_language() -> None:
    plan = Plan("dag", "Day", "2026-11-22", (), language=Language.ENGLISH)
    assert Reader(plan, plan.date).read_sentence("Tilburg sends the plan by 1 December")[1].what == "Send the plan"
    assert Reader(plan, plan.date).read_due("next month").kind is DueKind.MONTH
    plan = Plan("dag", "Dag", "2026-11-22", ())
    assert Reader(plan, plan.date).read_sentence("Tilburg stuurt het plan voor 1 december")[1].what == "Het plan sturen"


PIECES = ["all municipalities", "we", "will", "sends", "share", "by 1 December", "of March", "in April", "next month"]
PIECES += ["€10,000", "(via Tilburg)", ",", ".", "once it is there", "a list", "is", "not", "but", "insight:", "to"]


@given(st.text(max_size=400) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_any_text_is_read_and_no_word_is_lost(sentence: str) -> None:
    _, wording = read(sentence)
    assert wording.amount in wording.what
    kept = f"{wording.owner} {wording.what} {wording.due.text} {wording.via}".casefold()
    for word in sentence.split():
        bare = word.strip("(),.").casefold()
        assert bare in kept or bare in ("will", "sends", "via", "insight:")
