"""A disk that forgets what was not synced: what may stand on it after the power fails at any moment.

The names in a folder are lost like bytes in a file are. Three endings: everything arrived, nothing arrived that was not
synced, or of what was not synced some sectors did.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from tests.load.tracing import Created, Cut, Renamed, Said, Step, Synced, Unlinked, Written

SECTOR = 512
Pending = Written | Cut
Files = dict[str, bytes]
"""By path in the session's folder."""
Mark = tuple[str, int, int]
"""How it ended, after so many changes, or so many times that something became sure."""


class Image(NamedTuple):
    """`mark` is the same for images that hold the same."""

    mark: Mark
    files: Files


@dataclass(slots=True, eq=False)
class Surface:
    """One file: what is sure, and what was done to it since."""

    kept: bytes = b""
    pending: list[Pending] = field(default_factory=list)

    def sync(self) -> None:
        self.kept = self.whole()
        self.pending = []

    def whole(self) -> bytes:
        return _after(self.kept, self.pending)

    def torn(self, chance: random.Random) -> bytes:
        return _after(self.kept, [piece for step in self.pending for piece in _pieces(step) if chance.random() < 0.5])


class Platter:
    def __init__(self) -> None:
        self._names: dict[str, Surface] = {}
        self._sure_names: dict[str, Surface] = {}
        self._done = 0
        self._sure = 0

    def take(self, step: Step) -> bool:
        """False when the step changed nothing."""
        match step:
            case Created(path) if path not in self._names:
                self._names[path] = Surface()
            case Written(path) | Cut(path):
                self._names[path].pending.append(step)
            case Synced(path):
                self._sync(path)
            case Unlinked(path):
                del self._names[path]
            case Renamed(path, to):
                self._names[to] = self._names.pop(path)
            case Created() | Said():
                return False
        self._done += not isinstance(step, Synced)
        return True

    def images(self, chance: random.Random, torn: int) -> Iterator[Image]:
        """What a power cut may leave at this moment, `torn` of them by chance."""
        yield Image(("sure", 0, self._sure), {path: surface.kept for path, surface in self._sure_names.items()})
        if not self._is_at_rest():
            yield Image(("done", self._done, 0), {path: surface.whole() for path, surface in self._names.items()})
            for number in range(torn):
                names = chance.choice((self._names, self._sure_names))
                mark = (f"torn {number}", self._done, self._sure)
                yield Image(mark, {path: surface.torn(chance) for path, surface in names.items()})

    def _sync(self, path: str) -> None:
        self._sure += 1
        if path in self._names:
            self._names[path].sync()
        else:
            elsewhere = {name: file for name, file in self._sure_names.items() if _folder(name) != path}
            self._sure_names = elsewhere | {name: file for name, file in self._names.items() if _folder(name) == path}

    def _is_at_rest(self) -> bool:
        return self._names == self._sure_names and not any(surface.pending for surface in self._names.values())


def _folder(name: str) -> str:
    return str(PurePosixPath(name).parent)


def _after(kept: bytes, pending: list[Pending]) -> bytes:
    content = bytearray(kept)
    for step in pending:
        if isinstance(step, Cut):
            content = content[: step.size].ljust(step.size, b"\0")
        else:
            content = content.ljust(step.offset, b"\0")
            content[step.offset : step.offset + len(step.data)] = step.data
    return bytes(content)


def _pieces(step: Pending) -> Iterator[Pending]:
    """A write as its sectors of the disk: each arrives whole or not at all."""
    if isinstance(step, Cut):
        yield step
        return
    start, end = step.offset, step.offset + len(step.data)
    for sector in range(start - start % SECTOR, end, SECTOR):
        first, last = max(start, sector), min(end, sector + SECTOR)
        yield Written(step.path, first, step.data[first - start : last - start])
