"""A copy of a session that may be kept elsewhere: rows in a fresh file, never pages, never an open ballot.

Copied pages would carry along what was erased from them; copied rows cannot. Without ballots and
question keys a copy holds nothing that joins a person to an anonymous answer.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from app.errors import StoreFailed
from app.store.schema import connect
from app.store.tables import ROUND_TABLES, TABLES

COPIED = ("events", "secrets", *(table.name for table in TABLES.values() if table not in ROUND_TABLES))


def copy_rows(source: Path, target: Path) -> None:
    """Blocks. Raises StoreFailed; an older copy at `target` is then still whole."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        fill(unfinished, source)
        unfinished.replace(target)
    except (sqlite3.Error, OSError) as problem:
        raise StoreFailed(f"no backup: {problem}") from problem


def fill(fresh: Path, source: Path) -> None:
    """Closing the fresh file moves its log into it, so that it is one file."""
    with closing(connect(fresh)) as connection:
        connection.execute("ATTACH DATABASE ? AS source", [str(source)])
        connection.execute("BEGIN")
        for name in COPIED:
            connection.execute(f"INSERT INTO main.{name} SELECT * FROM source.{name}")
        connection.execute("COMMIT")
        connection.execute("DETACH DATABASE source")
