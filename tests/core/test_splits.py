"""Small groups: nothing shown lets anybody compute a group under five or a uniform one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.splits import OTHER, THRESHOLD, TOGETHER, Withheld, protect

Answers = dict[str, list[int]]


def raw(answers: Answers) -> tuple[dict[str, int], dict[tuple[str, int, int], int]]:
    counts: dict[tuple[str, int, int], int] = {}
    for group, items in answers.items():
        for item in items:
            counts[group, item, 1] = counts.get((group, item, 1), 0) + 1
    return {group: len(items) for group, items in answers.items()}, counts


def test_two_large_mixed_groups_are_shown_and_add_up() -> None:
    shown = protect(*raw({"hall": [0] * 4 + [1] * 4, "stream": [0] * 2 + [1] * 3}))
    assert [(group.key, group.voters) for group in shown.groups] == [("hall", 8), ("stream", 5)]
    assert shown.counts[TOGETHER, 1, 1] == shown.counts["hall", 1, 1] + shown.counts["stream", 1, 1]


def test_four_online_means_only_together() -> None:
    shown = protect(*raw({"hall": [0] * 5 + [1] * 5, "stream": [0, 1, 1, 1]}))
    assert shown.groups == ()
    assert shown.withheld is Withheld.SMALL_GROUP
    assert shown.together.voters == 14


def test_a_group_of_one_mind_is_not_shown_apart() -> None:
    shown = protect(*raw({"hall": [0] * 5 + [1] * 5, "stream": [1] * 6}))
    assert shown.groups == ()


def test_fewer_than_five_answers_are_not_shown_at_all() -> None:
    shown = protect(*raw({"hall": [0, 1], "stream": [1, 1]}))
    assert shown.withheld is Withheld.TOO_FEW_ANSWERS
    assert shown.counts == {}


def test_named_questions_are_shown_as_they_are() -> None:
    shown = protect(*raw({"hall": [0], "stream": [1]}), is_protected=False)
    assert [group.key for group in shown.groups] == ["hall", "stream"]


def test_the_hall_stands_before_online_whoever_answered_first() -> None:
    answers = raw({"stream": [0, 1] * 4, "hall": [0, 1] * 5})
    for is_protected in (True, False):
        shown = protect(*answers, is_protected=is_protected)
        assert [group.key for group in shown.groups] == ["hall", "stream"]


def test_who_gave_no_role_is_the_rest_and_is_never_lost_in_it() -> None:
    shown = protect(*raw({OTHER: [0, 1] * 4, "manager": [0, 1] * 3, "wethouder": [0, 1, 1]}))
    assert [(group.key, group.voters) for group in shown.groups] == [("manager", 6), (OTHER, 11)]


def test_small_roles_are_merged_into_the_rest() -> None:
    shown = protect(*raw({"manager": [0, 1] * 5, "wethouder": [0, 1, 1], "griffier": [0, 1]}))
    assert [(group.key, group.voters) for group in shown.groups] == [("manager", 10), (OTHER, 5)]


@given(st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.integers(0, 3), max_size=14), max_size=7))
def test_no_group_that_is_shown_is_small_or_of_one_mind_and_all_add_up(answers: Answers) -> None:
    shown = protect(*raw(answers))
    for group in shown.groups:
        people = [shown.counts.get((group.key, item, 1), 0) for item in range(4)]
        assert group.voters >= THRESHOLD
        assert max(people) < group.voters
    if shown.groups:
        assert sum(group.voters for group in shown.groups) == shown.together.voters
    keys = {key for key, _, _ in shown.counts}
    assert keys <= {TOGETHER, *(group.key for group in shown.groups)}


@given(st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.integers(0, 3), max_size=14), max_size=7))
def test_what_is_not_shown_cannot_be_had_by_subtraction(answers: Answers) -> None:
    """A shown group is one raw group or OTHER; OTHER, or all, holds at least two raw groups or none is hidden."""
    shown = protect(*raw(answers))
    present = {group for group, items in answers.items() if items}
    alone = {group.key for group in shown.groups} - {OTHER}
    hidden = present - alone
    rest = shown.together.voters - sum(group.voters for group in shown.groups if group.key != OTHER)
    assert not hidden or rest == 0 or rest >= THRESHOLD or not shown.counts
