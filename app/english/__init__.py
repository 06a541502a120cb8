"""Reading English as people say it in a meeting: the usual forms, for a day with `taal: en`.

What a time means is worked out by `app.dutch`, in its own words; here is what English calls it.
"""

from __future__ import annotations

from app.english.dues import read_due
from app.english.owners import read_owner
from app.english.sentences import read_sentence

__all__ = ["read_due", "read_owner", "read_sentence"]
