"""Room on the disk that is kept for the day: a file of nothing, thrown away when the disk is full.

What a day writes is small beside it, so that people who vote need not notice that somebody's files filled the disk.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from app.store import LITTLE_SPACE

PLACE: Final = Path("reserve", "ruimte")
"""A name that operators know (docs/beheer.md)."""

SIZE: Final = 64 * 1024 * 1024


class Reserve:
    """For the session whose file is `session`. Blocks."""

    def __init__(self, session: Path, size: int = SIZE) -> None:
        self._folder = session.parent
        self._file = self._folder / PLACE
        self._size = size
        self._is_tended = False

    def tend(self) -> int:
        """Free bytes on the disk, now that the reserve is there if there is enough besides.

        None are free on a disk that does not answer.
        """
        self._is_tended = True
        free = self._free()
        if free < LITTLE_SPACE + self._size:
            return free
        try:
            if not self._file.exists():
                self._make()
        except OSError:
            self.give_up()
        return self._free()

    def give_up(self) -> bool:
        """True when that made room."""
        try:
            self._file.unlink()
        except OSError:
            return False
        return True

    def leave(self) -> None:
        """It goes with the day, and stays when it is another's who has the day open."""
        if self._is_tended:
            self.give_up()

    def _free(self) -> int:
        try:
            return shutil.disk_usage(self._folder).free
        except OSError:
            return 0

    def _make(self) -> None:
        self._file.parent.mkdir(exist_ok=True)
        handle = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.posix_fallocate(handle, 0, self._size)
        finally:
            os.close(handle)
