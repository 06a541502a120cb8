"""What somebody typed, on its way into the record: one line, no longer than it may be. Lengths are in characters."""

from __future__ import annotations

from app.core.refusals import Reason, Refused

SHOWN = 40
"""So much of a text that is too long is said back."""


def one_line(text: str, longest: int) -> str:
    """Any white space becomes one space. Raises Refused for a text that is too long."""
    line = " ".join(text.split())
    require_fits(line, longest)
    return line


def something(text: str, longest: int, missing: Reason = Reason.NOTHING_SAID) -> str:
    """The same, where nothing will not do; `missing` says what was left out."""
    line = one_line(text, longest)
    if not line:
        raise Refused(missing)
    return line


def require_fits(text: str, longest: int) -> None:
    if len(text) > longest:
        raise Refused(Reason.TEXT_TOO_LONG, text[:SHOWN], longest)


def capital(text: str) -> str:
    """A capital in front; the rest stays, since a name in it has one of its own."""
    return text[:1].upper() + text[1:]
