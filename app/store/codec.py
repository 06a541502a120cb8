"""Events and records to text and back: (class name, JSON). Every class of the vocabularies is known by itself.

A new event or record needs nothing here. A class must keep its name and may only gain fields with
a default; otherwise files of earlier days can no longer be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any, Generic, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from app.core import events
from app.core.events import Event
from app.core.records import Ballot, Record
from app.errors import StoreError, StoreFailed

Value = TypeVar("Value")


class Unreadable(StoreError):
    """A text that is no value of this vocabulary: damaged, or written by a newer version."""


class Codec(Generic[Value]):
    """One vocabulary. `encode` raises StoreFailed for what cannot be written, such as half a character."""

    def __init__(self, classes: Iterable[type[Any]]) -> None:
        self._classes = {cls.__name__: cls for cls in classes}
        self._adapters: dict[str, TypeAdapter[Any]] = {}

    def encode(self, value: Value) -> tuple[str, str]:
        name = type(value).__name__
        try:
            return name, self._adapter(name).dump_json(value).decode()
        except ValueError as problem:
            raise StoreFailed(str(problem)) from problem

    def decode(self, name: str, body: str) -> Value:
        try:
            value: Value = self._adapter(name).validate_json(body, strict=True)
        except (KeyError, ValidationError) as problem:
            raise Unreadable(f"no {name!r} in {body[:80]!r}") from problem
        return value

    def _adapter(self, name: str) -> TypeAdapter[Any]:
        """Made when it is first needed: all of them together would hold up every start."""
        if name not in self._adapters:
            self._adapters[name] = TypeAdapter(self._classes[name])
        return self._adapters[name]


class BallotCodec:
    """Many ballots as one JSON array: it costs a third of so many texts."""

    def __init__(self) -> None:
        self._adapter = TypeAdapter(list[Ballot])

    def encode(self, ballots: list[Ballot]) -> str:
        """Raises StoreFailed, as `Codec.encode`."""
        try:
            return self._adapter.dump_json(ballots).decode()
        except ValueError as problem:
            raise StoreFailed(str(problem)) from problem

    def decode(self, body: str) -> list[Ballot]:
        try:
            return self._adapter.validate_json(body, strict=True)
        except ValidationError as problem:
            raise Unreadable(f"no ballots in {body[:80]!r}") from problem


def classes_in(module: ModuleType, base: type[Any]) -> list[type[Any]]:
    """The subclasses of `base` that a module defines (`__subclasses__` also has the twins that slots leave)."""
    return [c for c in vars(module).values() if isinstance(c, type) and issubclass(c, base) and c is not base]


EVENTS: Codec[Event] = Codec(classes_in(events, Event))
RECORDS: Codec[Record] = Codec(cls for cls in get_args(Record))
BALLOTS = BallotCodec()
