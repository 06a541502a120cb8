"""What people will do, from a seed alone: never from timing, so the same seed gives the same counts."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from app.core.plan import Seat
from app.rehearse.speech import DUTCH, Speech

ANSWERS = 0.9
STREAM_ANSWERS = 0.82
CHANGES_MIND = 0.2
DOUBLE_TAPS = 0.15
LOSES_LINE = 0.1
IS_AWAY = 0.07
IS_SLOW = 0.15
JOINS_LATE = 0.12
MOVES = 0.05
MOST_PICKS = 4
MOST_TEXTS = 2


@dataclass(frozen=True, slots=True)
class Key:
    """One round of one question."""

    question: str
    round: int

    def __str__(self) -> str:
        return f"{self.question}:{self.round}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A round as a page asks it. `place` tells taps apart: the form of one pitch, empty elsewhere."""

    key: Key
    place: str = ""

    def __str__(self) -> str:
        return f"{self.key}/{self.place}"


@dataclass(frozen=True, slots=True)
class Intent:
    """How somebody goes through one round. Who `changes_mind` sends another choice first.

    `is_away`: the phone is off when the question opens; they come back when the round is over.
    `is_slow`: online, answers only when the hall is closed already and the stream delay runs.
    """

    answers: bool
    is_away: bool = False
    changes_mind: bool = False
    double_taps: bool = False
    loses_line: bool = False
    is_slow: bool = False


class Habits:
    """`speech` is what people say, in the language of the day."""

    def __init__(self, seed: int, speech: Speech = DUTCH) -> None:
        self._seed = seed
        self.speech = speech

    def draw(self, *about: object) -> float:
        """A number in [0, 1) that belongs to `about` for ever."""
        return _draw("/".join(str(part) for part in (self._seed, *about)))

    def intent(self, person: int, seat: Seat, asked: Asked) -> Intent:
        def likely(habit: str, chance: float) -> bool:
            return self.draw(habit, person, asked) < chance

        if likely("away", IS_AWAY):
            return Intent(answers=False, is_away=True)
        return Intent(
            answers=likely("answers", ANSWERS if seat is Seat.HALL else STREAM_ANSWERS),
            changes_mind=likely("changes", CHANGES_MIND),
            double_taps=likely("doubles", DOUBLE_TAPS),
            loses_line=likely("loses", LOSES_LINE),
            is_slow=seat is Seat.STREAM and likely("slow", IS_SLOW),
        )

    def picks(self, person: int, key: Key, options: int, most: int, turn: str = "final") -> tuple[int, ...]:
        """Chosen options, by index; some options are liked more than others."""
        count = 1 + int(self.draw("count", turn, person, key) * min(most, options, MOST_PICKS))
        liked = sorted(range(options), key=lambda option: self._appeal(person, key, option, turn), reverse=True)
        return tuple(sorted(liked[:count]))

    def texts(self, person: int, key: Key, most: int) -> tuple[str, ...]:
        """Sentences; every person's are their own, so that none folds into another's."""
        count = 1 + int(self.draw("texts", person, key) * min(most, MOST_TEXTS))
        numbers = [int(self.draw("phrase", person, key, i) * 1000) for i in range(count)]
        return tuple(self.speech.sample(number, f"{person + 1}.{i + 1}") for i, number in enumerate(numbers))

    def words(self, person: int, key: Key, most: int) -> tuple[str, ...]:
        """Different words of one person; many people give the same one, each in a way of their own."""
        count = 1 + int(self.draw("texts", person, key) * most)

        def appeal(ways: tuple[str, ...]) -> float:
            return self.draw("word", key, ways[0]) + self.draw("word", person, key, ways[0])

        liked = sorted(self.speech.words, key=appeal)
        return tuple(ways[int(self.draw("way", person, key, ways[0]) * len(ways))] for ways in liked[:count])

    def is_taken(self, person: int, asked: Asked) -> bool:
        """Is this pitch one to take along?"""
        return self.draw("takes", person, asked) < 0.2 + 0.5 * self.draw("liked", asked)

    def is_moving(self, person: int) -> bool:
        """Goes home half-way and follows online, or comes to the hall after all."""
        return self.draw("moves", person) < MOVES

    def arrives_during(self, person: int, questions: int) -> int:
        """0: from the start; n: while the n-th question is open. The first of each seat are never late."""
        if questions < 1 or self.draw("late", person) >= JOINS_LATE:
            return 0
        return 1 + int(self.draw("arrives", person) * questions)

    def _appeal(self, person: int, key: Key, option: int, turn: str) -> float:
        return self.draw("liked", key.question, option) + 1.5 * self.draw("likes", turn, person, key, option)


def _draw(about: str) -> float:
    return int.from_bytes(sha256(about.encode()).digest()[:7], "big") / (1 << 56)
