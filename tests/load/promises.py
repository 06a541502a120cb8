"""What people had been told at some moment, and what the product makes of the files of that moment."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app.core.rounds import voter_token
from app.core.state import Round, State
from app.opening import FILE, replayed
from app.restoring import check_end
from app.store import Stored
from app.store.ledger import Ledger
from tests.load.sitting import PEOPLE
from tests.load.tracing import Said

CROWD = [f"mens{number:02}" for number in range(PEOPLE)]


class Promises:
    """`traces`: per question what nothing may hold any more once it is sealed."""

    def __init__(self) -> None:
        self.count = 0
        self.told: dict[tuple[str, str], int] = {}
        self.traces: dict[str, list[bytes]] = {}
        self._tried: dict[tuple[str, str], int] = {}
        self._sealed: set[str] = set()

    def hear(self, said: Said) -> None:
        match json.loads(said.line):
            case ["try", question, person, option]:
                self._tried[question, person] = option
            case ["told", question, person, option]:
                self.told[question, person] = option
                self.count += 1
            case ["hidden", question, *traces]:
                self.traces[question] = [trace.encode() for trace in traces]
            case ["sealed", question]:
                self._sealed.add(question)

    def broken_by(self, state: State | None) -> list[str]:
        """Empty when all that was promised is there, once."""
        return [fault for question in {q for q, _ in self.told} for fault in self._faults(question, state)]

    def _faults(self, question: str, state: State | None) -> Iterator[str]:
        round_ = state.round_of(question) if state else None
        if round_ is None:
            yield f"{question}: the question is lost"
        elif round_.box is not None:
            told = {person: option for (asked, person), option in self.told.items() if asked == question}
            if Counter(told.values()) != _counted(round_.box.counts) or round_.box.voted != told.keys():
                yield f"{question}: sealed with other votes"
        elif question in self._sealed:
            yield f"{question}: the seal is lost"
        else:
            yield from self._open_faults(question, round_)

    def _open_faults(self, question: str, round_: Round) -> Iterator[str]:
        kept = [ballot for ballot in round_.ballots.values() if ballot.marks]
        if not sum(round_.tally.values()) == sum(round_.voters.values()) == len(kept):
            yield f"{question}: counted twice"
        for person in CROWD:
            ballot, key = round_.ballots.get(voter_token(round_, person)), (question, person)
            if (ballot.marks[0].item if ballot else None) not in (self.told.get(key), self._tried.get(key)):
                yield f"{question}: the vote of {person} is lost"


def _counted(counts: object) -> Counter[int]:
    found = Counter[int]()
    for (_, item, _), number in dict(counts).items():  # type: ignore[call-overload]
        found[item] += number
    return found


class Reopener:
    """Opens a session as the server does, without its thread. What is read the same again is not replayed again."""

    def __init__(self) -> None:
        self._known: deque[tuple[Stored, State]] = deque(maxlen=4)

    def state_in(self, folder: Path) -> State | None:
        """None when there is no day here yet; raises StoreError."""
        file = folder / FILE
        if not file.exists():
            return None
        with closing(Ledger(file)) as ledger:
            ledger.checkpoint()
            stored = ledger.load()
        check_end(file, len(stored.events))
        return self._state_of(stored) if stored.events else None

    def _state_of(self, stored: Stored) -> State:
        for known, state in self._known:
            if known == stored:
                return state
        state = replayed(stored)
        self._known.appendleft((stored, state))
        return state


def traces_left(folder: Path, state: State | None, promises: Promises) -> int:
    """How often something of a sealed question stands in any file."""
    sealed = [question for question, rounds in (state.rounds if state else {}).items() if rounds[-1].box is not None]
    traces = [trace for question in sealed for trace in promises.traces.get(question, ())]
    contents = b"\0".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    return sum(contents.count(trace) for trace in traces)
