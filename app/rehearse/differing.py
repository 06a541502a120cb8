"""What people were told beside what the data of the day says: the pairs that are not the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def differing(expected: Mapping[K, V], there: Mapping[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """Key, expected and there, in the order of the keys; None where one side does not have it."""
    for key in sorted(expected.keys() | there.keys(), key=str):
        ours, theirs = expected.get(key), there.get(key)
        if ours != theirs:
            yield key, ours, theirs
