"""A progress bar for the terminal; one line per change of text when the output is no terminal."""

from __future__ import annotations

import sys
from typing import TextIO

WIDTH = 30


class ProgressBar:
    """Call it with (done, total, text); `finish` clears the line."""

    def __init__(self, title: str, out: TextIO | None = None) -> None:
        self._title = title
        self._out = out or sys.stderr
        self._said = ""

    def __call__(self, done: int, total: int, text: str) -> None:
        part = min(1.0, done / total) if total else 1.0
        if self._out.isatty():
            full = round(part * WIDTH)
            self._out.write(f"\r\x1b[K{self._title} [{'#' * full}{'·' * (WIDTH - full)}] {part:4.0%}  {text}")
        elif text != self._said:
            self._out.write(f"{self._title} {part:4.0%}  {text}\n")
        self._said = text
        self._out.flush()

    def finish(self) -> None:
        if self._out.isatty():
            self._out.write("\r\x1b[K")
            self._out.flush()
