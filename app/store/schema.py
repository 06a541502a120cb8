"""Opening a session's file: the settings that make a commit durable and an erasure real, and its migrations.

Migrations are `migrations/<number>_<what>.sql`, applied in order; `PRAGMA user_version` is the last
one applied. A published migration is never changed; a change of the tables is a new file.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from zlib import crc32

from app.errors import StoreFailed

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 5.0
"""Seconds to wait for somebody else who has the file open."""

SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    f"PRAGMA journal_size_limit = {16 * 1024 * 1024}",
    "PRAGMA wal_autocheckpoint = 3500",
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection for one thread at a time, with this version's tables. Raises StoreFailed, sqlite3.Error, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.create_function("crc32", 1, lambda text: crc32(text.encode()), deterministic=True)
    try:
        for setting in SETTINGS:
            connection.execute(setting)
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def migrate(connection: sqlite3.Connection) -> None:
    done: int = connection.execute("PRAGMA user_version").fetchone()[0]
    scripts = {int(path.name.split("_")[0]): path for path in MIGRATIONS.glob("*.sql")}
    if done > max(scripts):
        raise StoreFailed(f"the file has version {done}, this program knows {max(scripts)}")
    for number in sorted(number for number in scripts if number > done):
        script = scripts[number].read_text(encoding="utf-8")
        connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
