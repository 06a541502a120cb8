"""What the manual for operations says is so: its settings, its service file, and its two scripts for a copy."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.config import PREFIX, Settings
from app.core import commands as c
from app.core.plan import Seat
from app.core.roles import Actor, Role
from app.live.room import Room
from app.opening import open_session
from app.plan_file import load

ROOT = Path(__file__).parents[1]
MANUAL = (ROOT / "docs" / "beheer.md").read_text("utf-8")
SAMPLE = ROOT / "sessions" / "heisessie-2020.md"


def block(marker: str) -> str:
    """The code of the manual that begins with this line."""
    found = re.search(rf"```\w*\n({re.escape(marker)}\n.*?)```", MANUAL, re.DOTALL)
    assert found, marker
    return found[1]


def typed(script: str, day: str, folder: Path) -> None:
    environment = {"DAG": day, "ELDERS": str(folder / "elders"), "PATH": "/usr/bin:/bin"}
    subprocess.run(["sh", "-ec", script], cwd=folder, env=environment, check=True)


def test_every_setting_is_explained() -> None:
    assert [name for name in Settings.model_fields if f"| `{PREFIX}{name.upper()}` |" not in MANUAL] == []


def test_the_examples_set_only_what_exists() -> None:
    named = set(re.findall(rf"Environment={PREFIX}(\w+)=", MANUAL))
    assert named
    assert named <= {name.upper() for name in Settings.model_fields}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze ontbreekt")
def test_the_service_file_is_one(tmp_path: Path) -> None:
    service = tmp_path / "heisessie.service"
    service.write_text(block("[Unit]").replace("/opt/heisessie/heisessie", shutil.which("true") or "/bin/true"))
    run = subprocess.run(["systemd-analyze", "verify", str(service)], capture_output=True, text=True, check=False)
    assert "heisessie.service" not in run.stderr


async def test_a_copy_that_was_kept_elsewhere_becomes_the_day_again(tmp_path: Path) -> None:
    plan, data = load(SAMPLE), tmp_path / "data"
    opened = await open_session(SAMPLE.read_text("utf-8"), plan, data)
    room = Room(opened.store, opened.state, lambda change: None)
    room.start()
    await room.submit(c.Join(participant="p1", seat=Seat.HALL, role="manager"), Actor(Role.NOBODY))
    await room.submit(c.Advance(step=room.state.step), Actor(Role.CHAIR))
    await room.stop()
    await opened.store.backup(opened.copy)
    await opened.close()

    typed(block("# bewaren"), plan.id, tmp_path)
    shutil.rmtree(data)
    typed(block("# terugzetten"), plan.id, tmp_path)

    again = await open_session(SAMPLE.read_text("utf-8"), plan, data, is_restore=True)
    assert again.state == room.state
    assert again.keys == opened.keys
    await again.close()
