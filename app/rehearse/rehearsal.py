"""The rehearsal: the real server, a whole day, the real report, and the counts held against each other."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.core.plan import Plan
from app.plan_file import load
from app.rehearse.agreed import read_agreed
from app.rehearse.day import Day, Progress
from app.rehearse.editing import with_quick
from app.rehearse.parting import read_breakouts
from app.rehearse.results import read_results
from app.rehearse.server import call, database_in, running
from app.rehearse.verdict import Verdict, judge
from app.rehearse.wondering import read_asked


async def rehearse(plan_path: Path, hall: int, stream: int, seed: int, out: Path, on_progress: Progress) -> Verdict:
    """Play the day of `plan_path` and leave the report of it in `out`; nothing else remains.

    `on_progress(done, total, text)` is called often. Raises `ServerFailed` when the server or the
    report did not work, `DayEmpty` when nobody is asked to come, `ChairStuck` or `DayEndless` when the day did not
    come to its end.
    """
    plan = read_plan(plan_path)
    with tempfile.TemporaryDirectory(prefix="heisessie-repetitie-") as name:
        folder = Path(name)
        async with running(plan_path, folder) as serving:
            played = await Day(plan, serving.links, hall, stream, seed, on_progress).play()
        on_progress(1, 1, "verslag maken")
        await call("report", str(database_in(serving.data)), "--out", str(out), log=folder / "verslag.log")
        return judge(plan, played, read_results(out), read_agreed(out), read_asked(out), read_breakouts(out))


def read_plan(path: Path) -> Plan:
    return with_quick(load(path))
