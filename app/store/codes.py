"""The session's own secrets and codes. A checksum stands among them: a flipped bit would be a link that works no more.

Days of before it was kept have none, and are believed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from zlib import crc32

from app.errors import JournalDamaged

SUM = "som"
"""Stands so in the files of every day."""

KEEP = """
    INSERT INTO secrets (name, value) SELECT key, value FROM json_each(?) WHERE true
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


def kept_codes(connection: sqlite3.Connection) -> dict[str, str]:
    """By name; raises JournalDamaged(0)."""
    codes, total = _rows(connection)
    if total not in ("", _sum(codes)):
        raise JournalDamaged(0)
    return codes


def keep_codes(connection: sqlite3.Connection, codes: Mapping[str, str]) -> None:
    """Beside those that are there, in the transaction of the caller."""
    known, _ = _rows(connection)
    connection.execute(KEEP, [json.dumps({**codes, SUM: _sum({**known, **codes})})])


def _rows(connection: sqlite3.Connection) -> tuple[dict[str, str], str]:
    """One bit in a row makes bytes of a text."""
    rows: dict[str, str] = dict(connection.execute("SELECT name, value FROM secrets"))
    if not all(isinstance(text, str) for row in rows.items() for text in row):
        raise JournalDamaged(0)
    return rows, rows.pop(SUM, "")


def _sum(codes: Mapping[str, str]) -> str:
    return str(crc32(json.dumps(sorted(codes.items())).encode()))
