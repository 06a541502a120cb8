"""Counting by group, and what may be shown of it.

The rule (after the linear attack of the threat model): one dimension a question; a group that is
smaller than `THRESHOLD` answers or whose answers are all equal is merged into "overig", and so is
the next smallest as long as "overig" would itself be too small or uniform. When one group is left
there is no split. Fewer than `THRESHOLD` answers in all: no result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

THRESHOLD = 5
OTHER = "other"
TOGETHER = "together"

Counts = Mapping[tuple[str, int, int], int]


class Withheld(StrEnum):
    """Why something is not shown; NOTHING when all is."""

    NOTHING = ""
    SMALL_GROUP = "small_group"
    TOO_FEW_ANSWERS = "too_few_answers"
    NO_ANSWERS = "no_answers"
    SAME_PEOPLE = "same_people"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Group:
    """`key` is a seat, a role, an organisation, OTHER or TOGETHER; `voters` people who answered."""

    key: str
    voters: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A text, as often as it was given. `author` is filled for named questions only.

    `is_waiting`: not approved yet. `merged` are the other texts that the chair put with it; they are in `times`.
    `spread` is how often per seat, where that may be shown. `is_shown`: the chair put it on the beamer.
    """

    id: str
    body: str
    is_hidden: bool = False
    author: str = ""
    times: int = 1
    is_waiting: bool = False
    merged: tuple[Entry, ...] = ()
    spread: tuple[tuple[str, int], ...] = ()
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """What may be shown of one round: `counts` holds (group key, item, value) -> people.

    `together` and the groups in `groups` add up. No key outside them is in `counts`.
    `waiting` counts the texts that are not in `entries`, since the chair did not approve them yet.
    """

    together: Group
    groups: tuple[Group, ...]
    counts: Counts
    withheld: Withheld = Withheld.NOTHING
    entries: tuple[Entry, ...] = ()
    waiting: int = 0
    is_protected: bool = True

    def together_only(self, why: Withheld) -> Counted:
        """Without its groups; `why` is said where there were any."""
        if not self.groups:
            return self
        counts = {mark: people for mark, people in self.counts.items() if mark[0] == TOGETHER}
        return replace(self, groups=(), counts=counts, withheld=why)

    def share(self, group: Group, item: int, value: int = 1) -> tuple[int, int]:
        """(people, whole percentage of the group's voters) for one mark."""
        people = self.counts.get((group.key, item, value), 0)
        return people, round(100 * people / group.voters) if group.voters else 0

    def of_item(self, item: int, without: int) -> Counted:
        """One item, among who gave it another value than `without`: the same rule once more, since they are fewer.

        Its groups are those of the whole, or none.
        """
        keys = [group.key for group in self.groups] or [TOGETHER]
        counts = {
            (key, at, value): people
            for (key, at, value), people in self.counts.items()
            if key in keys and at == item and value != without
        }
        voters = {key: sum(people for (group, _, _), people in counts.items() if group == key) for key in keys}
        found = protect(voters, counts, is_protected=self.is_protected)
        is_whole = [group.key for group in found.groups] == [group.key for group in self.groups]
        return found if is_whole else replace(found, groups=())


def protect(
    voters: Mapping[str, int],
    counts: Counts,
    entries: tuple[Entry, ...] = (),
    *,
    is_protected: bool = True,
    threshold: int = THRESHOLD,
) -> Counted:
    """Raw counts per group -> what may be shown. `is_protected` False for named questions only."""
    together = Group(TOGETHER, sum(voters.values()))
    if not together.voters:
        return Counted(together, (), {}, Withheld.NO_ANSWERS, entries, is_protected=is_protected)
    if is_protected and together.voters < threshold:
        return Counted(together, (), {}, Withheld.TOO_FEW_ANSWERS, ())
    merged = _merge_small(voters, counts, threshold) if is_protected else {key: (key,) for key in _present(voters)}
    shown = {TOGETHER: tuple(voters)} | (merged if len(merged) > 1 else {})
    summed = _sum(shown, counts)
    groups = tuple(Group(key, sum(voters[k] for k in members)) for key, members in shown.items() if key != TOGETHER)
    withheld = Withheld.NOTHING if groups or len([v for v in voters.values() if v]) < 2 else Withheld.SMALL_GROUP
    return Counted(together, groups, summed, withheld, entries, is_protected=is_protected)


def _merge_small(voters: Mapping[str, int], counts: Counts, threshold: int) -> dict[str, tuple[str, ...]]:
    """Group key -> the raw groups in it. Only OTHER holds more than one."""
    present = _present(voters)
    alone = [key for key in present if key != OTHER and _may_stand((key,), voters, counts, threshold)]
    other = [key for key in present if key not in alone]
    while other and alone and not _may_stand(tuple(other), voters, counts, threshold):
        smallest = min(alone, key=lambda key: (voters[key], key))
        alone.remove(smallest)
        other.append(smallest)
    merged = {key: (key,) for key in alone}
    return merged | ({OTHER: tuple(sorted(other))} if other else {})


def _present(voters: Mapping[str, int]) -> list[str]:
    """The groups in which somebody answered, in one order, whoever came first: the hall before online."""
    return sorted((key for key, people in voters.items() if people), key=lambda key: (key == OTHER, key))


def _may_stand(members: tuple[str, ...], voters: Mapping[str, int], counts: Counts, threshold: int) -> bool:
    """Large enough, and no mark is shared by all in it or by none while others chose it."""
    size = sum(voters[key] for key in members)
    summed = _sum({"": members}, counts)
    return size >= threshold and not any(people == size for people in summed.values())


def _sum(groups: Mapping[str, tuple[str, ...]], counts: Counts) -> dict[tuple[str, int, int], int]:
    key_of: dict[str, list[str]] = {}
    for group, members in groups.items():
        for member in members:
            key_of.setdefault(member, []).append(group)
    summed: dict[tuple[str, int, int], int] = {}
    for (member, item, value), people in counts.items():
        for group in key_of.get(member, ()):
            summed[group, item, value] = summed.get((group, item, value), 0) + people
    return {mark: people for mark, people in summed.items() if people}
