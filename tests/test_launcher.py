"""The launcher: what it does on a fresh machine, after a change, after an interruption, and without root."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from app.__main__ import main as app_commands
from app.gallery.command import BROWSERS
from tests.conftest import SCORES

LAUNCHER = Path(__file__).resolve().parent.parent / "heisessie"


class Fresh:
    """A checkout where nothing was set up, with what the launcher runs written down instead of done."""

    def __init__(self, launcher: ModuleType, root: Path) -> None:
        self.launcher = launcher
        self.root = root
        self.ran: list[list[str]] = []
        self.fails: str = ""

    def run_quietly(self, command: Sequence[str], **_: object) -> tuple[int, list[str]]:
        self.ran.append(list(command))
        if self.fails and self.fails in command:
            return 1, ["WARNING: Location is ignored", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"]
        if "venv" in command:
            python = self.root / ".venv" / "bin" / "python"
            shutil.rmtree(self.root / ".venv", ignore_errors=True)
            python.parent.mkdir(parents=True)
            python.symlink_to(sys.executable)
        return 0, []

    def steps(self) -> list[str]:
        """The telling word of everything run so far."""
        words = ("venv", "requirements.lock", "requirements-test.lock", "update", "install")
        named = [{Path(part).name for part in command} for command in self.ran]
        return [next(word for word in words if word in parts) for parts in named]

    def prepare(self, *locks: str) -> list[str]:
        self.ran.clear()
        self.launcher.prepare(*(locks or (self.launcher.RUN_LOCK,)))
        return self.steps()


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fresh:
    loader = SourceFileLoader("launcher", str(LAUNCHER))
    spec = spec_from_loader("launcher", loader)
    assert spec is not None
    launcher = module_from_spec(spec)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(launcher)
    for lock in (launcher.RUN_LOCK, launcher.TEST_LOCK):
        (tmp_path / lock).write_text("voorbeeld==1.0 \\\n    --hash=sha256:00\n")
    machine = Fresh(launcher, tmp_path)
    monkeypatch.setattr(launcher, "ROOT", tmp_path)
    monkeypatch.setattr(launcher, "run_quietly", machine.run_quietly)
    return machine


def test_the_first_start_makes_the_environment_and_the_second_does_nothing(fresh: Fresh) -> None:
    assert fresh.prepare() == ["venv", "requirements.lock"]
    assert fresh.prepare() == []


def test_a_changed_lock_makes_the_environment_anew(fresh: Fresh) -> None:
    fresh.prepare()
    (fresh.root / "requirements.lock").write_text("voorbeeld==2.0 \\\n")
    assert fresh.prepare() == ["venv", "requirements.lock"]


def test_an_interrupted_set_up_is_done_again(fresh: Fresh) -> None:
    fresh.fails = "install"
    with pytest.raises(fresh.launcher.SetupFailed):
        fresh.prepare()
    fresh.fails = ""
    assert fresh.prepare() == ["venv", "requirements.lock"]


def test_an_environment_whose_python_is_gone_is_made_anew(fresh: Fresh) -> None:
    fresh.prepare()
    (fresh.root / ".venv" / "bin" / "python").unlink()
    assert fresh.prepare() == ["venv", "requirements.lock"]


def test_what_the_tests_need_comes_on_top(fresh: Fresh) -> None:
    fresh.prepare()
    both = (fresh.launcher.RUN_LOCK, fresh.launcher.TEST_LOCK)
    assert fresh.prepare(*both) == ["requirements-test.lock"]
    assert fresh.prepare(*both) == []


def test_only_what_the_hashes_name_is_installed(fresh: Fresh) -> None:
    fresh.prepare()
    assert {"--require-hashes", "--only-binary"} <= set(fresh.ran[-1])


def test_a_failed_set_up_is_told_in_dutch_without_a_traceback(fresh: Fresh, capsys: pytest.CaptureFixture[str]) -> None:
    fresh.fails = "install"
    assert fresh.launcher.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "De onderdelen ophalen lukt niet" in said
    assert "DO NOT MATCH THE HASHES" in said
    assert "Location" not in said


def test_without_ensurepip_and_without_root_the_line_to_type_is_given(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh.launcher.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(fresh.launcher.SetupFailed, match="sudo apt-get install python3-venv"):
        fresh.prepare()
    assert fresh.ran == []


def test_without_ensurepip_root_gets_it_installed(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh.launcher.importlib.util, "find_spec", lambda name: None)
    as_root(monkeypatch)
    assert fresh.prepare() == ["update", "install", "venv", "requirements.lock"]


def test_root_gets_the_missing_libraries_installed(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    as_root(monkeypatch)
    monkeypatch.setattr(fresh.launcher, "can_load", lambda library: "pangoft2" in library)
    fresh.launcher.provide_pdf_libraries()
    assert fresh.ran[-1][-2:] == ["libpango-1.0-0", "libharfbuzz-subset0"]


def test_others_read_the_line_to_type_and_start_without_pdf(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(fresh.launcher, "can_load", lambda library: False)
    fresh.launcher.provide_pdf_libraries()
    line = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert line in capsys.readouterr().err
    assert fresh.ran == []


def test_root_gets_the_browser_without_windows_also_beside_another(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_root(monkeypatch)
    monkeypatch.setattr(shutil, "which", {"apt-get": "/usr/bin/apt-get", "chromium": "/usr/bin/chromium"}.get)
    fresh.launcher.provide_browser()
    assert fresh.ran[-1][-1] == "chromium-headless-shell"


@pytest.mark.parametrize(
    ("fails", "is_installed"), [("show", False), ("/snap/bin/chromium", True)], ids=["unknown to apt", "does not work"]
)
def test_what_apt_does_not_know_is_only_tried_where_no_other_browser_works(
    fails: str,
    is_installed: bool,
    fresh: Fresh,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    as_root(monkeypatch)
    monkeypatch.setattr(shutil, "which", {"apt-get": "/usr/bin/apt-get", "chromium": "/snap/bin/chromium"}.get)
    fresh.fails = fails
    fresh.launcher.provide_browser()
    assert any("install" in command for command in fresh.ran) is is_installed
    assert bool(capsys.readouterr().err) is is_installed


def test_root_without_any_browser_hears_that_it_did_not_come(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_root(monkeypatch)
    monkeypatch.setattr(shutil, "which", {"apt-get": "/usr/bin/apt-get"}.get)
    fresh.fails = "chromium-headless-shell"
    fresh.launcher.provide_browser()
    said = capsys.readouterr().err
    assert "Installeren lukt niet" in said
    assert "sudo apt-get install chromium-headless-shell" in said


@pytest.mark.parametrize(("there", "is_told"), [({}, True), ({"chromium": "/usr/bin/chromium"}, False)])
def test_others_use_the_browser_that_is_there_or_read_the_line_to_type(
    there: dict[str, str],
    is_told: bool,
    fresh: Fresh,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", there.get)
    fresh.launcher.provide_browser()
    assert ("sudo apt-get install chromium-headless-shell" in capsys.readouterr().err) is is_told
    assert not any("apt-get" in command for command in fresh.ran)


def test_a_library_that_is_not_there_is_seen(fresh: Fresh) -> None:
    assert not fresh.launcher.can_load("libheide-bestaat-niet.so.0")


def test_the_command_runs_in_our_environment_and_in_the_callers_folder(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(os, "execve", lambda python, command, environment: called.append((command, environment)))
    monkeypatch.setattr(fresh.launcher, "provide_pdf_libraries", lambda: None)
    monkeypatch.setenv("PYTHONPATH", "/elders")
    monkeypatch.setenv("PIP_TARGET", "/elders")
    fresh.launcher.run(["check", "dag.md"])
    [(command, environment)] = called
    assert command == [str(fresh.root / ".venv/bin/python"), "-m", "app", "check", "dag.md"]
    assert environment["PYTHONPATH"] == str(fresh.root)
    assert "PIP_TARGET" not in environment


def test_every_check_runs_also_after_one_that_failed(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        calls.append(command[2:])
        return 3 if "mypy" in command else 0

    monkeypatch.setattr(fresh.launcher.subprocess, "call", call)
    monkeypatch.setattr(fresh.launcher, "provide_pdf_libraries", lambda: None)
    monkeypatch.setattr(fresh.launcher, "provide_browser", lambda: None)
    assert fresh.launcher.main(["test", "-k", "stem"]) == 3
    assert [command[0] for command in calls] == ["ruff", "mypy", "pytest"]
    assert calls[-1] == ["pytest", "-k", "stem"]
    assert "-k" not in calls[0]


def test_the_whole_suite_ends_with_what_its_runs_found(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []

    def call(command: list[str], *, env: dict[str, str], **_: object) -> int:
        told.append((command[2], env[SCORES]))
        if "tests.scorecard" in command:
            assert command[3] == env[SCORES]
        return 0

    monkeypatch.setattr(fresh.launcher.subprocess, "call", call)
    for what in ("provide_pdf_libraries", "provide_browser", "provide_tracer"):
        monkeypatch.setattr(fresh.launcher, what, lambda: None)
    assert fresh.launcher.main(["test"]) == 0
    assert [name for name, _ in told] == ["ruff", "mypy", "pytest", "pytest", "tests.scorecard"]
    assert len({path for _, path in told}) == 1


def test_the_launcher_and_the_gallery_look_for_the_same_browsers(fresh: Fresh) -> None:
    assert fresh.launcher.BROWSERS == BROWSERS


def test_the_launcher_knows_every_command(fresh: Fresh) -> None:
    shown = {name for name, command in app_commands.commands.items() if not command.hidden}
    assert set(fresh.launcher.COMMANDS) == {*shown, "test"}


def test_an_old_python_hears_what_is_needed(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fresh.launcher.shutil, "which", lambda name: None)
    monkeypatch.setattr(fresh.launcher.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit):
        fresh.launcher.start_with_newer_python()
    assert "Heisessie heeft Python 3.11 of nieuwer nodig. Dit is Python 3.9." in capsys.readouterr().err


def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
