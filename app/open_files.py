"""Every phone is an open file, on both sides of its line; many systems allow a program 1,024 of them at first."""

from __future__ import annotations

import resource
from contextlib import suppress
from typing import Final

MOST: Final = 65_536


def allow_many() -> None:
    """Ask for as many as `MOST`; a system that gives fewer, or none more, is left at that."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(MOST, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
