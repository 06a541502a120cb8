"""The child process that makes the documents: `python -m app.report.worker`, a pickled job on stdin.

It is niced and bounded, so that a running day never notices it. Each line on stdout is JSON with how
far it is (`share`, 0 to 1) and a `sentence`, or with an `error`. The job comes from our own server.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TextIO

from app.core.views import ReportView
from app.errors import ReportFailed

NICENESS: Final = 10
MEMORY: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Job:
    """`seconds` of processor time it may take; how long that lasts depends on how busy the day is."""

    view: ReportView
    folder: Path
    seconds: int


def main() -> None:
    job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301
    out = own_stdout()
    step_back(job.seconds)
    from app.render import Renderer
    from app.report.documents import write

    try:
        write(job.view, job.folder, Renderer(language=job.view.language), partial(_tell, out))
    except ReportFailed as failed:
        _say(out, error=str(failed))


def step_back(seconds: int) -> None:
    """The day has the processor first, and a report cannot eat its memory or go on for ever."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def own_stdout() -> TextIO:
    """What was stdout. What a library prints from here on goes to stderr, not in between our lines."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return out


def _tell(out: TextIO, share: float, sentence: str) -> None:
    _say(out, share=share, sentence=sentence)


def _say(out: TextIO, **line: object) -> None:
    out.write(json.dumps(line) + "\n")
    out.flush()


if __name__ == "__main__":
    main()
