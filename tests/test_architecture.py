"""The walls of the house, held by a test: who may import whom, what may know which library, how long things get."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"
SOURCES = {path.relative_to(ROOT): ast.parse(path.read_text(encoding="utf-8")) for path in APP.rglob("*.py")}
LAUNCHER = Path("heisessie")

# A part may import itself, and what stands here; "store!" is the contract in `app.store` and not its engines.
ALLOWED: dict[str, set[str]] = {
    "core": set(),
    "dutch": {"core"},
    "english": {"core", "dutch"},
    "heath": {"core"},
    "typesetting": {"core", "hatching"},
    "hatching": set(),
    "lettering": set(),
    "changes": {"core"},
    "catalogue": {"core", "dutch"},
    "compiled": {"catalogue"},
    "refusal_words": {"core"},
    "words": {"catalogue", "core", "refusal_words"},
    "usage": set(),
    "logbook": set(),
    "open_files": set(),
    "errors": {"plan_file"},
    "config": {"errors"},
    "plan_file": {"catalogue", "core", "dutch", "errors"},
    "render": {"catalogue", "compiled", "core", "dutch", "hatching", "lettering", "typesetting"},
    "report": {"catalogue", "core", "dutch", "errors", "heath", "render", "words"},
    "store": {"core", "errors"},
    "live": {"core", "errors", "store!"},
    "web": {"config", "core", "dutch", "errors", "heath", "live", "render", "store!", "words"},
    "reader": {"core", "dutch", "english"},
    "restoring": {"core", "errors", "store"},
    "results": {"core"},
    "rehearse": {"core", "errors", "plan_file", "results"},
    "gallery": {"core", "rehearse", "render"},
}
# The composition root and its commands bind the parts together.
FREE = {"", "__main__", "announcing", "application", "bench", "erasing", "opening", "reporting", "serving"}
# The one place that knows a library, so that it can be changed for another.
KNOWN_BY: dict[str, set[str]] = {
    "jinja2": {"compiled", "render"},
    "playwright": {"gallery"},
    "PIL": {"gallery"},
    "sqlite3": {"store"},
    "weasyprint": {"report"},
    "pikepdf": {"report"},
    "markdown_it": set(),
    "starlette": {"web", "application"},
    "pydantic": {"config", "live", "store"},
}
PURE = {"core", "dutch", "english"}
IMPURE = {"asyncio", "logging", "os", "random", "secrets", "socket", "subprocess", "threading", "time", "uuid"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 50


def part_of(path: Path) -> str:
    """`app/core/plan.py` -> `core`; the package itself is the empty part."""
    name = path.with_suffix("").parts[1]
    return "" if name == "__init__" else name


def imports(path: Path, tree: ast.Module) -> Iterator[str]:
    """Every module imported anywhere in the file, by its full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            home = (*path.parent.parts[: len(path.parent.parts) + 1 - node.level],) if node.level else ()
            module = ".".join((*home, *filter(None, [node.module])))
            yield from (resolve(module, alias.name) for alias in node.names)


def resolve(module: str, name: str) -> str:
    """`from app import words` is the module `app.words`; `from app.store import Store` is `app.store`."""
    place = ROOT.joinpath(*module.split("."), name)
    return f"{module}.{name}" if place.is_dir() or place.with_suffix(".py").is_file() else module


def breaches(path: Path, tree: ast.Module) -> Iterator[str]:
    part = part_of(path)
    for module in imports(path, tree):
        library, _, rest = module.partition(".")
        if library == "app":
            yield from (f"{path} -> {module}" for _ in [0] if not may_import(part, rest))
        elif not may_know(part, library):
            yield f"{path} -> {library}"


def may_import(part: str, module: str) -> bool:
    target = module.partition(".")[0]
    if part in FREE or target in (part, ""):
        return True
    return target in ALLOWED[part] or (f"{target}!" in ALLOWED[part] and module == target)


def may_know(part: str, library: str) -> bool:
    if part in PURE:
        return library in sys.stdlib_module_names and library not in IMPURE
    return part in FREE or part in KNOWN_BY.get(library, {part})


def test_every_part_imports_only_what_it_may() -> None:
    assert [breach for path, tree in SOURCES.items() for breach in breaches(path, tree)] == []


def test_every_part_has_its_rule() -> None:
    assert {part_of(path) for path in SOURCES} - FREE <= set(ALLOWED)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("app/core/plan.py", "from app.words import sentence"),
        ("app/core/plan.py", "import pydantic"),
        ("app/core/plan.py", "def f():\n    from time import time"),
        ("app/core/plan.py", "from ..errors import StoreFailed"),
        ("app/live/room.py", "from app.store.sqlite import SqliteStore"),
        ("app/live/room.py", "from app import web"),
        ("app/report/pdf.py", "import jinja2.ext"),
        ("app/rehearse/person.py", "from app.live.room import Room"),
    ],
)
def test_a_hole_in_a_wall_is_seen(path: str, line: str) -> None:
    assert list(breaches(Path(path), ast.parse(line)))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("app/core/plan.py", "from app.core.roles import Role"),
        ("app/core/questions/choice.py", "from ..plan import Question"),
        ("app/live/room.py", "from app.store import Store"),
        ("app/application.py", "from app.store.sqlite import SqliteStore"),
    ],
)
def test_a_door_is_not_taken_for_a_hole(path: str, line: str) -> None:
    assert not list(breaches(Path(path), ast.parse(line)))


def test_every_module_says_why_it_is_here() -> None:
    assert [str(path) for path, tree in SOURCES.items() if not ast.get_docstring(tree)] == []


def test_files_stay_small() -> None:
    files = (*SOURCES, LAUNCHER, *(path.relative_to(ROOT) for path in (ROOT / "tests").rglob("*.py")))
    lengths = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in files}
    assert {str(path): length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_stay_short() -> None:
    trees = {**SOURCES, LAUNCHER: ast.parse((ROOT / LAUNCHER).read_text(encoding="utf-8"))}
    functions = (
        (path, node)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lengths = {f"{path} {node.name}": (node.end_lineno or 0) - node.lineno + 1 for path, node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
