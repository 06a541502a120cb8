"""Reads the forms in a page as a person sees them: what can be sent, and what is filled in already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

PICKED = ("radio", "checkbox", "submit", "button")
RATING = "value-"
UNSENT = ("reset", "image", "file", "button")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick: `kind` is radio, checkbox, select or submit (a button with a value)."""

    name: str
    value: str
    kind: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """`command` is empty for a form that is not a command. `writable` are names of text boxes, `most` is
    how many choices or texts it takes (0: it does not say), `longest` how many letters a text may have."""

    id: str
    action: str
    command: str
    hidden: Mapping[str, tuple[str, ...]]
    choices: tuple[Choice, ...] = ()
    writable: tuple[str, ...] = ()
    most: int = 0
    longest: int = 0

    @property
    def ratings(self) -> tuple[str, ...]:
        """Names of the rows of a scale."""
        return tuple(dict.fromkeys(choice.name for choice in self.choices if choice.name.startswith(RATING)))

    def value(self, name: str) -> str:
        return next(iter(self.hidden.get(name, ())), "")

    def values_of(self, name: str) -> tuple[str, ...]:
        return tuple(choice.value for choice in self.choices if choice.name == name)

    def filled(self, **given: Sequence[str]) -> dict[str, list[str]]:
        """The fields as the page would send them, with `given` on top."""
        return {name: list(values) for name, values in self.hidden.items()} | {
            name: list(values) for name, values in given.items()
        }


def forms_in(html: str) -> tuple[Form, ...]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(draft.form() for draft in reader.drafts)


@dataclass(slots=True)
class _Draft:
    attributes: dict[str, str]
    hidden: dict[str, list[str]] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    writable: list[str] = field(default_factory=list)
    longest: int = 0

    def form(self) -> Form:
        hidden = {name: tuple(values) for name, values in self.hidden.items()}
        id_, action, command = (self.attributes.get(name, "") for name in ("id", "action", "data-command"))
        most = int(self.attributes.get("data-most") or 0)
        return Form(id_, action, command, hidden, tuple(self.choices), tuple(self.writable), most, self.longest)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.drafts: list[_Draft] = []
        self._draft: _Draft | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._draft = _Draft(found)
            self.drafts.append(self._draft)
        elif "form" in found:
            for draft in (draft for draft in self.drafts if draft.attributes.get("id") == found["form"]):
                self._control(draft, tag, found)
        elif self._draft is not None and "disabled" not in found:
            self._control(self._draft, tag, found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._draft = None
        elif tag == "select":
            self._select = ""

    def _control(self, draft: _Draft, tag: str, found: dict[str, str]) -> None:
        name, value = found.get("name", ""), found.get("value", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            draft.choices.append(Choice(self._select, value, "select", "selected" in found))
        elif tag == "textarea" and name:
            draft.writable.append(name)
            draft.longest = int(found.get("maxlength") or 0)
        elif tag == "button" and name and found.get("type", "submit") == "submit":
            draft.choices.append(Choice(name, value, "submit"))
        elif tag == "input" and name:
            _input(draft, found.get("type", "text"), name, value, "checked" in found)
            draft.longest = int(found.get("maxlength") or draft.longest)


def _input(draft: _Draft, kind: str, name: str, value: str, is_chosen: bool) -> None:
    if kind == "hidden":
        draft.hidden.setdefault(name, []).append(value)
    elif kind in PICKED:
        draft.choices.append(Choice(name, value, kind, is_chosen))
    elif kind not in UNSENT:
        draft.writable.append(name)
