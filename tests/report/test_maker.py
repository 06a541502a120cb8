"""Making the documents in a child process: progress, failure in words, and a day that goes on."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from app.core.views import ReportView
from app.report import words
from app.report.documents import NAMES
from app.report.maker import ReportMaker, seconds_for
from app.report.worker import MEMORY, NICENESS

DONE = '{"share": 1, "sentence": "Klaar."}'
TURNS = 1_000
"""Of the loop: far more than it takes to hear what was said."""

HANG = "import threading; threading.Event().wait()"
READ = "import json, pickle, sys, pathlib; job = pickle.load(sys.stdin.buffer)\n"


def child(code: str) -> tuple[str, ...]:
    return sys.executable, "-c", READ + code


async def test_real_child_makes_every_document(tmp_path: Path, view: ReportView, folder: Path) -> None:
    maker = ReportMaker(tmp_path)
    assert maker.files() == ()
    maker.start(view)
    assert maker.progress().is_running
    done = await maker.finished()
    assert (done.percent, done.sentence, done.error) == (100, words.DONE, "")
    assert done.is_done
    assert not done.is_running
    assert maker.files() == NAMES
    assert all((tmp_path / name).read_bytes() == (folder / name).read_bytes() for name in NAMES)


async def test_child_steps_back_for_the_day(tmp_path: Path, view: ReportView) -> None:
    script = """
import os, resource
from app.report import worker
worker.step_back(30)
worker._tell(worker.own_stdout(), 1.0, f"{os.nice(0)} {resource.getrlimit(resource.RLIMIT_AS)[0]}")
"""
    maker = ReportMaker(tmp_path, child(script))
    maker.start(view)
    niceness, memory = (await maker.finished()).sentence.split()
    assert int(niceness) >= NICENESS
    assert int(memory) == MEMORY


async def test_progress_follows_the_child(tmp_path: Path, view: ReportView) -> None:
    maker = ReportMaker(tmp_path, child('print(json.dumps({"share": 0.4, "sentence": "Halverwege."}), flush=True)'))
    maker.start(view)
    ended = await maker.finished()
    assert ended.percent == 40


async def test_child_that_falls_while_printing_says_what_is_left(tmp_path: Path, view: ReportView) -> None:
    (tmp_path / "verslag.html").write_text("verslag")
    maker = ReportMaker(tmp_path, child('print(json.dumps({"share": 0.1, "sentence": "De pdf."})); sys.exit(3)'))
    maker.start(view)
    ended = await maker.finished()
    assert (ended.error, ended.is_running, ended.is_done) == (words.NO_PDF, False, False)
    assert maker.files() == ("verslag.html",)


async def test_child_that_makes_nothing(tmp_path: Path, view: ReportView) -> None:
    maker = ReportMaker(tmp_path, child("raise SystemExit(1)"))
    maker.start(view)
    assert (await maker.finished()).error == words.NOTHING


async def test_child_that_does_not_start(tmp_path: Path, view: ReportView) -> None:
    maker = ReportMaker(tmp_path, (str(tmp_path / "bestaat-niet"),))
    maker.start(view)
    assert (await maker.finished()).error == words.NOTHING


async def test_failure_that_the_child_explains_is_passed_on(tmp_path: Path, view: ReportView) -> None:
    maker = ReportMaker(tmp_path, child(f'print(json.dumps({{"error": {words.NO_LIBRARY!r}}}))'))
    maker.start(view)
    assert (await maker.finished()).error == words.NO_LIBRARY


async def test_child_that_hangs_is_stopped(tmp_path: Path, view: ReportView) -> None:
    maker = ReportMaker(tmp_path, child(HANG), deadline=0.3)
    maker.start(view)
    ended = await maker.finished()
    assert ended.error
    assert not ended.is_running


async def test_child_that_keeps_the_processor_is_stopped(tmp_path: Path, view: ReportView) -> None:
    printing = 'print(json.dumps({"share": 0.5, "sentence": "De pdf."}), flush=True)\n'
    spent = "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)"
    maker = ReportMaker(tmp_path, child(printing + spent))
    maker.start(view)
    assert (await maker.finished()).error == words.TOO_LONG


async def test_close_stops_the_child(tmp_path: Path, view: ReportView) -> None:
    maker = ReportMaker(tmp_path, child(HANG))
    maker.start(view)
    await maker.close()
    assert maker.files() == ()


async def test_second_start_waits_for_the_first(tmp_path: Path, view: ReportView) -> None:
    counts = f"open({str(tmp_path / 'keer')!r}, 'a').write('x')"
    maker = ReportMaker(tmp_path, child(counts))
    maker.start(view)
    maker.start(view)
    await maker.finished()
    assert (tmp_path / "keer").read_text() == "x"


async def test_second_start_waits_until_the_first_child_is_gone(tmp_path: Path, view: ReportView) -> None:
    """All is made and told, and the child has not ended yet."""
    gate = tmp_path / "poort"
    os.mkfifo(gate)
    ended = f"open({str(tmp_path / 'keer')!r}, 'a').write('x'); open({str(gate)!r}).read()"
    maker = ReportMaker(tmp_path, child(f"print({DONE!r}, flush=True); {ended}"))
    maker.start(view)
    opened = await asyncio.to_thread(os.open, gate, os.O_WRONLY)
    for _ in range(TURNS):
        if maker.progress().percent < 100:
            await asyncio.sleep(0)
    assert (maker.progress().percent, maker.progress().is_done) == (100, False)
    maker.start(view)
    os.close(opened)
    done = await maker.finished()
    assert (done.is_done, done.is_running, done.error) == (True, False, "")
    assert (tmp_path / "keer").read_text() == "x"


@pytest.mark.parametrize("line", ["print('geen JSON')", "print('x' * 100_000)", "print('[]')", "print('{}')"])
async def test_a_line_that_is_not_ours_ends_this_report_and_not_the_next(
    line: str, tmp_path: Path, view: ReportView
) -> None:
    maker = ReportMaker(tmp_path, child(line))
    with capture_logs() as logged:
        maker.start(view)
        ended = await maker.finished()
    assert (ended.error, ended.is_running) == (words.NOTHING, False)
    assert [entry["event"] for entry in logged] == ["report_failed"]
    maker._command = child(f"print({DONE!r})")
    maker.start(view)
    assert (await maker.finished()).is_done


async def test_what_a_library_prints_does_not_come_in_between(tmp_path: Path, view: ReportView) -> None:
    script = """
import os, sys
from app.report import documents, worker
def write(view, out, renderer, tell):
    print("een library zegt iets", flush=True)
    os.write(1, b"en nog iets")
    tell(1.0, "Klaar.")
documents.write = write
worker.main()
"""
    maker = ReportMaker(tmp_path, (sys.executable, "-c", script))
    maker.start(view)
    done = await maker.finished()
    assert (done.sentence, done.is_done) == ("Klaar.", True)


async def test_only_our_own_names_can_be_taken(tmp_path: Path) -> None:
    (tmp_path / "verslag.html").write_text("verslag")
    (tmp_path / "dag.db").write_text("geheim")
    maker = ReportMaker(tmp_path)
    assert maker.path("verslag.html") == tmp_path / "verslag.html"
    assert [maker.path(name) for name in ("dag.db", "../verslag.html", "", "verslag.pdf")] == [None] * 4


async def test_larger_day_gets_more_time(view: ReportView) -> None:
    assert seconds_for(view) > 30
