"""From a plan back to the text of a programme file; what is left out is the default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from app.core.differences import loosened
from app.core.plan import KEEP_DAYS, Block, BlockKind, Breakout, Language, Plan, Question
from app.core.questions import kind_of
from app.plan_file import grammar as g
from app.plan_file import reviews
from app.plan_file.days import day_heading
from app.plan_file.roles import written_roles
from app.plan_file.times import clock

T = TypeVar("T")


def write_plan(plan: Plan) -> str:
    """`read_plan(write_plan(plan), plan.id) == plan` for every plan that came from a file."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield "---"
    yield from _pairs(
        {
            "titel": plan.title,
            "datum": plan.date,
            "organisatie": plan.organiser,
            "plaats": plan.place,
            "ondertitel": plan.subtitle,
            "zaal": str(plan.expected_hall or ""),
            "online": str(plan.expected_stream or ""),
            "vertraging": str(plan.delay or ""),
            g.ROLES: written_roles(plan.roles, plan.windows),
            "organisaties": ", ".join(plan.organisations),
            "volgende bijeenkomst": plan.next_date,
            "taal": _word(g.LANGUAGES, plan.language) if plan.language is not Language.DUTCH else "",
            "livestream": plan.livestream,
            "vragen": "" if plan.queries else "nee",
            "bewaren": _counted(plan.keep_days, g.DAYS) if plan.keep_days != KEEP_DAYS else "",
        }
    )
    yield "---"
    before: Block | None = None
    for block in loosened(plan.blocks):
        yield from day_heading(plan.days, before, block)
        yield from _block(block)
        before = block


def _block(block: Block) -> Iterator[str]:
    end = block.start + block.minutes
    until = f"-{clock(end)}" if block.minutes else ""
    yield ""
    yield f"## {clock(block.start)}{until} {block.title}"
    is_pitches = block.kind is BlockKind.PITCHES
    yield from _pairs(
        {
            "soort": _word(g.BLOCKS, block.kind),
            "toelichting": block.note,
            "aanwijzing": block.cue,
            "overslaan": "ja" if block.is_skipped else "",
            "vragen": "" if block.queries is None else _word(g.YES_NO, block.queries),
            "spreker": block.speaker,
            g.REVIEW: block.review,
            "tijd per pitch": _duration(block.pitch_seconds) if is_pitches else "",
        }
    )
    for pitch in block.pitches:
        yield f"- {pitch.owner}: {pitch.title}" if pitch.title else f"- {pitch.owner}"
    for finding in block.findings:
        yield reviews.written_finding(finding)
    for breakout in block.breakouts:
        yield from _breakout(breakout)
    for question in block.questions:
        yield from _question(question)


def _breakout(breakout: Breakout) -> Iterator[str]:
    yield ""
    yield f"### {breakout.title}"
    yield from _pairs(
        {
            "voor": ", ".join(breakout.roles),
            "plaatsen": str(breakout.capacity or ""),
            "plek": breakout.place,
            g.ONLINE_PLACE: breakout.link,
            "spreker": breakout.speaker,
            "rapporteur": breakout.rapporteur,
            "oogst": _word(g.HARVESTS, breakout.harvest),
            "sjabloon": _word(g.TEMPLATES, breakout.headings) if breakout.headings != g.TEMPLATES["notities"] else "",
            "toelichting": breakout.note,
        }
    )


def _question(question: Question) -> Iterator[str]:
    kind = kind_of(question.form)
    yield ""
    yield f"### {question.text}"
    yield from _pairs(
        {
            "soort": kind.PLAN_WORD,
            "anoniem": _word(g.ANONYMITIES, question.anonymity),
            "geheim": "ja" if question.is_secret else "",
            "uitslag": _word(g.VISIBILITIES, question.visibility),
            "splits": _word(g.DIMENSIONS, question.dimension),
            "tijd": _duration(question.seconds) if question.seconds else "",
            "uitleg": question.explanation,
            "goedkeuren": "ja" if question.needs_approval else "",
            **kind.settings(question.form),
        }
    )
    for option in question.form.options:
        yield f"- {option}"


def _pairs(pairs: Mapping[str, str]) -> Iterator[str]:
    for name, value in pairs.items():
        if value:
            yield f"{name}: {value}"


def _word(words: Mapping[str, T], value: T) -> str:
    return next(word for word, meaning in words.items() if meaning == value)


def _duration(seconds: int) -> str:
    return _counted(seconds, g.SECONDS) if seconds % 60 else _counted(seconds // 60, g.MINUTES)


def _counted(number: int, units: tuple[str, str]) -> str:
    return f"{number} {units[number == 1]}"
