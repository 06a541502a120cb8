"""The hash chain over the journal: every event carries a hash of itself and of all before it.

A changed, missing or moved event is noticed when the journal is read. Answers, texts and people's
details are not in it, so they can be erased without breaking it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from app.core.events import Event
from app.errors import JournalDamaged, StoreFailed
from app.store.codec import EVENTS, Unreadable

START = ""


class Link(NamedTuple):
    """One event as it is stored. Positions count from 1; `hash` is SHA-256 in hexadecimal."""

    position: int
    type: str
    body: str
    hash: str


def chained(previous: str, last: int, events: Iterable[Event]) -> list[Link]:
    """The events as links after the one at position `last` with hash `previous`.

    Raises StoreFailed for an event that could not be read back: written, it would lock the whole day.
    """
    links: list[Link] = []
    for position, event in enumerate(events, last + 1):
        name, body = readable(event)
        previous = hash_of(previous, position, name, body)
        links.append(Link(position, name, body, previous))
    return links


def unchained(links: Iterable[Link]) -> tuple[Event, ...]:
    """The events; raises JournalDamaged at the first link that does not hold."""
    return tuple(EVENTS.decode(link.type, link.body) for link in holding(links))


def holding(links: Iterable[Link]) -> Iterator[Link]:
    """The links one by one; raises JournalDamaged at the first that does not hold."""
    previous = START
    for position, link in enumerate(links, 1):
        if link != (position, link.type, link.body, hash_of(previous, position, link.type, link.body)):
            raise JournalDamaged(position)
        yield link
        previous = link.hash


def readable(event: Event) -> tuple[str, str]:
    name, body = EVENTS.encode(event)
    if not is_read_back(event, name, body):
        raise StoreFailed(f"a {name} cannot be read back")
    return name, body


def is_read_back(event: Event, name: str, body: str) -> bool:
    try:
        return EVENTS.decode(name, body) == event
    except Unreadable:
        return False


def hash_of(previous: str, position: int, name: str, body: str) -> str:
    return sha256(f"{previous}\n{position}\n{name}\n{body}".encode()).hexdigest()
