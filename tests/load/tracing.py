"""What a program did to its files, read from a system-call log that strace made. Loud where that cannot be made."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.load.serving import environment

CALLS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,rename"
LARGEST = 1 << 17
"""Bytes of a write that the log holds; a page is 4,096."""

CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
OPENED, QUOTED = re.compile(r"\d<((?:\\x[0-9a-f]{2})+)>"), re.compile(r'"((?:\\x[0-9a-f]{2})+)"')
BY_NAME = ("openat", "unlink", "rename")
RESUMED = re.compile(r"<\.\.\. \w+ resumed>")
UNFINISHED = " <unfinished ...>"


@dataclass(frozen=True, slots=True)
class Created:
    path: str


@dataclass(frozen=True, slots=True)
class Written:
    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """The file has this size from now on."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """A file, or the names in a folder."""

    path: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    path: str


@dataclass(frozen=True, slots=True)
class Renamed:
    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the program wrote on its file of acknowledgements."""

    line: str


Step = Created | Written | Cut | Synced | Unlinked | Renamed | Said


def require_tracing(*, is_injecting: bool = False) -> None:
    """Skips, with what to do, where a program cannot be traced. It must not look as if it was tested."""
    if shutil.which("strace") is None:
        pytest.skip("strace ontbreekt. Typ: sudo apt-get install strace")
    options = ("-e", "inject=fdatasync:error=EIO:when=9") if is_injecting else ()
    tried = subprocess.run(("strace", "-f", "-o", os.devnull, *options, "true"), check=False, capture_output=True)
    if tried.returncode:
        pytest.skip(f"op deze machine mag strace niet meekijken ({tried.stderr.decode()[-200:].strip()})")


def traced(log: Path, *command: str) -> None:
    """Runs a Python module to its end, its system calls in `log`."""
    watching = ("strace", "-f", "-y", "-xx", "-s", str(LARGEST), "-e", f"trace={CALLS}", "-o", str(log))
    subprocess.run((*watching, sys.executable, "-m", *command), check=True, env=environment())


def steps(log: Path, folder: Path, said: Path) -> Iterator[Step]:
    """In the order in which they were done; paths are relative to `folder`, which is itself the path `.`."""
    for name, given, result in _calls(log):
        paths = [_text(path) for path in (QUOTED if name in BY_NAME else OPENED).findall(given)]
        if paths == [str(said)] and name == "write":
            yield from (Said(line) for line in _text(_last(given)).splitlines())
        elif paths and Path(paths[0]).is_relative_to(folder):
            yield from _step(name, [str(Path(path).relative_to(folder)) for path in paths], given, result)


def _step(name: str, paths: list[str], given: str, result: int) -> Iterator[Step]:
    number = int(given.rsplit(", ", 1)[1]) if name in ("pwrite64", "ftruncate") else 0
    if name == "openat" and "O_CREAT" in given:
        yield Created(paths[0])
    elif name == "pwrite64":
        yield Written(paths[0], number, _bytes(_last(given))[:result])
    elif name == "ftruncate":
        yield Cut(paths[0], number)
    elif name in ("fsync", "fdatasync"):
        yield Synced(paths[0])
    elif name == "unlink":
        yield Unlinked(paths[0])
    elif name == "rename":
        yield Renamed(*paths)


def _calls(log: Path) -> Iterator[tuple[str, str, int]]:
    """Name, arguments and result of every call that succeeded. What was cut in two by another thread is joined."""
    begun: dict[str, str] = {}
    with log.open() as lines:
        for line in lines:
            thread, _, rest = line.rstrip("\n").partition(" ")
            rest = rest.lstrip()
            if rest.endswith(UNFINISHED):
                begun[thread] = rest.removesuffix(UNFINISHED)
                continue
            whole = RESUMED.sub(lambda _, thread=thread: begun.pop(thread), rest, count=1)  # type: ignore[misc]
            if (call := CALL.match(whole)) and int(call[3]) >= 0:
                yield call[1], call[2], int(call[3])


def _last(given: str) -> str:
    return given.rsplit('"', 2)[1]


def _text(quoted: str) -> str:
    return _bytes(quoted).decode()


def _bytes(quoted: str) -> bytes:
    return bytes.fromhex(quoted.replace("\\x", ""))
