"""Why the settings of a programme do not make a question; the words for it are of the file's reader."""

from __future__ import annotations


class FormProblem(ValueError):
    """The plan's settings do not make a question. `code` names what, `value` and `limit` fill the message."""

    def __init__(self, code: str, value: str = "", limit: int = 0) -> None:
        super().__init__(code, value, limit)
        self.code = code
        self.value = value
        self.limit = limit
