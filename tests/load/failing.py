"""A process whose disk fails now and then: it goes on as the server would, and counts what it finds back.

strace makes the failures (`tests.load.test_disk`). After a broken disk the file is opened again, after a full one not.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path

from app.core.events import TimeAdded
from app.core.records import Ballot, Mark
from app.errors import DiskBroken, DiskFull, StoreError
from app.store.ledger import Ledger, writes_of

PER_FILE = 20
"""Failures after which the next file begins, since reading back takes longer and longer."""


class Run:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.found = {"failures": 0, "acknowledged": 0, "lost": 0, "doubled": 0}

    def until(self, failures: int) -> None:
        while self.found["failures"] < failures:
            self._file(self._folder / f"{self.found['failures']}.db")

    def _file(self, path: Path) -> None:
        last, told = self.found["failures"] + PER_FILE, 0
        while self.found["failures"] < last:
            try:
                with closing(Ledger(path)) as ledger:
                    told = self._votes(ledger, self._kept(ledger, told), last)
            except StoreError:
                self.found["failures"] += 1
        self._look_back(path, told)

    def _look_back(self, path: Path, told: int) -> None:
        try:
            with closing(Ledger(path)) as ledger:
                self._kept(ledger, told)
        except StoreError:
            self._look_back(path, told)

    def _votes(self, ledger: Ledger, told: int, last: int) -> int:
        """How many were acknowledged when it could not go on."""
        while self.found["failures"] < last:
            ballot = Ballot("tempo", 1, f"v{told + 1}", 1, "hall", (Mark(1),), (f"op-{told + 1}",))
            try:
                ledger.append([TimeAdded(1.0, told + 1)], writes_of([ballot]))
            except DiskFull:
                self.found["failures"] += 1
            except DiskBroken:
                self.found["failures"] += 1
                return told
            else:
                told += 1
                self.found["acknowledged"] += 1
        return told

    def _kept(self, ledger: Ledger, told: int) -> int:
        """What is there now, which may be one more than was told."""
        stored = ledger.load()
        seconds = [event.seconds for event in stored.events if isinstance(event, TimeAdded)]
        voters = [record.voter for record in stored.records if isinstance(record, Ballot)]
        self.found["lost"] += max(0, told - len(seconds))
        whole = seconds == list(range(1, len(seconds) + 1)) and sorted(voters) == sorted(f"v{n}" for n in seconds)
        self.found["doubled"] += not whole or len(seconds) > told + 1
        return len(seconds)


def main(folder: str, failures: str) -> None:
    run = Run(Path(folder))
    run.until(int(failures))
    print(json.dumps(run.found))


if __name__ == "__main__":
    main(*sys.argv[1:])
