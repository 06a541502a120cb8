"""The power fails at every moment of a traced day: the files of that moment are made, opened and looked at."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app.core.state import State
from app.errors import StoreError
from tests.load.platter import Image, Mark, Platter
from tests.load.promises import Promises, Reopener, traces_left
from tests.load.serving import environment
from tests.load.tracing import Said, Step, steps

SHARES = 2
IN_A_ROW = 50
"""Moments that one process looks at before it is the other one's turn: what follows on each other is alike."""


@dataclass(slots=True)
class Outcome:
    """`lost` and `damaged` tell what went wrong, per image; `traces` counts what a seal should have wiped out."""

    moments: int = 0
    images: int = 0
    acknowledged: int = 0
    traces: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    def __add__(self, other: Outcome) -> Outcome:
        """Of two shares of the same day."""
        both = (self.moments, self.images + other.images, self.acknowledged, self.traces + other.traces)
        return Outcome(*both, self.lost + other.lost, self.damaged + other.damaged)


class PowerCut:
    """`torn`: images by chance at every moment. `share`: which of the processes this is."""

    def __init__(self, folder: Path, torn: int, share: int) -> None:
        self.outcome = Outcome()
        self._folder = folder
        self._torn = torn
        self._share = share
        self._platter = Platter()
        self._promises = Promises()
        self._reopener = Reopener()
        self._chance = random.Random(3)
        self._seen: dict[str, tuple[Mark, State | None]] = {}

    def strike(self, steps: Iterable[Step]) -> Outcome:
        for step in steps:
            if isinstance(step, Said):
                self._promises.hear(step)
                self.outcome.acknowledged = self._promises.count
            if self._platter.take(step) or isinstance(step, Said):
                self.outcome.moments += 1
                if self.outcome.moments // IN_A_ROW % SHARES != self._share:
                    continue
                for image in self._platter.images(self._chance, self._torn):
                    self._look(image)
        return self.outcome

    def _look(self, image: Image) -> None:
        kind = image.mark[0]
        if kind not in self._seen or self._seen[kind][0] != image.mark:
            self._seen[kind] = image.mark, self._opened(image)
        faults = self._promises.broken_by(self._seen[kind][1])
        self.outcome.lost += [f"moment {self.outcome.moments}, {kind}: {faults[0]}"] if faults else []

    def _opened(self, image: Image) -> State | None:
        self.outcome.images += 1
        lay_down(image, self._folder)
        try:
            state = self._reopener.state_in(self._folder)
        except StoreError as problem:
            self.outcome.damaged.append(f"moment {self.outcome.moments}, {image.mark[0]}: {problem!r}")
            return None
        self.outcome.traces += traces_left(self._folder, state, self._promises)
        return state


def lay_down(image: Image, folder: Path) -> None:
    """What SQLite keeps in shared memory does not outlive a power cut."""
    for left in [path for path in folder.rglob("*") if path.is_file()]:
        left.unlink()
    for path, content in image.files.items():
        if not path.endswith("-shm"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


def struck(log: Path, day: Path, said: Path, torn: int) -> Outcome:
    """The whole of it, by as many processes as there are shares."""
    given = (str(log), str(day), str(said), str(torn))
    command = (sys.executable, "-m", "tests.load.powercut", *given)
    running = [
        subprocess.Popen((*command, str(share)), stdout=subprocess.PIPE, text=True, env=environment())
        for share in range(SHARES)
    ]
    first, second = (Outcome(**json.loads(process.communicate()[0])) for process in running)
    return first + second


def main(log: str, day: str, said: str, torn: str, share: str) -> None:
    folder = Path(log).with_name(f"image-{share}")
    outcome = PowerCut(folder, int(torn), int(share)).strike(steps(Path(log), Path(day), Path(said)))
    print(json.dumps(asdict(outcome)))


if __name__ == "__main__":
    main(*sys.argv[1:])
