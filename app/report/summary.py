"""What the documents count before they write: one place, so that report and newsletter agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.core.outcome_view import OutcomeView
from app.core.plan import Finding
from app.core.progress import Phase, Progress
from app.core.query_view import QueryView
from app.core.views import PitchView, QuestionView, ReportBlock, ReportView
from app.core.wording import OutcomeKind

KINDS: Final = (OutcomeKind.CONCLUSION, OutcomeKind.INSIGHT, OutcomeKind.AGREEMENT, OutcomeKind.COMMITMENT)
"""In the order in which the report tells them."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A block as the report tells it: what was held and asked, and what was planned but was not."""

    row: ReportBlock
    held: tuple[PitchView, ...]
    asked: tuple[QuestionView, ...]
    unasked: tuple[QuestionView, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.row.block.findings if self.row.began else ()

    @property
    def has_results(self) -> bool:
        return bool(self.of("insight") or self.findings or self.row.harvests or self.held or self.asked)

    @property
    def recorded(self) -> tuple[OutcomeView, ...]:
        return tuple(outcome for kind in KINDS for outcome in self.of(kind))

    def of(self, kind: str) -> tuple[OutcomeView, ...]:
        """What was recorded in this block, of one kind."""
        return tuple(outcome for outcome in self.row.outcomes if outcome.kind == kind)


@dataclass(frozen=True, slots=True)
class Summary:
    """`agreements` and `commitments` are those that stand: not withdrawn, not declined. Both are `agreed`;
    `settled` and `unsettled` add up to that. `days` has the chapters by date, which is empty for a single day.
    `wondered` are the questions of the audience by the block in which they were asked, without what was taken back."""

    conclusions: tuple[OutcomeView, ...]
    insights: tuple[OutcomeView, ...]
    agreements: tuple[OutcomeView, ...]
    commitments: tuple[OutcomeView, ...]
    settled: tuple[OutcomeView, ...]
    unsettled: tuple[OutcomeView, ...]
    declined: tuple[OutcomeView, ...]
    chapters: tuple[Chapter, ...]
    days: tuple[tuple[str, tuple[Chapter, ...]], ...]
    wondered: tuple[tuple[str, tuple[QueryView, ...]], ...]

    @property
    def agreed(self) -> tuple[OutcomeView, ...]:
        return self.agreements + self.commitments

    @property
    def pitches(self) -> int:
        return sum(len(chapter.held) for chapter in self.chapters)

    @property
    def questions(self) -> int:
        return sum(len(chapter.asked) for chapter in self.chapters)


def summarise(view: ReportView) -> Summary:
    agreements, commitments = _standing(view.agreements), _standing(view.commitments)
    agreed = agreements + commitments
    chapters = tuple(_chapter(row) for row in view.blocks)
    return Summary(
        conclusions=_standing(view.conclusions),
        insights=_standing(view.insights),
        agreements=agreements,
        commitments=commitments,
        settled=tuple(a for a in agreed if a.is_settled),
        unsettled=tuple(a for a in agreed if not a.is_settled),
        declined=view.declined,
        chapters=chapters,
        days=tuple(
            (day, tuple(chapter for chapter in chapters if chapter.row.block.day == number))
            for number, day in enumerate(view.days or ("",))
        ),
        wondered=_by_block(tuple(query for query in view.queries if not query.is_withdrawn)),
    )


def _by_block(queries: tuple[QueryView, ...]) -> tuple[tuple[str, tuple[QueryView, ...]], ...]:
    titles = {query.block: query.origin for query in queries}
    return tuple((title, tuple(q for q in queries if q.block == block)) for block, title in titles.items())


def _standing(outcomes: tuple[OutcomeView, ...]) -> tuple[OutcomeView, ...]:
    return tuple(outcome for outcome in outcomes if not outcome.is_withdrawn and not outcome.is_declined)


def _chapter(row: ReportBlock) -> Chapter:
    held = tuple(pitch for pitch in row.pitches if pitch.state is not Progress.LATER)
    asked = tuple(question for question in row.questions if _was_asked(question))
    unasked = tuple(question for question in row.questions if question not in asked)
    taken = (row.takeaway,) if row.takeaway and row.takeaway.result is not None else ()
    return Chapter(row, held, asked + taken, unasked)


def _was_asked(question: QuestionView) -> bool:
    return question.phase is not Phase.READY or bool(question.rounds)
