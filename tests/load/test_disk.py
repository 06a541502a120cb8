"""The server on a disk that breaks, fills up, or is slow: what people see of it, and that no vote goes missing."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.__main__ import STORE_SENTENCES
from app.errors import DiskBroken
from app.rehearse.chair import Chair
from app.rehearse.connection import Connection, Heard
from app.rehearse.visit import Visit
from app.words import DISK, NOT_SAVED
from tests.load.serving import PATIENCE, Serving
from tests.load.test_kill import PLAN, Phone, check_nothing_lost
from tests.load.tracing import require_tracing

pytestmark = pytest.mark.alone

PHONES = 8
VOTES_BEFORE = 13
SLOW_MS, SLOW_TIMES = 200, 10
DISK_SIZE = "3m"


def under(injected: str, log: Path = Path(os.devnull)) -> tuple[str, ...]:
    """The store's thread gets these errors; what watches is not in the way of anything else."""
    return (
        "strace",
        "-D",
        "-f",
        "--seccomp-bpf",
        "-o",
        str(log),
        "-e",
        "trace=fdatasync",
        "-e",
        f"inject={injected}",
    )


async def test_after_a_sync_error_it_says_so_stops_and_comes_back_with_every_vote(tmp_path: Path) -> None:
    require_tracing(is_injecting=True)
    server = serving(tmp_path)
    await server.start(*under("fdatasync:error=EIO:when=60+"))
    phones, chair = await opened(server)
    first = asyncio.Event()
    voting = [asyncio.create_task(phone.vote_until_cut_off("wat-nu", first)) for phone in phones]
    assert await chair.line.wait_until(lambda: bool(chair.line.trouble)), "nobody was told"
    failed = time.monotonic()
    assert chair.line.trouble == DISK["broken"]
    code = await server.ended()
    ended = time.monotonic() - failed
    await asyncio.gather(*voting)
    await chair.close()
    assert code != 0
    assert STORE_SENTENCES[DiskBroken].splitlines()[0] in server.log
    assert "Traceback" not in server.log
    assert not any(phone.participant in server.log for phone in phones), "a log tells nothing of anybody"
    await check_nothing_lost(server, phones, 0)
    back = await server.start()
    first.clear()
    again = [asyncio.create_task(phone.vote_until_cut_off("wat-nu", first)) for phone in phones]
    await asyncio.wait_for(first.wait(), 15)
    await server.stop()
    await asyncio.gather(*again)
    await check_nothing_lost(server, phones, 1)
    told = sum(phone.acknowledged for phone in phones)
    print(f"sync error in the server: {told} acknowledged, 0 lost; gone after {ended:.1f} s, back in {back:.1f} s")


async def test_on_a_full_disk_votes_are_refused_and_all_else_goes_on(tmp_path: Path, small_disk: Path) -> None:
    server = serving(tmp_path, small_disk)
    await server.start()
    phones, chair = await opened(server)
    assert await chair.line.wait_until(lambda: "MB vrij" in chair.line.trouble)
    lines = [await connected(phone) for phone in phones]
    for _ in range(VOTES_BEFORE):
        await asyncio.gather(*(phone.vote(line, "wat-nu") for phone, line in zip(phones, lines, strict=True)))
    filler = fill(small_disk)
    refused = await vote_until(phones, lines, is_done=False)
    assert (refused.reason, refused.text) == ("not_saved", NOT_SAVED)
    assert await chair.line.wait_until(lambda: chair.line.trouble == DISK["full"])
    pages = [(await phone.visit.get("/dag")).status for phone in phones] + [(await chair.visit.get("/regie")).status]
    assert set(pages) == {200}
    filler.unlink()
    began = time.monotonic()
    await asyncio.wait_for(vote_until(phones, lines, is_done=True), PATIENCE)
    resumed = time.monotonic() - began
    assert await chair.line.wait_until(lambda: "MB vrij" in chair.line.trouble)
    for line in (*lines, chair.line):
        await line.close()
    await server.kill()
    await check_nothing_lost(server, phones, 0)
    told = sum(phone.acknowledged for phone in phones)
    print(
        f"disk full: {told} acknowledged, 0 lost; refused in Dutch, pages go on, votes count again in {resumed:.2f} s"
    )


async def test_a_slow_disk_does_not_slow_down_what_people_look_at(tmp_path: Path) -> None:
    require_tracing(is_injecting=True)
    server = serving(tmp_path)
    delayed = f"fdatasync:delay_exit={SLOW_MS * 1000}:when=40..{39 + SLOW_TIMES}"
    await server.start(*under(delayed, tmp_path / "calls"))
    phones, chair = await opened(server)
    before = await lags(server, asyncio.create_task(asyncio.sleep(1)))
    first = asyncio.Event()
    voting = [asyncio.create_task(phone.vote_until_cut_off("wat-nu", first)) for phone in phones]
    slow = await lags(server, asyncio.create_task(asyncio.sleep(SLOW_MS / 1000 * SLOW_TIMES)))
    await server.stop()
    await asyncio.gather(*voting)
    await chair.close()
    quiet, worst = (sorted(seconds)[int(len(seconds) * 0.99)] for seconds in (before, slow))
    print(
        f"slow disk: a page answers within {worst * 1000:.0f} ms (p99), {quiet * 1000:.0f} ms before; "
        f"{len(slow)} looks during {SLOW_TIMES} syncs of {SLOW_MS} ms"
    )
    assert (tmp_path / "calls").read_text().count("(DELAYED)") == SLOW_TIMES
    held_up = sum(seconds > SLOW_MS / 2000 for seconds in slow)
    assert held_up < SLOW_TIMES / 2, "whoever waits for the disk does so at each of its syncs"


def serving(folder: Path, data: Path | None = None) -> Serving:
    plan = folder / "plan.md"
    plan.write_text(PLAN)
    return Serving(folder, plan, data=data)


async def opened(server: Serving) -> tuple[list[Phone], Chair]:
    """People in the room, and the question open."""
    phones = [Phone(number, server.base) for number in range(PHONES)]
    for phone in phones:
        await phone.join(server.links["phone"])
    chair = Chair(server.base, urlsplit(server.links["chair"]).path)
    await chair.join()
    for _ in range(3):
        await chair.advance()
    return phones, chair


async def connected(phone: Phone) -> Connection:
    line = Connection(phone.visit, "phone")
    await line.open()
    return line


async def vote_until(phones: list[Phone], lines: list[Connection], *, is_done: bool) -> Heard:
    """Everybody in turn, until one is done, or refused."""
    while True:
        for phone, line in zip(phones, lines, strict=True):
            heard = await phone.vote(line, "wat-nu")
            if heard.is_done is is_done:
                return heard


async def lags(server: Serving, meanwhile: asyncio.Task[None]) -> list[float]:
    """How long a page that is ready takes, over and over."""
    visit, found = Visit(server.base), list[float]()
    while not meanwhile.done():
        began = time.monotonic()
        await visit.get("/static/css/tokens.css")
        found.append(time.monotonic() - began)
    return found


def fill(disk: Path) -> Path:
    """A file of somebody else that takes all there is."""
    filler = disk / "foto"
    with suppress(OSError), filler.open("wb", buffering=0) as out:
        while True:
            out.write(b"\0" * 4096)
    return filler


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("een kleine schijf maken kan alleen als root")
    mount = ("mount", "-t", "tmpfs", "-o", f"size={DISK_SIZE},mode=700", "tmpfs", str(place))
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("op deze machine mag mount geen kleine schijf maken")
    yield place
    subprocess.run(("umount", "-l", str(place)), check=True)
