"""The expected counts, from what people heard and nothing else; and the comparison with the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.plan import Anonymity, Dimension, Plan, Question, Seat
from app.core.splits import Counted, protect
from app.rehearse.habits import Key
from app.rehearse.results import Result


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """One answer that the server said it has. `options` replaces what came before, `texts` adds to it."""

    person: int
    key: Key
    seat: Seat
    role: str = ""
    organisation: str = ""
    options: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """`group` and `what` say where; `expected` comes from the people, `counted` from the report."""

    key: Key
    group: str
    what: str
    expected: int
    counted: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What the report must say of one round; `texts` are all that were given, hidden ones too."""

    counted: Counted
    texts: Counter[str]


class Ledger:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._held: dict[Key, dict[int, Acknowledged]] = {}
        self._texts: dict[Key, dict[int, tuple[str, ...]]] = {}
        self._hidden: Counter[Key] = Counter()

    def write(self, heard: Acknowledged) -> None:
        """In the order in which one person heard it; the order between people does not matter."""
        self._held.setdefault(heard.key, {})[heard.person] = heard
        texts = self._texts.setdefault(heard.key, {})
        texts[heard.person] = tuple(dict.fromkeys(texts.get(heard.person, ()) + heard.texts))

    def write_all(self, heard: Iterable[Acknowledged]) -> None:
        for one in heard:
            self.write(one)

    def hide(self, key: Key) -> None:
        """The chair heard that one text of this round is hidden."""
        self._hidden[key] += 1

    def hidden(self, key: Key) -> int:
        return self._hidden[key]

    def voters(self) -> dict[Key, Counter[str]]:
        """People who answered, per round and per seat, in the order in which rounds came up."""
        return {key: Counter(heard.seat.value for heard in held.values()) for key, held in self._held.items()}

    def expected(self) -> dict[Key, Expected]:
        return {key: self._of(key, people) for key, people in self._held.items()}

    def _of(self, key: Key, people: Mapping[int, Acknowledged]) -> Expected:
        question = self._plan.questions[key.question]
        voters: Counter[str] = Counter()
        counts: Counter[tuple[str, int, int]] = Counter()
        for heard in people.values():
            group = _group(heard, question)
            voters[group] += 1
            counts.update((group, option, 1) for option in heard.options)
        counted = protect(voters, counts, is_protected=question.anonymity is not Anonymity.NAMED)
        return Expected(counted, Counter(text for texts in self._texts[key].values() for text in texts))


def differences(ledger: Ledger, results: Mapping[Key, Result]) -> tuple[Difference, ...]:
    """Empty when every number of the report is what the people's own logs say."""
    expected = ledger.expected()
    found: list[Difference] = []
    for key in sorted(expected.keys() | results.keys(), key=str):
        there = results.get(key, Result())
        if key in expected:
            found += _between(key, expected[key], there, ledger.hidden(key))
        elif there.together.voters:
            found.append(Difference(key, "together", "voters", 0, there.together.voters))
    return tuple(found)


def _between(key: Key, expected: Expected, there: Result, hidden: int) -> Iterable[Difference]:
    counted = expected.counted
    shown = {group.key: group.voters for group in (counted.together, *counted.groups)}
    seen = {name: tally for name, tally in there.tallies.items() if name in shown or tally.voters}
    for name in sorted(shown.keys() | seen.keys()):
        tally = there.tallies.get(name)
        yield from _unequal(key, name, "voters", shown.get(name, 0), tally.voters if tally else 0)
        items = {item for group, item, _ in counted.counts if group == name} | set(tally.counts if tally else ())
        for item in sorted(items):
            people = counted.counts.get((name, item, 1), 0)
            yield from _unequal(key, name, str(item), people, tally.counts.get(item, 0) if tally else 0)
    if expected.texts:
        strange = sum((there.texts - expected.texts).values())
        yield from _unequal(key, "together", "strange texts", 0, strange)
        given = sum(expected.texts.values()) - hidden
        yield from _unequal(key, "together", "texts", given, sum(there.texts.values()))


def _unequal(key: Key, group: str, what: str, expected: int, counted: int) -> Iterable[Difference]:
    if expected != counted:
        yield Difference(key, group, what, expected, counted)


def _group(heard: Acknowledged, question: Question) -> str:
    if question.dimension is Dimension.ROLE:
        return heard.role
    return heard.organisation if question.dimension is Dimension.ORGANISATION else heard.seat.value
