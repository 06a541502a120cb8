"""Compiled templates, kept beside their sources as Python does: a start need not compile them again.

Jinja compares a checksum of the source. What else goes into the code, the language that `_()` was said in and
the versions of what compiled it, is in the name of the file. A folder that cannot be written keeps nothing.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from app.catalogue import Texts

FOLDER: Final = "__pycache__"
COMPILER: Final = (Path(__file__).with_name("render.py"), Path(__file__))


class Compiled(FileSystemBytecodeCache):
    """The cache of one folder of templates in one language; `texts` is what that language says."""

    def __init__(self, templates: Path, language: str, texts: Texts) -> None:
        super().__init__(str(templates / FOLDER), f"{language}-{_fingerprint(texts)}-%s")
        self._language = language
        self._is_swept = False

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            self._sweep()
            super().dump_bytecode(bucket)

    def _sweep(self) -> None:
        """What other versions kept is of no use any more."""
        if self._is_swept:
            return
        self._is_swept = True
        for path in Path(self.directory).glob(f"{self._language}-*"):
            if not path.match(self.pattern % "*"):
                path.unlink(missing_ok=True)


def _fingerprint(texts: Texts) -> str:
    parts = [version("jinja2"), repr(sorted(texts.items())), *(path.read_text("utf-8") for path in COMPILER)]
    return sha256("\0".join(parts).encode()).hexdigest()[:16]
