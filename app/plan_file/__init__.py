"""The programme file: Markdown that a communications officer writes, read into a `Plan` and back.

Every problem is found in one reading and said in Dutch, with its line and how to mend it.
"""

from __future__ import annotations

from app.plan_file.reading import load, read_plan, read_source
from app.plan_file.writing import write_plan

__all__ = ["load", "read_plan", "read_source", "write_plan"]
