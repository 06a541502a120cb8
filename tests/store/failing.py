"""A connection to a file of which one statement fails, as on a disk that does."""

from __future__ import annotations

import sqlite3
from typing import Any


class Failing:
    def __init__(self, connection: sqlite3.Connection, asked: str, code: int) -> None:
        self._connection, self._asked, self._code = connection, asked, code

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
        if statement != self._asked:
            return self._connection.execute(statement, *given)
        problem = sqlite3.OperationalError("told to fail")
        problem.sqlite_errorcode = self._code
        raise problem
