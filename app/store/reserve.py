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
SIZE: Final = 64 * 1024 * 1024


class Reserve:
    """For the session whose file is `session`. Blocks."""

    def __init__(self, session: Path, size: int = SIZE) -> None:
        self._folder = session.parent
        self._file = self._folder / PLACE
        self._size = size

    def tend(self) -> int:
        """Free bytes on the disk, now that the reserve is there if there is enough besides."""
        free = shutil.disk_usage(self._folder).free
        if free < LITTLE_SPACE + self._size or self._file.exists():
            return free
        try:
            self._make()
        except OSError:
            self.give_up()
        return shutil.disk_usage(self._folder).free

    def give_up(self) -> bool:
        """True when that made room."""
        try:
            self._file.unlink()
        except OSError:
            return False
        return True

    def _make(self) -> None:
        self._file.parent.mkdir(exist_ok=True)
        handle = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.posix_fallocate(handle, 0, self._size)
        finally:
            os.close(handle)
