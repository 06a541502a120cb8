"""A mapping that remembers how to undo a batch.

The state of a session is immutable, but copying a map of ballots per vote would make a vote cost
as much as all votes before it. A `Book` is changed in place instead and keeps an undo list; the
room calls `keep` after a commit and `undo` when the commit failed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class Book(Mapping[K, V]):
    __slots__ = ("_rows", "_undo")

    def __init__(self, rows: Mapping[K, V] | None = None) -> None:
        self._rows: dict[K, V] = dict(rows or {})
        self._undo: list[tuple[K, V | None]] = []

    def put(self, key: K, value: V) -> None:
        self._undo.append((key, self._rows.get(key)))
        self._rows[key] = value

    def remove(self, key: K) -> None:
        if key in self._rows:
            self._undo.append((key, self._rows.pop(key)))

    def keep(self) -> None:
        self._undo.clear()

    def undo(self) -> None:
        while self._undo:
            key, value = self._undo.pop()
            if value is None:
                self._rows.pop(key, None)
            else:
                self._rows[key] = value

    @overload
    def get(self, key: K, /) -> V | None: ...

    @overload
    def get(self, key: K, default: V | T, /) -> V | T: ...

    def get(self, key: K, default: object = None, /) -> object:
        """As a dict's own; the one of `Mapping` costs an exception for every miss."""
        return self._rows.get(key, default)

    def __getitem__(self, key: K) -> V:
        return self._rows[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Book) and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Book({self._rows!r})"


def add(book: Book[K, int], key: K, amount: int) -> None:
    """Add to a counter in a book; a counter at nought is not kept."""
    total = book.get(key, 0) + amount
    if total:
        book.put(key, total)
    else:
        book.remove(key)
