"""What the server writes about itself: one line an event, `name=value` pairs, never about a person.

No address, no token, no answer. A fault is told by its kind and the place in the code, since its message may quote what
somebody wrote. Lines of the libraries below us take the same form.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from typing import Any, Final

import structlog

DEEPEST: Final = 4
"""How many places in the code a fault names, the innermost last."""
FIRST: Final = ("timestamp", "level", "event")
ROOT: Final = Path(__file__).parents[1]

Line = MutableMapping[str, Any]
_written = structlog.processors.LogfmtRenderer(key_order=FIRST, drop_missing=True)


FILE: Final = "logboek.txt"


def aside(folder: Path) -> Path | None:
    """The file in which the lines go when somebody looks at the error output; a service keeps that itself."""
    return folder / FILE if sys.stderr.isatty() else None


def configure(path: Path | None = None) -> None:
    """Without a path the lines go to the error output."""
    pen = Pen(path)
    structlog.configure(
        processors=[structlog.processors.add_log_level, stamped, without_words, _written],
        logger_factory=lambda *_: pen,
    )
    handler = PenHandler(pen)
    handler.setFormatter(OneLine())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


class Pen:
    """Writes to a file, or to the error output as it is now. A log that cannot be written must not stop the day."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def msg(self, line: str) -> None:
        with suppress(OSError, ValueError):
            if self._path is None:
                print(line, file=sys.stderr, flush=True)
            else:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(f"{line}\n")

    debug = info = warning = error = critical = msg


class PenHandler(logging.Handler):
    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen

    def emit(self, record: logging.LogRecord) -> None:
        self._pen.msg(self.format(record))


class OneLine(logging.Formatter):
    """For what comes through the standard library's log."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"level": record.levelname.lower(), "event": "library", "of": record.name, "says": _said(record)}
        if record.exc_info:
            line["exc_info"] = record.exc_info  # type: ignore[assignment]
        return str(_written(None, "", without_words(None, "", stamped(None, "", line))))


def stamped(_: Any, __: str, line: Line) -> Line:
    line["timestamp"] = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return line


def without_words(_: Any, __: str, line: Line) -> Line:
    """In place of an exception: what kind it was and where."""
    given = line.pop("exc_info", None)
    fault = given[1] if isinstance(given, tuple) else sys.exc_info()[1] if given is True else given
    if isinstance(fault, BaseException):
        line["fault"] = type(fault).__name__
        line["at"] = " ".join(f"{_near(frame.filename)}:{frame.lineno}" for frame in _frames(fault))
    return line


def _said(record: logging.LogRecord) -> str:
    """The text of the library without what it filled in; of a fault only the first line."""
    return str(record.msg).partition("\n")[0]


def _frames(fault: BaseException) -> list[Any]:
    return list(extract_tb(fault.__traceback__))[-DEEPEST:]


def _near(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
