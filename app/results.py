"""`uitslagen.json`, `afspraken.json`, `vragen.json` and `sessies.json`: the exact counts of a rehearsal and what was
recorded in it, for holding against what its people were told.

Only a rehearsal has it: on a real day a small group's count must not stand in any file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from app.core.breakout_view import HarvestView
from app.core.breakout_views import harvest_views
from app.core.folding import spelling_of_word
from app.core.gathering import piles
from app.core.outcomes import wording_of
from app.core.plan import Block, Question
from app.core.query_views import every_query
from app.core.questions import kind_of
from app.core.splits import OTHER
from app.core.state import Box, Outcome, Round, State

FILE: Final = "uitslagen.json"
AGREED: Final = "afspraken.json"
ASKED: Final = "vragen.json"
BREAKOUTS: Final = "sessies.json"


def write_results(state: State, out: Path) -> None:
    rows = [
        _row(state, question, round_, round_.box)
        for question, rounds in state.rounds.items()
        for round_ in rounds
        if round_.box
    ]
    agreed = {id_: _agreed(state, outcome) for id_, outcome in state.outcomes.items() if not outcome.breakout}
    asked = [{"text": q.text, "fate": q.fate, "people": q.people} for q in every_query(state) if not q.is_withdrawn]
    breakouts = {
        view.session.breakout.id: _held(view) for block in _parted(state) for view in harvest_views(state, block)
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, said in ((FILE, rows), (AGREED, agreed), (ASKED, asked), (BREAKOUTS, breakouts)):
        (out / name).write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")


def _parted(state: State) -> list[Block]:
    return [block for block in state.plan.blocks if block.breakouts and block.id in state.began]


def _held(harvest: HarvestView) -> dict[str, Any]:
    return {
        "hall": harvest.session.hall,
        "stream": harvest.session.stream,
        "notes": sorted(note.text for note in harvest.notes),
        "proposals": sorted(proposal.outcome.wording.what for proposal in harvest.proposals),
        "accepted": sorted(proposal.outcome.id for proposal in harvest.proposals if proposal.is_accepted),
    }


def _agreed(state: State, outcome: Outcome) -> dict[str, Any]:
    wording = wording_of(state, outcome)
    return {
        "kind": outcome.kind.value,
        "what": wording.what,
        "owner": wording.owner,
        "due": wording.due.text,
        "due_kind": wording.due.kind.value,
        "has_review": bool(wording.due.review),
        "via": wording.via,
        "puller": wording.puller,
        "amount": wording.amount,
        "reply": outcome.confirmed.reply.value if outcome.confirmed else "",
    }


def _row(state: State, question: str, round_: Round, box: Box) -> dict[str, Any]:
    """`words` counts what is one text, apart from what the chair put together."""
    planned = state.plan.questions.get(question)
    groups = {key: _tally(planned, box, (key,)) for key in sorted(box.voters) if key != OTHER}
    heaps = piles(state, planned, round_) if planned and kind_of(planned.form).COUNTS_TEXTS else ()
    parts = [part for pile in heaps for part in (pile, *pile.under)]
    return {
        "question": question,
        "round": round_.number,
        "together": _tally(planned, box, tuple(box.voters)),
        "groups": groups,
        "texts": sorted(state.text(ref) for ref in box.texts),
        "words": {spelling_of_word(said.body for said in part.said): len(part.said) for part in parts},
    }


def _tally(question: Question | None, box: Box, groups: tuple[str, ...]) -> Mapping[str, Any]:
    """People per option, and on a scale per statement and value."""
    is_scale = question is not None and question.form.points > 0
    counts: dict[str, int] = {}
    for (group, item, value), people in box.counts.items():
        if group in groups:
            key = f"{item}:{value}" if is_scale else str(item)
            counts[key] = counts.get(key, 0) + people
    return {"voters": sum(box.voters.get(group, 0) for group in groups), "counts": counts}
