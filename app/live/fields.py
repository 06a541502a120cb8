"""What was filled in, name by name, on its way to a command: every value checked for size and shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from app.core import commands as do
from app.core.typed import require_fits
from app.core.wording import Due, OutcomeKind, OwnerKind, Wording
from app.errors import HeisessieError

LONGEST_VALUE: Final = 2_000
MOST_NAMES: Final = 40
MOST_VALUES: Final = 60

E = TypeVar("E", bound=StrEnum)


class BadFrame(HeisessieError):
    """No page of ours sends this."""


class OutcomeReader(Protocol):
    """Reads what a chair typed; `app.reader` does it, bound to the plan's roles and organisations."""

    def read_due(self, text: str) -> Due: ...

    def read_owner(self, text: str) -> OwnerKind: ...

    def read_sentence(self, sentence: str) -> tuple[OutcomeKind, Wording]: ...


class Fields:
    """Values by name, as a form gives them: every one a list of strings."""

    def __init__(self, values: Mapping[str, list[str]]) -> None:
        if len(values) > MOST_NAMES:
            raise BadFrame("too many fields")
        for many in values.values():
            if len(many) > MOST_VALUES:
                raise BadFrame("too many fields")
            for value in many:
                require_fits(value, LONGEST_VALUE)
        self._values = values

    def one(self, name: str) -> str:
        many = self._values.get(name)
        return many[0].strip() if many else ""

    def many(self, name: str) -> tuple[str, ...]:
        return tuple(value.strip() for value in self._values.get(name, ()))

    def flag(self, name: str) -> bool:
        return self.one(name) == "1"

    def number(self, name: str, missing: int = 0) -> int:
        text = self.one(name)
        if not text:
            return missing
        if not (text.isascii() and text.removeprefix("-").isdecimal() and len(text) <= 12):
            raise BadFrame(f"{name} is not a number")
        return int(text)

    def all(self, without: frozenset[str]) -> do.Fields:
        return {name: tuple(many) for name, many in self._values.items() if name not in without}

    def word(self, name: str, kind: type[E], missing: E) -> E:
        text = self.one(name)
        try:
            return kind(text) if text else missing
        except ValueError as error:
            raise BadFrame(f"{name} is not one of ours") from error


Build = Callable[[Fields, str, OutcomeReader], do.Command]
