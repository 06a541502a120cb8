"""The expected counts, from what people heard and nothing else; and the comparison with what was stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.core.plan import Dimension, Plan, Question, Seat
from app.core.questions import kind_of
from app.core.splits import TOGETHER
from app.rehearse import speech
from app.rehearse.differing import differing
from app.rehearse.habits import Key
from app.rehearse.results import Result, Tally


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """One answer that the server said it has. `options` and `values` (of statements, 0 for passed by) replace what
    came before, `texts` adds to it."""

    person: int
    key: Key
    seat: Seat
    role: str = ""
    organisation: str = ""
    options: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    values: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """`group` and `what` say where; `expected` comes from the people, `counted` from the report."""

    key: Key
    group: str
    what: str
    expected: int
    counted: int


class Ledger:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._held: dict[Key, dict[int, Acknowledged]] = {}
        self._texts: dict[Key, dict[int, tuple[str, ...]]] = {}

    def write(self, heard: Acknowledged) -> None:
        """In the order in which one person heard it; the order between people does not matter."""
        self._held.setdefault(heard.key, {})[heard.person] = heard
        texts = self._texts.setdefault(heard.key, {})
        texts[heard.person] = tuple(dict.fromkeys(texts.get(heard.person, ()) + heard.texts))

    def write_all(self, heard: Iterable[Acknowledged]) -> None:
        for one in heard:
            self.write(one)

    def voters(self) -> dict[Key, Counter[str]]:
        """People who answered, per round and per seat, in the order of the plan."""
        order = list(self._plan.questions)
        keys = sorted(self._held, key=lambda key: (order.index(key.question), key.round))
        return {key: Counter(heard.seat.value for heard in self._voted(key)) for key in keys}

    def expected(self) -> dict[Key, Result]:
        """What the data of the day must say."""
        return {key: self._of(key) for key in self._held}

    def _voted(self, key: Key) -> tuple[Acknowledged, ...]:
        """Who holds an answer; not who took everything back."""
        return tuple(
            heard
            for heard in self._held[key].values()
            if heard.options or heard.values or self._texts[key][heard.person]
        )

    def _of(self, key: Key) -> Result:
        question, people = self._plan.questions[key.question], self._voted(key)
        by_group: dict[str, list[Acknowledged]] = {}
        for heard in people:
            by_group.setdefault(_group(heard, question), []).append(heard)
        texts = Counter(text for given in self._texts[key].values() for text in given)
        words = Counter(speech.same(text) for text in texts.elements()) if _is_counted(question) else Counter[str]()
        return Result(_tally(people), {group: _tally(heard) for group, heard in by_group.items()}, texts, words)


def differences(ledger: Ledger, results: Mapping[Key, Result]) -> tuple[Difference, ...]:
    """Empty when every number of the report is what the people's own logs say."""
    pairs = differing(ledger.expected(), results)
    return tuple(d for key, ours, theirs in pairs for d in _between(key, ours or Result(), theirs or Result()))


def _between(key: Key, expected: Result, there: Result) -> Iterator[Difference]:
    for name, ours, theirs in differing(expected.tallies, there.tallies):
        wanted, found = ours or Tally(), theirs or Tally()
        yield from _unequal(key, name, "voters", wanted.voters, found.voters)
        for item, wished, counted in differing(wanted.counts, found.counts):
            yield from _unequal(key, name, item, wished or 0, counted or 0)
    yield from _unequal(key, TOGETHER, "lost texts", 0, sum((expected.texts - there.texts).values()))
    for word, wished, counted in differing(expected.words, there.words):
        yield from _unequal(key, TOGETHER, f"word {word}", wished or 0, counted or 0)
    yield from _unequal(key, TOGETHER, "strange texts", 0, sum((there.texts - expected.texts).values()))


def _unequal(key: Key, group: str, what: str, expected: int, counted: int) -> Iterator[Difference]:
    if expected != counted:
        yield Difference(key, group, what, expected, counted)


def _tally(people: Sequence[Acknowledged]) -> Tally:
    options = (str(option) for heard in people for option in heard.options)
    values = (f"{item}:{value}" for heard in people for item, value in heard.values)
    return Tally(len(people), Counter((*options, *values)))


def _is_counted(question: Question) -> bool:
    return kind_of(question.form).COUNTS_TEXTS


def _group(heard: Acknowledged, question: Question) -> str:
    if question.dimension is Dimension.ROLE:
        return heard.role
    return heard.organisation if question.dimension is Dimension.ORGANISATION else heard.seat.value
