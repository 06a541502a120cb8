"""Reading Dutch as people say it in a meeting: who does it, when it is done, what sort of sentence it is."""

from __future__ import annotations

from app.dutch.dues import read_due
from app.dutch.owners import read_owner
from app.dutch.sentences import read_sentence
from app.dutch.vague import Vague, vague_words

__all__ = ["Vague", "read_due", "read_owner", "read_sentence", "vague_words"]
