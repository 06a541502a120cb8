"""What a document asks of whoever fills in a template, so that no document knows who that is."""

from __future__ import annotations

from typing import Protocol


class Templates(Protocol):
    def template(self, name: str, /, **context: object) -> str: ...
